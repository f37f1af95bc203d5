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
import { at, compact, integer, Read, shape, text } from '../../json';

/** A Service that clients connect to. `ClusterIP` and 5432 are left out. */
export const readServiceFact = shape({
  name: text,
  type: text,
  port: integer,
  /** The load balancer's address. */
  host: text,
});

export type ServiceFact = Read<typeof readServiceFact>;

export const defaultPort = 5432;

/** What is kept of a Service; headless ones are Patroni's own. */
export function projectService(object: UnknownObject): Fact | undefined {
  const name = text(at(object, 'metadata', 'name'));
  if (name === undefined || at(object, 'spec', 'clusterIP') === 'None') {
    return undefined;
  }
  const type = text(at(object, 'spec', 'type'));
  const port = integer(at(object, 'spec', 'ports', 0, 'port'));
  const ingress = at(object, 'status', 'loadBalancer', 'ingress', 0);
  return compact({
    name,
    type: type === 'ClusterIP' ? undefined : type,
    port: port === defaultPort ? undefined : port,
    host: text(at(ingress, 'hostname')) ?? text(at(ingress, 'ip')),
  });
}
