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
import { copyOf, JsonRecord, recordAt, textsAt } from '../../shared';
import { namesOf, replsetLabels } from '../names';
import { MembersSpec, ReplsetSpec } from '../spec/MongodbSpec';
import { MakerContext } from './MakerContext';
import { isEncrypted, mongodContainer } from './mongodContainer';
import {
  logContainers,
  pmmContainers,
  podVolumes,
  sidecars,
} from './podTemplate';
import { makeWorkload } from './workload';

/** The StatefulSet of one kind of members of a replica set (pkg/psmdb/statefulset.go). */
export function makeStatefulSet(
  context: MakerContext,
  replset: ReplsetSpec,
  members: MembersSpec,
  /** `percona.com/ssl-hash` and the like: another value restarts the pods. */
  hashes: Record<string, string>,
): KubeObject {
  const { name } = context;
  const { component, section, configuration } = members;
  const labels = replsetLabels(name, replset.name, component);
  const podLabels = { ...textsAt(section, 'labels'), ...labels };
  const isArbiter = component === 'arbiter';
  const claim = isArbiter ? undefined : members.claim;
  return makeWorkload(context, {
    name: namesOf(name).statefulSet(replset.name, component),
    section,
    selector: labels,
    labels: podLabels,
    podLabels,
    serviceName: namesOf(name).service(replset.name),
    size: members.size,
    configuration,
    hashes,
    containers: [
      mongodContainer(context, replset, members),
      ...sidecars(section),
      ...(isArbiter
        ? []
        : [
            ...backupAgent(context, replset),
            ...pmmContainers(context),
            ...logContainers(context),
          ]),
    ],
    volumes: [
      ...podVolumes(context),
      ...configurationVolumes(context, replset, members),
      ...(claim ? [] : [dataVolume(section)]),
    ],
    claim,
  });
}

/** The configuration, and the key that data is encrypted with. */
function configurationVolumes(
  { name, spec }: MakerContext,
  replset: ReplsetSpec,
  { component, configuration }: MembersSpec,
): unknown[] {
  const { encryptionKey } = spec.secrets;
  return [
    ...(configuration
      ? [
          {
            name: 'config',
            configMap: {
              name: namesOf(name).configMap(replset.name, component),
              optional: true,
            },
          },
        ]
      : []),
    ...(isEncrypted(configuration)
      ? [
          {
            name: encryptionKey,
            secret: {
              secretName: encryptionKey,
              defaultMode: 288,
              optional: false,
            },
          },
        ]
      : []),
  ];
}

function dataVolume(section: JsonRecord) {
  const { emptyDir, hostPath } = recordAt(section, 'volumeSpec');
  return {
    name: 'mongod-data',
    ...(hostPath ? { hostPath } : { emptyDir: emptyDir ?? {} }),
  };
}

function backupAgent({ spec }: MakerContext, replset: ReplsetSpec): unknown[] {
  const { backup } = spec;
  return backup.enabled
    ? [
        {
          name: 'backup-agent',
          image: backup.image,
          imagePullPolicy: 'Always',
          command: ['/opt/percona/pbm-entry.sh'],
          args: ['pbm-agent-entrypoint'],
          env: [
            { name: 'PBM_MONGODB_REPLSET', value: replset.name },
            { name: 'PBM_MONGODB_PORT', value: '27017' },
            ...(spec.sharded ? [{ name: 'SHARDED', value: 'TRUE' }] : []),
          ],
          resources: copyOf(recordAt(backup.section, 'resources')),
        },
      ]
    : [];
}
