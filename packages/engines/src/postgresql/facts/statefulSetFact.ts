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
import { at, compact, Read, shape, text } from '../../json';
import { namedItem } from '../../kubernetes/facts/containers';
import {
  databaseContainerOf,
  projectStatefulSetFields,
  statefulSetFields,
} from '../../kubernetes/facts/statefulSetFact';
import { containers } from './podFact';

/** The StatefulSet: what the operator made of the declaration. */
export const readStatefulSetFact = shape({
  ...statefulSetFields,
  /** The major version that the pods are told to run (`PGVERSION`). */
  version: text,
});

export type StatefulSetFact = Read<typeof readStatefulSetFact>;

/** What is kept of a StatefulSet. */
export function projectStatefulSet(object: UnknownObject): Fact {
  const env = at(databaseContainerOf(object, containers), 'env');
  return {
    ...projectStatefulSetFields(object, { containers, claim: 'pgdata' }),
    ...compact({ version: text(at(namedItem(env, 'PGVERSION'), 'value')) }),
  };
}
