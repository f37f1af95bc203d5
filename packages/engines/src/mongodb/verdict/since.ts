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

import { DatabasePhase } from '@database-platform/plugin-databases-common';
import { Situation } from '../Situation';
import { OperatorState } from './operatorState';
import { Shortfall } from './shortfalls';
import { membersTroubleSince } from './troubleWords';

/**
 * Since when the database is in its phase, in seconds, by the best time that anybody has written down.
 *
 * @remarks
 * Not by the conditions of the status: their times move only when a condition flips, and most of them never do.
 */
export function sinceOf(
  situation: Situation,
  state: OperatorState,
  phase: DatabasePhase,
  shortfall: Shortfall | undefined,
): number | undefined {
  const { object, condition } = situation;
  if (shortfall !== undefined) {
    return undefined;
  }
  if (phase === 'provisioning' || (state === 'none' && condition === 'none')) {
    return object.at;
  }
  if (phase === 'running') {
    return wholeSince(situation);
  }
  return phase === 'stopped' ? undefined : membersTroubleSince(situation);
}

/** When the last member or mongos became ready. */
function wholeSince({ pods, routers }: Situation): number | undefined {
  const times = [...pods, ...routers]
    .map(pod => pod.since)
    .filter((time): time is number => time !== undefined);
  return times.length > 0 ? Math.max(...times) : undefined;
}
