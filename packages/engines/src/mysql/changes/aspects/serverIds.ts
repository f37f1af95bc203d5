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

import { MysqlManifest } from '../../manifest/MysqlManifest';

/** What the definition fills in for the group. */
const usualServerId = 1000;
/** A group has at most nine members. */
const mostMembers = 9;
/** People leave room between sets, as the definition does below the group's first one. */
const step = 1000;
const greatest = 4_000_000_000;

/** The numbers of servers that count on from one: both ends are in it. */
interface Range {
  whose: string;
  from: number;
  to: number;
}

function rangesOf({ baseServerId, readReplicas }: MysqlManifest): Range[] {
  const group = baseServerId ?? usualServerId;
  return [
    { whose: 'the group', from: group, to: group + mostMembers - 1 },
    ...readReplicas.flatMap(({ name, baseServerId: from, instances = 1 }) =>
      from === undefined
        ? []
        : [{ whose: name, from, to: from + Math.max(instances, 1) - 1 }],
    ),
  ];
}

/** Whose numbers a new set would take, if any. */
export function serverIdTaken(
  manifest: MysqlManifest,
  from: number,
  instances: number,
): string | undefined {
  const to = from + instances - 1;
  return rangesOf(manifest).find(range => from <= range.to && range.from <= to)
    ?.whose;
}

/** The next round number that leaves room for a set, else the first free one. */
export function nextServerId(
  manifest: MysqlManifest,
  instances: number,
): number | undefined {
  const last = Math.max(0, ...rangesOf(manifest).map(({ to }) => to));
  const round = (Math.floor(last / step) + 1) * step;
  const candidates = [round, last + 1, 1];
  return candidates.find(
    from =>
      from + instances - 1 <= greatest &&
      serverIdTaken(manifest, from, instances) === undefined,
  );
}
