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
  at,
  compact,
  flag,
  integer,
  isObject,
  mapOf,
  Read,
  scalar,
  seconds,
  shape,
  text,
} from '../../json';

const messageLength = 600;

/** What the operator writes about one replica set, or about the mongos. */
const readPart = shape({
  /** Left out when it is true. */
  uninitialized: flag,
  /** A shard that the database does not know yet. */
  unadded: flag,
  size: integer,
  ready: integer,
  status: text,
  message: text,
  /** MongoDB's own word for each member (`PRIMARY`), by the pod's name. Arbiters are not among them. */
  members: mapOf(text),
});

/** The condition of a type; only what {@link keptConditions} names. */
const readCondition = shape({
  status: text,
  reason: text,
  message: text,
  /** In seconds. */
  at: integer,
});

/** The status of the object. */
export const readStatusFact = shape({
  state: text,
  message: text,
  host: text,
  size: integer,
  ready: integer,
  /** The generation of the object that the operator has gone through. */
  observed: integer,
  version: text,
  image: text,
  backupVersion: text,
  sets: mapOf(readPart),
  mongos: readPart,
  conditions: mapOf(readCondition),
  /** What the operator did to volumes that grow by themselves, by claim. */
  grown: mapOf(
    shape({ size: scalar, at: integer, count: integer, error: text }),
  ),
});

export type StatusFact = Read<typeof readStatusFact>;
export type PartStatusFact = Read<typeof readPart>;

/**
 * Conditions that can be believed.
 *
 * @remarks
 * Entries of the other types stay `True` when the state moves on, so that several of them contradict each other
 * (pkg/apis/psmdb/v1/psmdb_types.go, AddCondition): of those, only that `ready` was ever there says something.
 */
const keptConditions: ReadonlySet<unknown> = new Set([
  'PBMReady',
  'pendingSmartUpdate',
  'ready',
]);

/** What is kept of the status. */
export function projectStatus(status: unknown): StatusFact {
  return compact({
    state: text(at(status, 'state')),
    message: short(at(status, 'message')),
    host: short(at(status, 'host')),
    size: integer(at(status, 'size')),
    ready: integer(at(status, 'ready')),
    observed: integer(at(status, 'observedGeneration')),
    version: text(at(status, 'mongoVersion')),
    image: text(at(status, 'mongoImage')),
    backupVersion: text(at(status, 'backupVersion')),
    sets: mapOf(projectPart)(at(status, 'replsets')),
    mongos: projectPart(at(status, 'mongos')),
    conditions: conditionsOf(at(status, 'conditions')),
    grown: mapOf(grownOf)(at(status, 'storageAutoscaling')),
  });
}

function projectPart(value: unknown): PartStatusFact | undefined {
  return isObject(value)
    ? compact({
        uninitialized: at(value, 'initialized') !== true,
        unadded: at(value, 'added_as_shard') === false,
        size: integer(at(value, 'size')),
        ready: integer(at(value, 'ready')),
        status: text(at(value, 'status')),
        message: short(at(value, 'message')),
        members: mapOf(member => text(at(member, 'stateStr')))(
          at(value, 'members'),
        ),
      })
    : undefined;
}

function conditionsOf(value: unknown) {
  return Object.fromEntries(
    (Array.isArray(value) ? value : [])
      .filter(each => keptConditions.has(at(each, 'type')))
      .map(each => [
        String(at(each, 'type')),
        compact({
          status: text(at(each, 'status')),
          reason: text(at(each, 'reason')),
          message: short(at(each, 'message')),
          at: seconds(at(each, 'lastTransitionTime')),
        }),
      ]),
  );
}

function grownOf(value: unknown) {
  return isObject(value)
    ? compact({
        size: scalar(at(value, 'currentSize')),
        at: seconds(at(value, 'lastResizeTime')),
        count: integer(at(value, 'resizeCount')),
        error: short(at(value, 'lastError')),
      })
    : undefined;
}

function short(value: unknown): string | undefined {
  return text(value)?.slice(0, messageLength);
}
