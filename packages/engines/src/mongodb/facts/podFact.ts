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
import { at, compact, Read, shape, text } from '../../json';
import { podFields, projectPodFields } from '../../kubernetes/facts/podFact';
import { databaseContainers, operatorLabels } from '../names';

/** A pod of a database: a member of a replica set, or a mongos. */
export const readPodFact = shape({
  ...podFields,
  /** What it is for: `mongod`, `arbiter`, `mongos`, ... */
  component: text,
  replicaSet: text,
});

export type PodFact = Read<typeof readPodFact>;

/** What is kept of a pod. */
export function projectPod(object: UnknownObject): PodFact | undefined {
  const fields = projectPodFields(object, Object.values(databaseContainers));
  return fields && { ...fields, ...placeOf(object) };
}

/** Which part of a database an object is, by the operator's labels. */
export function placeOf(object: UnknownObject) {
  const label = (key: string) => text(at(object, 'metadata', 'labels', key));
  return compact({
    component: label(operatorLabels.component),
    replicaSet: label(operatorLabels.replicaSet),
  });
}
