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
import {
  at,
  compact,
  integer,
  isoTime,
  Read,
  seconds,
  shape,
  text,
} from '../../json';

/**
 * An Event about a database. Left out are a `count` of 1 and a `firstAt` that is the same as `at`;
 * the object is the operator's own unless `objectKind` and `objectName` say otherwise.
 */
export const readEventFact = shape({
  /** When it was last seen (ISO 8601). */
  at: text,
  type: text,
  reason: text,
  message: text,
  count: integer,
  /** When it was first seen (ISO 8601). */
  firstAt: text,
  /** Who reported it. */
  reporter: text,
  objectKind: text,
  objectName: text,
});

export type EventFact = Read<typeof readEventFact>;

const messageLength = 600;

/**
 * What is kept of an Event.
 *
 * @param primaryKind - The kind of the operator's own object; of Events about other objects it is kept which ones.
 */
export function projectEvent(
  object: UnknownObject,
  primaryKind?: string,
): Fact | undefined {
  const kind = text(at(object, 'involvedObject', 'kind'));
  const isAside = primaryKind !== undefined && kind !== primaryKind;
  const first =
    seconds(at(object, 'firstTimestamp')) ?? seconds(at(object, 'eventTime'));
  const last =
    seconds(at(object, 'lastTimestamp')) ??
    seconds(at(object, 'series', 'lastObservedTime')) ??
    first ??
    seconds(at(object, 'metadata', 'creationTimestamp'));
  const count =
    integer(at(object, 'count')) ?? integer(at(object, 'series', 'count'));
  return last === undefined
    ? undefined
    : compact({
        at: isoTime(last),
        type: text(at(object, 'type')) ?? 'Normal',
        reason: text(at(object, 'reason')),
        message: text(at(object, 'message'))?.slice(0, messageLength),
        count: count === 1 ? undefined : count,
        firstAt: first === last ? undefined : isoTime(first),
        reporter:
          text(at(object, 'reportingComponent')) ??
          text(at(object, 'source', 'component')),
        objectKind: isAside ? kind : undefined,
        objectName: isAside
          ? text(at(object, 'involvedObject', 'name'))
          : undefined,
      });
}
