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
  compareVersions,
  copyOf,
  fieldAt,
  JsonRecord,
  listAt,
  recordAt,
  textAt,
} from '../../shared';
import { operatorVersion } from '../resources';
import { isAtLeast, MakerContext } from './MakerContext';

const operatorImage = 'percona/percona-server-mongodb-operator';

/** What decides where the pods of a section run, and how they are looked after. */
export function placement(
  section: JsonRecord,
  labels: Record<string, string>,
): JsonRecord {
  const kept = Object.fromEntries(
    ['nodeSelector', 'tolerations', 'priorityClassName', 'runtimeClassName']
      .filter(key => section[key] !== undefined)
      .map(key => [key, copyOf(section[key])]),
  );
  const affinity = affinityOf(recordAt(section, 'affinity'), labels);
  return {
    ...kept,
    ...(affinity !== undefined && { affinity }),
    serviceAccountName: textAt(section, 'serviceAccountName') || 'default',
    terminationGracePeriodSeconds: section.terminationGracePeriodSeconds ?? 60,
    restartPolicy: 'Always',
    securityContext: copyOf(section.podSecurityContext) ?? { fsGroup: 1001 },
  };
}

const topologyKeys = new Set([
  'kubernetes.io/hostname',
  'topology.kubernetes.io/zone',
  'topology.kubernetes.io/region',
]);

/** No two pods of a kind on one node, unless the section says otherwise (reconcileAffinityOpts). */
function affinityOf(
  affinity: JsonRecord,
  labels: Record<string, string>,
): unknown {
  if (affinity.advanced !== undefined) {
    return copyOf(affinity.advanced);
  }
  const key = textAt(affinity, 'antiAffinityTopologyKey');
  if (key === 'none') {
    return undefined;
  }
  return {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        {
          labelSelector: { matchLabels: labels },
          topologyKey:
            key !== undefined && topologyKeys.has(key)
              ? key
              : 'kubernetes.io/hostname',
        },
      ],
    },
  };
}

/** Where the scripts of the image come from: the operator's own image, of the version that the object asks for. */
export function initContainers(
  { spec }: MakerContext,
  resources: unknown,
): unknown[] {
  const version =
    compareVersions(spec.crVersion, operatorVersion) === 0
      ? operatorVersion
      : spec.crVersion;
  return [
    {
      name: 'mongo-init',
      image: textAt(spec.section, 'initImage') || `${operatorImage}:${version}`,
      command: ['/init-entrypoint.sh'],
      resources,
      volumeMounts: [
        { name: 'mongod-data', mountPath: '/data/db' },
        { name: 'bin', mountPath: '/opt/percona' },
      ],
    },
  ];
}

/** The Secrets and scratch space that every pod mounts. */
export function podVolumes(context: MakerContext): unknown[] {
  const { secrets } = context.spec;
  const names = context.spec;
  const secret = (name: string, secretName: string, optional: boolean) => ({
    name,
    secret: { secretName, defaultMode: 288, optional },
  });
  return [
    secret(secrets.keyFile, secrets.keyFile, false),
    { name: 'bin', emptyDir: {} },
    ...(isAtLeast(context, '1.21.0')
      ? [{ name: 'mongosh', emptyDir: {} }]
      : []),
    secret('ssl', secrets.ssl, !names.tls.enabled),
    secret('ssl-internal', secrets.sslInternal, true),
    {
      name: 'users-secret-file',
      secret: { secretName: `internal-${context.name}-users` },
    },
  ];
}

/** The PMM client, where it is switched on and the users Secret has a token for it. */
export function pmmContainers({
  spec,
  name,
  namespace,
}: MakerContext): unknown[] {
  const pmm = recordAt(spec.section, 'pmm');
  return pmm.enabled === true
    ? [
        {
          name: 'pmm-client',
          image: textAt(pmm, 'image'),
          resources: copyOf(recordAt(pmm, 'resources')),
          env: [
            {
              name: 'PMM_AGENT_SERVER_ADDRESS',
              value: textAt(pmm, 'serverHost'),
            },
            {
              name: 'CLUSTER_NAME',
              value: textAt(pmm, 'customClusterName') || name,
            },
            { name: 'DB_NAMESPACE', value: namespace },
          ],
        },
      ]
    : [];
}

/** fluent-bit and logrotate, since operator 1.21. */
export function logContainers(context: MakerContext): unknown[] {
  const collector = recordAt(context.spec.section, 'logcollector');
  if (collector.enabled !== true || !isAtLeast(context, '1.21.0')) {
    return [];
  }
  const image = textAt(collector, 'image');
  const resources = copyOf(recordAt(collector, 'resources'));
  return [
    { name: 'logs', image, args: ['fluent-bit'], resources },
    { name: 'logrotate', image, args: ['logrotate'], resources },
  ];
}

/** Containers that the section brings along. */
export function sidecars(section: JsonRecord): unknown[] {
  return listAt(section, 'sidecars').map(copyOf);
}

export function resourcesOf(section: JsonRecord): unknown {
  return copyOf(fieldAt(section, 'resources')) ?? {};
}
