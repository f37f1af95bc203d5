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
import { ChangeStage } from '@database-platform/plugin-databases-common';
import { useChangesT } from '../../hooks/useChangesT';
import { localTimes } from '../../lib/localTimes';
import { quietColor } from '../../lib/quietColor';
import { visuallyHidden } from '../../lib/visuallyHidden';
import { Hint, RelativeTime, useTone } from '../primitives';
import { stageLooks } from './changeLooks';

const useStyles = makeStyles(
  theme => ({
    item: {
      display: 'grid',
      gridTemplateColumns: '24px minmax(0, 1fr) auto',
      columnGap: theme.spacing(1.25),
      position: 'relative',
      paddingBottom: theme.spacing(1.75),
      '&:last-child': { paddingBottom: 0 },
      // The line from one mark to the next.
      '&:not(:last-child)::before': {
        content: '""',
        position: 'absolute',
        left: 11,
        top: 24,
        bottom: 0,
        borderLeft: `2px solid ${theme.palette.divider}`,
      },
    },
    icon: { fontSize: 24, zIndex: 1 },
    name: { fontSize: '0.875rem', lineHeight: '24px', fontWeight: 500 },
    current: { fontWeight: 700 },
    quiet: { color: quietColor(theme), fontWeight: 400 },
    time: {
      fontSize: '0.8125rem',
      lineHeight: '24px',
      color: quietColor(theme),
      whiteSpace: 'nowrap',
    },
    detail: {
      gridColumn: '2 / -1',
      fontSize: '0.8125rem',
      lineHeight: 1.5,
      color: quietColor(theme),
      overflowWrap: 'anywhere',
    },
    visuallyHidden,
  }),
  { name: 'DatabasesStageLine' },
);

/** One stage of a change: its mark, its name, when it was reached, and what it waits for. */
export function StageLine({ stage }: { stage: ChangeStage }) {
  const classes = useStyles();
  const t = useChangesT();
  const { tone, Icon } = stageLooks[stage.state];
  const colors = useTone(tone);
  const isToCome = stage.state === 'waiting' || stage.state === 'skipped';
  return (
    <li
      className={classes.item}
      aria-current={stage.state === 'current' ? 'step' : undefined}
    >
      <Icon
        className={classes.icon}
        style={{ color: colors.text }}
        aria-hidden
      />
      <span
        className={`${classes.name} ${isToCome ? classes.quiet : ''} ${
          stage.state === 'current' ? classes.current : ''
        }`}
      >
        <Hint text={t(`changes.stageHint.${stage.id}`)}>
          {t(`changes.stage.${stage.id}`)}
        </Hint>
        <span className={classes.visuallyHidden}>
          : {t(`changes.stageState.${stage.state}`)}
        </span>
      </span>
      <span className={classes.time}>
        {stage.at ? (
          <RelativeTime at={stage.at} />
        ) : (
          stage.state === 'skipped' && t('changes.stageState.skipped')
        )}
      </span>
      {stage.detail && (
        <span className={classes.detail}>{localTimes(stage.detail)}</span>
      )}
    </li>
  );
}
