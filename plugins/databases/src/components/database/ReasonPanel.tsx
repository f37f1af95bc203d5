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

import { Database } from '@database-platform/plugin-databases-common';
import { useT } from '../../hooks/useT';
import { formatAbsolute } from '../../lib/formatTime';
import { localTimes } from '../../lib/localTimes';
import { phaseLooks, TonePanel } from '../primitives';

/** Why a database is not running: what, since when, what the operator calls it, what to do. */
export function ReasonPanel({ database }: { database: Database }) {
  const t = useT();
  const { phase, reason, since, operatorState, advice } = database;
  return (
    <TonePanel
      {...phaseLooks[phase]}
      lines={[
        localTimes(reason),
        <>
          {since && `${t('reason.sinceAt', { at: formatAbsolute(since) })} `}
          {operatorState
            ? t('reason.operatorSays', { word: operatorState })
            : t('reason.operatorSilent')}
        </>,
        advice && t('finding.advice', { advice: localTimes(advice) }),
      ]}
    />
  );
}
