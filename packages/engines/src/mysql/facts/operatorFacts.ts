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
  mapOf,
  Read,
  scalar,
  seconds,
  shape,
  text,
} from '../../json';
import { imageVersion } from '../names';
import { mycnfSettings } from './mycnfSettings';

/** A ReplicaSet of the Router: one for each generation of its pods. */
export const readRouterFact = shape({
  /** Created, in seconds. */
  at: integer,
  members: integer,
  ready: integer,
  image: text,
});

export type RouterFact = Read<typeof readRouterFact>;

/** What is kept of a ReplicaSet of the Router. */
export function projectRouter(object: UnknownObject): Fact {
  return compact({
    at: seconds(at(object, 'metadata', 'creationTimestamp')),
    members: integer(at(object, 'spec', 'replicas')),
    ready: integer(at(object, 'status', 'readyReplicas')),
    image: text(
      at(object, 'spec', 'template', 'spec', 'containers', 0, 'image'),
    ),
  });
}

/** What the pods get as their own configuration: the operator's copy of `spec.mycnf`. */
export const readInitconfFact = shape({ name: text, mycnf: mapOf(scalar) });

/** What is kept of the ConfigMap `<name>-initconf`; a set of read replicas has one of its own. */
export function projectInitconf(object: UnknownObject): Fact | undefined {
  const name = text(at(object, 'metadata', 'name'));
  const file = at(object, 'data', '99-extra.cnf');
  return name !== undefined && typeof file === 'string'
    ? { name, mycnf: mycnfSettings(file) }
    : undefined;
}

/** The operator's own Deployment. */
export const readOperatorFact = shape({ version: text });

/** What is kept of the operator's Deployment: the first part of its image's tag is the newest MySQL that it runs. */
export function projectOperator(object: UnknownObject): Fact | undefined {
  const image = at(
    object,
    'spec',
    'template',
    'spec',
    'containers',
    0,
    'image',
  );
  const version = imageVersion(text(image));
  return version === undefined ? undefined : { version };
}
