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
  Endpoint,
  EndpointPurpose,
} from '@database-platform/plugin-databases-common';
import { compact } from '../json';
import { ServiceFact } from '../kubernetes/facts/serviceFact';
import { components, defaultPort, namesOf } from './names';
import { dataSets, Situation } from './Situation';

/**
 * Where clients connect: the mongos of a sharded database, else the Service of the replica set, from which a driver finds the primary by itself;
 * and the Services of single members where they are exposed.
 */
export function endpointsOf(situation: Situation): Endpoint[] {
  const { services, object, name } = situation;
  const find = (wanted: string) =>
    services.filter(service => service.name === wanted);
  if (object.sharded) {
    const routers = situation.mongos?.pods.map(pod => pod.name) ?? [];
    return [namesOf(name).mongos, ...routers].flatMap(wanted =>
      find(wanted).map(service => endpoint(situation, service, 'router')),
    );
  }
  return dataSets(situation).flatMap(set => [
    ...find(namesOf(name).replicaSet(set.name)).map(service =>
      endpoint(situation, service, 'replica-set', set.name),
    ),
    ...set.members
      .filter(({ pod }) => pod.component !== components.arbiter)
      .flatMap(({ member, leads }) =>
        find(member.name).map(service =>
          endpoint(situation, service, leads ? 'primary' : 'replica'),
        ),
      ),
  ]);
}

function endpoint(
  { namespace, object }: Situation,
  service: ServiceFact,
  purpose: EndpointPurpose,
  replicaSet?: string,
): Endpoint {
  const { name = '' } = service;
  return {
    purpose,
    service: name,
    host: `${name}.${namespace}.svc`,
    port: service.port ?? defaultPort,
    exposure: service.type ?? 'ClusterIP',
    ...compact({ externalHost: service.host }),
    options: {
      ...(replicaSet !== undefined && { replicaSet }),
      // Servers take encrypted connections unless TLS is switched off (docs/TLS.md of the operator: preferTLS is the default).
      ...(object.tls !== 'disabled' && { tls: 'true' }),
    },
  };
}
