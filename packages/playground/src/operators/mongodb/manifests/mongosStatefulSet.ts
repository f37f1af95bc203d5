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
import { KubeObject } from '../../../kube/types';
import { textAt, textsAt } from '../../shared';
import { configReplset, mongosLabels, namesOf } from '../names';
import { MongosSpec } from '../spec/MongodbSpec';
import { MakerContext } from './MakerContext';
import {
  pmmContainers,
  podVolumes,
  resourcesOf,
  sidecars,
} from './podTemplate';
import { makeWorkload } from './workload';

/** The routers, which are told the addresses of the config servers (pkg/psmdb/mongos.go). */
export function makeMongosStatefulSet(
  context: MakerContext,
  mongos: MongosSpec,
  configHosts: readonly string[],
  hashes: Record<string, string>,
): KubeObject {
  const { name, spec } = context;
  const { section, size, configuration } = mongos;
  const labels = mongosLabels(name);
  return makeWorkload(context, {
    name: namesOf(name).mongos,
    section,
    selector: labels,
    labels,
    podLabels: { ...labels, ...textsAt(section, 'labels') },
    serviceName: '',
    size,
    configuration,
    hashes,
    containers: [
      {
        name: 'mongos',
        image: spec.image,
        imagePullPolicy: textAt(spec.section, 'imagePullPolicy') || 'Always',
        command: ['/opt/percona/ps-entry.sh'],
        args: [
          'mongos',
          '--bind_ip_all',
          '--port=27017',
          '--configdb',
          `${configReplset}/${configHosts.join(',')}`,
          '--relaxPermChecks',
          `--tlsMode=${spec.tls.mode}`,
          ...(configuration ? ['--config=/etc/mongos-config/mongos.conf'] : []),
        ],
        ports: [{ name: 'mongos', containerPort: 27017, protocol: 'TCP' }],
        resources: resourcesOf(section),
      },
      ...sidecars(section),
      ...pmmContainers(context),
    ],
    volumes: [...podVolumes(context), { name: 'mongod-data', emptyDir: {} }],
  });
}
