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

/**
 * What a watch tells of an object.
 */
export interface ObjectEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  object: UnknownObject;
  resourceVersion: string;
}

/**
 * One line of a watch.
 */
export type WatchEvent =
  | ObjectEvent
  | { type: 'BOOKMARK'; object: UnknownObject; resourceVersion: string }
  | { type: 'ERROR'; code: number; message: string };

const OBJECT_TYPES = ['ADDED', 'MODIFIED', 'DELETED', 'BOOKMARK'] as const;

/**
 * Reads one line of a watch; `undefined` for what is not an event.
 */
export function parseWatchEvent(value: unknown): WatchEvent | undefined {
  const { type, object } = (value ?? {}) as {
    type?: unknown;
    object?: unknown;
  };
  if (typeof object !== 'object' || object === null) {
    return undefined;
  }
  if (type === 'ERROR') {
    const { code, message } = object as { code?: unknown; message?: unknown };
    return {
      type,
      code: typeof code === 'number' ? code : 500,
      message: typeof message === 'string' ? message : 'no message',
    };
  }
  const known = OBJECT_TYPES.find(item => item === type);
  const { metadata } = object as { metadata?: { resourceVersion?: unknown } };
  const resourceVersion = metadata?.resourceVersion;
  return known && typeof resourceVersion === 'string'
    ? { type: known, object: object as UnknownObject, resourceVersion }
    : undefined;
}
