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

import {
  Fact,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { withoutStop } from '../words';
import {
  at,
  compact,
  integer,
  Read,
  scalar,
  seconds,
  shape,
  text,
} from '../../json';

/** A PersistentVolumeClaim. */
export const readClaimFact = shape({
  name: text,
  /** What it asks for. */
  size: scalar,
  /** What the volume has, where that is something else. */
  has: scalar,
  class: text,
  /** Left out when it is `Bound`. */
  phase: text,
  /** A resize, in Kubernetes' words. */
  resize: text,
  /** Deletion was asked for, in seconds. */
  gone: integer,
});

export type ClaimFact = Read<typeof readClaimFact>;

/** What is kept of a PersistentVolumeClaim. */
export function projectClaim(object: UnknownObject): Fact | undefined {
  const name = text(at(object, 'metadata', 'name'));
  if (name === undefined) {
    return undefined;
  }
  const size = scalar(at(object, 'spec', 'resources', 'requests', 'storage'));
  const has = scalar(at(object, 'status', 'capacity', 'storage'));
  const phase = text(at(object, 'status', 'phase'));
  return compact({
    name,
    size,
    has: has === size ? undefined : has ?? '0',
    class: text(at(object, 'spec', 'storageClassName')),
    phase: phase === 'Bound' ? undefined : phase ?? 'Pending',
    resize: resizeOf(object),
    gone: seconds(at(object, 'metadata', 'deletionTimestamp')),
  });
}

const resizeConditions: ReadonlySet<unknown> = new Set([
  'Resizing',
  'FileSystemResizePending',
  'ControllerResizeError',
  'NodeResizeError',
]);

/** `status.conditions` tell of a resize; newer Kubernetes adds a word per resource in `allocatedResourceStatuses`. */
function resizeOf(object: UnknownObject): string | undefined {
  const conditions = at(object, 'status', 'conditions');
  const told = (Array.isArray(conditions) ? conditions : [])
    .filter(
      each =>
        resizeConditions.has(at(each, 'type')) && at(each, 'status') === 'True',
    )
    .map(each => {
      const message = text(at(each, 'message'));
      const type = `"${at(each, 'type')}"`;
      return message ? `${type}: ${withoutStop(message).slice(0, 200)}` : type;
    });
  const word = text(
    at(object, 'status', 'allocatedResourceStatuses', 'storage'),
  );
  if (word) {
    told.push(`"${word}"`);
  }
  return told.length > 0 ? told.join('; ') : undefined;
}
