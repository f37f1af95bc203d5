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
import { seconds } from '../../json';
import { heartbeatEnds } from '../patroni';
import { Situation } from '../Situation';
import { membersTroubleSince } from './memberWords';
import { failureEvent, firstSeen } from './operatorEvent';
import { isFailure, OperatorState } from './operatorState';
import { Shortfall } from './shortfalls';

/** Since when the database is in its phase, in seconds, by the best time that anybody has written down. */
export function sinceOf(
  situation: Situation,
  state: OperatorState,
  phase: DatabasePhase,
  shortfall: Shortfall | undefined,
): number | undefined {
  const { condition, object, records, members } = situation;
  if (phase === 'updating') {
    return rollingSince(situation) ?? membersTroubleSince(members);
  }
  if (shortfall) {
    return undefined;
  }
  if (phase === 'provisioning') {
    return object.at;
  }
  if (condition === 'switching' || condition === 'stopped') {
    return records.leader?.renewed;
  }
  if (condition === 'down') {
    return heartbeatEnded(situation) ?? membersTroubleSince(members);
  }
  if (isFailure(state)) {
    return (
      firstSeen(failureEvent(situation, state)) ??
      (condition === 'none' ? object.at : undefined)
    );
  }
  if (phase === 'running') {
    return wholeSince(situation);
  }
  return condition === 'none' && state === 'none'
    ? object.at
    : membersTroubleSince(members);
}

/** The operator reports the beginning of a rolling update, and nothing of other changes. */
function rollingSince({ events }: Situation): number | undefined {
  const latest = events.find(event =>
    /^(Performing rolling update|starting major version upgrade)/.test(
      event.message ?? '',
    ),
  );
  return seconds(latest?.at);
}

function heartbeatEnded(situation: Situation): number | undefined {
  const ends = heartbeatEnds(situation);
  return ends !== undefined && situation.now >= ends
    ? situation.records.leader?.renewed
    : undefined;
}

/** When the last member became ready, or the primary took over, whichever came later. */
function wholeSince({ members, records }: Situation): number | undefined {
  const times = [
    records.leader?.acquired,
    ...members.map(({ pod }) => pod.since),
  ].filter((time): time is number => time !== undefined);
  return times.length > 0 ? Math.max(...times) : undefined;
}
