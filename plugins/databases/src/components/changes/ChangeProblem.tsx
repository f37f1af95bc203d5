/*
 * Copyright 2026 The Database Platform Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import { makeStyles } from '@material-ui/core/styles';
import { DatabaseChange } from '@database-platform/plugin-databases-common';
import { useChangesT } from '../../hooks/useChangesT';
import { localTimes } from '../../lib/localTimes';
import { formatAbsolute } from '../../lib/formatTime';
import { useTone } from '../primitives';
import { changeLooks } from './changeLooks';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      gap: theme.spacing(1.5),
      padding: theme.spacing(1.5, 2),
      border: '1px solid',
      borderRadius: 8,
      maxWidth: 1040,
      fontSize: '0.875rem',
      lineHeight: 1.55,
      color: theme.palette.text.primary,
    },
    icon: { fontSize: 20, marginTop: 1 },
    body: { minWidth: 0, overflowWrap: 'anywhere' },
    line: { margin: 0, '& + &': { marginTop: theme.spacing(0.5) } },
    title: { fontWeight: 600 },
  }),
  { name: 'DatabasesChangeProblem' },
);

/** Where a change is stuck or failed, since when, why, and what usually helps. */
export function ChangeProblem({ change }: { change: DatabaseChange }) {
  const classes = useStyles();
  const t = useChangesT();
  const { problem, state } = change;
  const { tone, Icon } = changeLooks[state];
  const colors = useTone(tone);
  if (!problem) {
    return null;
  }
  const stage = t(`changes.stage.${problem.stage}`);
  return (
    <div
      className={classes.root}
      style={{ borderColor: colors.border, backgroundColor: colors.background }}
    >
      <Icon
        className={classes.icon}
        style={{ color: colors.text }}
        aria-hidden
      />
      <div className={classes.body}>
        <p className={`${classes.line} ${classes.title}`}>
          {state === 'failed'
            ? t('changes.problem.failed', { stage })
            : t('changes.problem.title', { stage })}
        </p>
        <p className={classes.line}>
          {localTimes(problem.reason)}{' '}
          {t('changes.problem.since', { at: formatAbsolute(problem.since) })}
        </p>
        {problem.advice && (
          <p className={classes.line}>
            {t('changes.problem.advice', { advice: problem.advice })}
          </p>
        )}
      </div>
    </div>
  );
}
