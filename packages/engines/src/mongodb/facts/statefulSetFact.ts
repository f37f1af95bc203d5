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
import { Read, shape, text } from '../../json';
import {
  projectStatefulSetFields,
  statefulSetFields,
} from '../../kubernetes/facts/statefulSetFact';
import { databaseContainers } from '../names';
import { placeOf } from './podFact';

/** A StatefulSet: there is one for each kind of member of each replica set, and one for the mongos. */
export const readStatefulSetFact = shape({
  ...statefulSetFields,
  component: text,
  replicaSet: text,
});

export type StatefulSetFact = Read<typeof readStatefulSetFact>;

/** What is kept of a StatefulSet. */
export function projectStatefulSet(object: UnknownObject): StatefulSetFact {
  return {
    ...projectStatefulSetFields(object, {
      containers: Object.values(databaseContainers),
      claim: 'mongod-data',
    }),
    ...placeOf(object),
  };
}
