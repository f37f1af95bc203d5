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
import {
  changeStageIds,
  ChangeStageId,
} from '@database-platform/plugin-databases-common';
import { useChangesT } from '../../hooks/useChangesT';
import { quietColor } from '../../lib/quietColor';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      fontSize: '0.8125rem',
      whiteSpace: 'nowrap',
    },
    bar: { display: 'inline-flex', gap: 3 },
    dot: {
      width: 14,
      height: 6,
      borderRadius: 3,
      backgroundColor: theme.palette.divider,
    },
    reached: { backgroundColor: theme.palette.primary.main },
    word: { color: quietColor(theme) },
  }),
  { name: 'DatabasesStageDots' },
);

/** How far a change is, in one short line. */
export function StageDots({ stage }: { stage: ChangeStageId }) {
  const classes = useStyles();
  const t = useChangesT();
  const reached = changeStageIds.indexOf(stage);
  return (
    <span className={classes.root}>
      <span className={classes.bar} aria-hidden>
        {changeStageIds.map((id, index) => (
          <span
            key={id}
            className={`${classes.dot} ${
              index <= reached ? classes.reached : ''
            }`}
          />
        ))}
      </span>
      <span className={classes.word}>{t(`changes.stage.${stage}`)}</span>
    </span>
  );
}
