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
import {
  at,
  compact,
  flag,
  integer,
  mapOf,
  Read,
  shape,
  text,
} from '../../json';

/** A Service. `ClusterIP` and the database's usual port are left out. */
export const readServiceFact = shape({
  name: text,
  type: text,
  port: integer,
  /** It has no address of its own: its name stands for its pods. */
  headless: flag,
  /** Ports by their names, where there are several. */
  ports: mapOf(integer),
  /** The load balancer's address. */
  host: text,
});

export type ServiceFact = Read<typeof readServiceFact>;

/**
 * What is kept of a Service.
 *
 * @param usualPort - A first port that goes without saying.
 */
export function projectService(
  object: UnknownObject,
  usualPort: number,
): ServiceFact | undefined {
  const name = text(at(object, 'metadata', 'name'));
  if (name === undefined) {
    return undefined;
  }
  const type = text(at(object, 'spec', 'type'));
  const port = integer(at(object, 'spec', 'ports', 0, 'port'));
  const ingress = at(object, 'status', 'loadBalancer', 'ingress', 0);
  return compact({
    name,
    type: type === 'ClusterIP' ? undefined : type,
    port: port === usualPort ? undefined : port,
    headless: at(object, 'spec', 'clusterIP') === 'None',
    ports: portsOf(at(object, 'spec', 'ports')),
    host: text(at(ingress, 'hostname')) ?? text(at(ingress, 'ip')),
  });
}

/** Only where the Service has several. */
function portsOf(ports: unknown): Record<string, number> | undefined {
  return Array.isArray(ports) && ports.length > 1
    ? Object.fromEntries(
        ports.flatMap(each => {
          const name = text(at(each, 'name'));
          const port = integer(at(each, 'port'));
          return name === undefined || port === undefined ? [] : [[name, port]];
        }),
      )
    : undefined;
}
