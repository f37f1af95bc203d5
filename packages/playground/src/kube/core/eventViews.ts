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

import { isJsonObject } from '../json';
import { KubeObject } from '../types';

function renamed(
  object: KubeObject,
  apiVersion: string,
  names: readonly (readonly [string, string])[],
): KubeObject {
  const result: KubeObject = { ...object, apiVersion };
  for (const [from, to] of names) {
    if (object[from] !== undefined) {
      delete result[from];
      result[to] = object[from];
    }
  }
  return result;
}

/** Fields that core/v1 and events.k8s.io/v1 name differently. */
const names = [
  ['involvedObject', 'regarding'],
  ['message', 'note'],
  ['source', 'deprecatedSource'],
  ['firstTimestamp', 'deprecatedFirstTimestamp'],
  ['lastTimestamp', 'deprecatedLastTimestamp'],
  ['count', 'deprecatedCount'],
  ['reportingComponent', 'reportingController'],
] as const;

/** A stored core/v1 Event as events.k8s.io/v1 shows it. */
export function eventFromStorage(object: KubeObject): KubeObject {
  return renamed(object, 'events.k8s.io/v1', names);
}

/** An events.k8s.io/v1 Event as it is stored, in core/v1. */
export function eventToStorage(object: KubeObject): KubeObject {
  const stored = renamed(
    object,
    'v1',
    names.map(([core, other]) => [other, core] as const),
  );
  if (!isJsonObject(stored.involvedObject)) {
    stored.involvedObject = {};
  }
  return stored;
}
