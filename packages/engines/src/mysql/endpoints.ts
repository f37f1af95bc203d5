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

import { Endpoint } from '@database-platform/plugin-databases-common';
import { compact } from '../json';
import { ServiceFact } from '../kubernetes/facts/serviceFact';
import { namesOf, usualPort } from './names';
import { View } from './View';

/** Names of ports of the Router's Service, and what they lead to (router_objects.py). */
const routerPorts = [
  ['mysql-alternate', 'router'],
  ['mysql-ro', 'router-replica'],
  ['mysql-rw-split', 'router-split'],
] as const;

/** Where port 3306 leads to. */
const defaultPurposes: Readonly<Record<string, Endpoint['purpose']>> = {
  'mysql-ro': 'router-replica',
  'mysql-rw-split': 'router-split',
};

/** Where clients connect: the Router's Service, port by port, and the Services of read replicas. The headless Service of the group is the operator's own. */
export function endpointsOf(view: View): Endpoint[] {
  const names = namesOf(view.name);
  const find = (wanted: string) =>
    view.services.filter(service => service.name === wanted);
  const replicas = (view.object.replicas ?? []).flatMap(({ name = '' }) =>
    find(namesOf(names.readReplica(name)).instances),
  );
  return [
    ...find(names.service).flatMap(service => routerEndpoints(view, service)),
    ...replicas.map(service =>
      endpoint(view, service, 'replica', service.port ?? usualPort),
    ),
  ];
}

function routerEndpoints(view: View, service: ServiceFact): Endpoint[] {
  const { defaultPort = '' } = view.object.service ?? {};
  const purpose = Object.hasOwn(defaultPurposes, defaultPort)
    ? defaultPurposes[defaultPort]
    : 'router';
  return [
    endpoint(view, service, purpose, service.port ?? usualPort),
    ...routerPorts.flatMap(([name, leadsTo]) => {
      const port = service.ports?.[name];
      return port === undefined ? [] : [endpoint(view, service, leadsTo, port)];
    }),
  ];
}

function endpoint(
  { namespace }: View,
  service: ServiceFact,
  purpose: Endpoint['purpose'],
  port: number,
): Endpoint {
  const { name = '' } = service;
  return {
    purpose,
    service: name,
    host: `${name}.${namespace}.svc`,
    port,
    exposure: service.type ?? 'ClusterIP',
    ...compact({ externalHost: service.host }),
  };
}
