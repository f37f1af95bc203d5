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
import { at, compact, integer, Read, scalar, shape, text } from '../../json';

/** The Deployment of a connection pooler. */
export const readDeploymentFact = shape({
  name: text,
  members: integer,
  ready: integer,
  mode: text,
  /** Connections that each of its pods may open to the database. */
  connections: scalar,
});

export type DeploymentFact = Read<typeof readDeploymentFact>;

/** What is kept of a pooler's Deployment. */
export function projectDeployment(object: UnknownObject): Fact | undefined {
  const name = text(at(object, 'metadata', 'name'));
  const env = at(object, 'spec', 'template', 'spec', 'containers', 0, 'env');
  const variable = (wanted: string) =>
    Array.isArray(env)
      ? at(
          env.find(each => at(each, 'name') === wanted),
          'value',
        )
      : undefined;
  return name === undefined
    ? undefined
    : compact({
        name,
        members: integer(at(object, 'spec', 'replicas')),
        ready: integer(at(object, 'status', 'readyReplicas')),
        mode: text(variable('CONNECTION_POOLER_MODE')),
        connections: scalar(variable('CONNECTION_POOLER_MAX_DB_CONN')),
      });
}
