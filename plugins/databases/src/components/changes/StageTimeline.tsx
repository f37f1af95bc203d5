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
import { StageLine } from './StageLine';

const useStyles = makeStyles(
  { root: { listStyle: 'none', margin: 0, padding: 0 } },
  { name: 'DatabasesStageTimeline' },
);

/** The way of a change from the plan to the running database, with times. */
export function StageTimeline(props: { stages: readonly ChangeStage[] }) {
  const classes = useStyles();
  const t = useChangesT();
  return (
    <ol className={classes.root} aria-label={t('changes.stages')}>
      {props.stages.map(stage => (
        <StageLine key={stage.id} stage={stage} />
      ))}
    </ol>
  );
}
