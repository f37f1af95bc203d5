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

import { DatabaseChange } from '@database-platform/plugin-databases-common';
import { useChangesT } from '../../hooks/useChangesT';
import { localTimes } from '../../lib/localTimes';
import { formatAbsolute } from '../../lib/formatTime';
import { TonePanel } from '../primitives';
import { changeLooks } from './changeLooks';

/** Where a change is stuck or failed, since when, why, and what usually helps. */
export function ChangeProblem({ change }: { change: DatabaseChange }) {
  const t = useChangesT();
  const { problem, state } = change;
  if (!problem) {
    return null;
  }
  const stage = t(`changes.stage.${problem.stage}`);
  return (
    <TonePanel
      {...changeLooks[state]}
      lines={[
        state === 'failed'
          ? t('changes.problem.failed', { stage })
          : t('changes.problem.title', { stage }),
        <>
          {localTimes(problem.reason)}{' '}
          {t('changes.problem.since', { at: formatAbsolute(problem.since) })}
        </>,
        problem.advice &&
          t('changes.problem.advice', { advice: problem.advice }),
      ]}
    />
  );
}
