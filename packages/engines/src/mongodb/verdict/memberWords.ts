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

import { count, listWords } from '../../kubernetes/words';
import { Condition, dataSets, Situation } from '../Situation';
import { routerWords, setWords, troubleWords } from './troubleWords';

/** What the members do, as one or two sentences without a full stop at the end. */
export const memberWords: Readonly<
  Record<Condition, (situation: Situation) => string>
> = {
  whole: wholeWords,
  partial: troubleWords,
  untold: ({ wanted }) =>
    `${count(wanted, 'member')} ${
      wanted === 1 ? 'is' : 'are'
    } ready, and nobody says which one is primary`,
  electing: troubleWords,
  unreachable: troubleWords,
  down: troubleWords,
  none: ({ wanted }) =>
    `there are no pods, although ${count(wanted, 'member')} ${
      wanted === 1 ? 'is' : 'are'
    } asked for`,
  stopping: ({ pods, routers }) =>
    `no members are asked for; ${listWords(
      [...pods, ...routers].map(pod => pod.name),
    )} still ${pods.length + routers.length === 1 ? 'has' : 'have'} to stop`,
  stopped: () =>
    'stopped on purpose: no members are asked for, and the volumes are kept',
  unseen: situation =>
    `the pods cannot be read, so that nobody can say whether it serves: ${situation.gapOf(
      'pod',
    )}`,
};

/** Who is primary; for shards only that each has one. */
function wholeWords(situation: Situation): string {
  const data = dataSets(situation);
  const routers = routerWords(situation);
  if (data.length === 1 && routers === undefined) {
    return setWords(data[0]);
  }
  const primaries = data.flatMap(set => set.primary?.member.name ?? []);
  const shards =
    data.length === 1
      ? `the shard ${data[0].name} has the primary ${listWords(primaries)}`
      : `all ${data.length} shards have a primary (${listWords(primaries)})`;
  const config = situation.sets.some(set => set.isConfig)
    ? ', and so have the config servers'
    : '';
  return [`${shards}${config}`, ...(routers ? [routers] : [])].join('; ');
}
