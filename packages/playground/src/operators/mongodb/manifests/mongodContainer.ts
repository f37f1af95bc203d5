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
import { isRecord, parseQuantity, recordAt, textAt } from '../../shared';
import { parse } from 'yaml';
import { containerNames } from '../names';
import { MembersSpec, ReplsetSpec } from '../spec/MongodbSpec';
import { isAtLeast, MakerContext } from './MakerContext';
import { resourcesOf } from './podTemplate';

const GiB = 2 ** 30;

/** The container of the database (pkg/psmdb/container.go). */
export function mongodContainer(
  context: MakerContext,
  replset: ReplsetSpec,
  members: MembersSpec,
): Record<string, unknown> {
  const { spec, name, namespace } = context;
  return {
    name: containerNames[members.component],
    image: spec.image,
    imagePullPolicy: textAt(spec.section, 'imagePullPolicy') || 'Always',
    command: ['/opt/percona/ps-entry.sh'],
    args: mongodArguments(context, replset, members),
    ports: [{ name: 'mongodb', containerPort: 27017, protocol: 'TCP' }],
    env: [
      { name: 'SERVICE_NAME', value: name },
      { name: 'NAMESPACE', value: namespace },
      { name: 'MONGODB_PORT', value: '27017' },
      { name: 'MONGODB_REPLSET', value: replset.name },
    ],
    envFrom: [
      { secretRef: { name: `internal-${name}-users`, optional: false } },
    ],
    workingDir: '/data/db',
    readinessProbe: readinessProbe(context, replset),
    resources: resourcesOf(members.section),
    volumeMounts: [
      { name: 'mongod-data', mountPath: '/data/db' },
      {
        name: spec.secrets.keyFile,
        mountPath: '/etc/mongodb-secrets',
        readOnly: true,
      },
      { name: 'ssl', mountPath: '/etc/mongodb-ssl', readOnly: true },
      {
        name: 'ssl-internal',
        mountPath: '/etc/mongodb-ssl-internal',
        readOnly: true,
      },
      { name: 'bin', mountPath: '/opt/percona' },
      { name: 'users-secret-file', mountPath: '/etc/users-secret' },
    ],
  };
}

function mongodArguments(
  context: MakerContext,
  replset: ReplsetSpec,
  members: MembersSpec,
): string[] {
  const { spec } = context;
  const role = replset.isConfig ? '--configsvr' : '--shardsvr';
  const limit = parseQuantity(
    recordAt(members.section, 'resources', 'limits').memory,
  );
  return [
    '--bind_ip_all',
    '--auth',
    '--dbpath=/data/db',
    '--port=27017',
    `--replSet=${replset.name}`,
    `--storageEngine=${
      textAt(replset.section, 'storage', 'engine') || 'wiredTiger'
    }`,
    '--relaxPermChecks',
    ...(spec.tls.allowInvalid ? ['--sslAllowInvalidCertificates'] : []),
    `--clusterAuthMode=${spec.tls.enabled ? 'x509' : 'keyFile'}`,
    `--tlsMode=${spec.tls.mode}`,
    ...(spec.sharded ? [role] : []),
    ...(isEncrypted(members.configuration)
      ? [
          '--enableEncryption',
          '--encryptionKeyFile=/etc/mongodb-encryption/encryption-key',
        ]
      : []),
    ...(limit ? [`--wiredTigerCacheSizeGB=${cacheGB(limit)}`] : []),
    ...(members.configuration
      ? ['--config=/etc/mongodb-config/mongod.conf']
      : []),
  ];
}

/** Half of what is left of the limit beside one GiB, and not less than 256 MB. */
function cacheGB(limit: number): string {
  return Math.max(0.25, 0.5 * (limit / GiB - 1)).toFixed(2);
}

/** Data is encrypted unless the configuration says otherwise. */
export function isEncrypted(configuration: string): boolean {
  try {
    const parsed: unknown = parse(configuration, { logLevel: 'silent' });
    return (
      !isRecord(parsed) ||
      recordAt(parsed, 'security').enableEncryption !== false
    );
  } catch {
    return true;
  }
}

/** Until 1.22 the probe did not speak TLS: raising `crVersion` restarts the pods. */
function readinessProbe(context: MakerContext, replset: ReplsetSpec) {
  const { tls } = context.spec;
  return {
    exec: {
      command: [
        '/opt/percona/mongodb-healthcheck',
        'k8s',
        'readiness',
        '--component',
        'mongod',
        ...(tls.enabled && isAtLeast(context, '1.22.0')
          ? [
              '--ssl',
              '--sslInsecure',
              '--sslCAFile',
              '/etc/mongodb-ssl/ca.crt',
              '--sslPEMKeyFile',
              '/tmp/tls.pem',
            ]
          : []),
      ],
    },
    initialDelaySeconds: 10,
    periodSeconds: 3,
    timeoutSeconds: 2,
    failureThreshold: replset.isConfig ? 3 : 8,
  };
}
