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

import { UnknownObject } from '@database-platform/plugin-databases-common';
import { at, compact, integer, text } from '../../json';
import { withoutStop } from '../words';

const messageLength = 300;

/** A condition of a pod. */
export function conditionOf(object: UnknownObject, type: string): unknown {
  const conditions = at(object, 'status', 'conditions');
  return Array.isArray(conditions)
    ? conditions.find(candidate => at(candidate, 'type') === type)
    : undefined;
}

/** The statuses of a pod's containers, or of its init containers. */
export function containerStatuses(
  object: UnknownObject,
  field: string,
): unknown[] {
  const found = at(object, 'status', field);
  return Array.isArray(found) ? found : [];
}

/**
 * Why the pod does not run, as Kubernetes says it: not scheduled, evicted, or a container that waits or has ended.
 *
 * @param own - The names that the database's container may have: its trouble comes first and needs no name.
 */
export function troubleOf(object: UnknownObject, own: readonly string[]) {
  const rank = (status: unknown) =>
    own.some(name => at(status, 'name') === name) ? 0 : 1;
  const scheduled = conditionOf(object, 'PodScheduled');
  if (at(scheduled, 'status') === 'False') {
    return trouble(at(scheduled, 'reason'), at(scheduled, 'message'));
  }
  if (at(object, 'status', 'phase') === 'Failed') {
    return trouble(
      at(object, 'status', 'reason') ?? 'Failed',
      at(object, 'status', 'message'),
    );
  }
  const all = [
    ...containerStatuses(object, 'initContainerStatuses'),
    ...[...containerStatuses(object, 'containerStatuses')].sort(
      (a, b) => rank(a) - rank(b),
    ),
  ];
  for (const status of all) {
    const waiting = at(status, 'state', 'waiting');
    const ended = at(status, 'state', 'terminated');
    const before = at(status, 'lastState', 'terminated');
    const name = rank(status) === 0 ? undefined : text(at(status, 'name'));
    if (waiting !== undefined && text(at(waiting, 'reason'))) {
      const last = endWords(before);
      return trouble(
        at(waiting, 'reason'),
        last ?? at(waiting, 'message'),
        name,
      );
    }
    if (integer(at(ended, 'exitCode'))) {
      return trouble(at(ended, 'reason'), endWords(ended), name);
    }
  }
  return undefined;
}

/** How a container ended: Kubernetes' word and the exit code. */
function endWords(ended: unknown): string | undefined {
  const code = integer(at(ended, 'exitCode'));
  return code
    ? `it ended with exit code ${code} ("${
        text(at(ended, 'reason')) ?? 'Error'
      }")`
    : undefined;
}

function trouble(word: unknown, message: unknown, container?: string) {
  return compact({
    word: text(word) ?? 'Unschedulable',
    message: withoutStop(text(message) ?? '').slice(0, messageLength),
    container,
  });
}
