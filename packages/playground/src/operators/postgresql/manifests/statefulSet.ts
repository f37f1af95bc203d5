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
import { isRecord, textAt } from '../../shared';
import { ContainerResources } from '../containerResources';
import { memberCount } from '../memberCount';
import { clusterLabels, namesOf } from '../names';
import { splitParameters } from '../parameters';
import { made, MakerContext, objectLabels } from './MakerContext';

const dataPath = '/home/postgres/pgdata';

/** The StatefulSet of the members; `version` is the major version that the pods are told to run. */
export function makeStatefulSet(
  context: MakerContext,
  options: {
    version: string;
    resources: ContainerResources['resources'];
    environmentSecretKeys: readonly string[];
  },
): KubeObject {
  const { name, spec, settings } = context;
  const labels = objectLabels(context);
  return made(
    context,
    { apiVersion: 'apps/v1', kind: 'StatefulSet' },
    namesOf(name).statefulSet,
    {
      spec: {
        replicas: memberCount(spec, settings),
        selector: { matchLabels: clusterLabels(name) },
        serviceName: namesOf(name).primaryService,
        podManagementPolicy: settings.podManagementPolicy,
        updateStrategy: { type: 'OnDelete' },
        revisionHistoryLimit: 10,
        persistentVolumeClaimRetentionPolicy: settings.retention,
        template: {
          metadata: {
            labels,
            ...(Object.keys(spec.podAnnotations).length > 0 && {
              annotations: spec.podAnnotations,
            }),
          },
          spec: {
            serviceAccountName: 'postgres-pod',
            terminationGracePeriodSeconds: 300,
            ...affinityOf(context, labels),
            ...(spec.tolerations.length > 0 && {
              tolerations: spec.tolerations,
            }),
            containers: [
              {
                name: 'postgres',
                image: spec.dockerImage ?? settings.dockerImage,
                imagePullPolicy: 'IfNotPresent',
                ports: [8008, 5432, 8080].map(containerPort => ({
                  containerPort,
                  protocol: 'TCP',
                })),
                env: environment(context, options),
                resources: options.resources,
                volumeMounts: [
                  { name: 'pgdata', mountPath: dataPath },
                  { name: 'dshm', mountPath: '/dev/shm' },
                ],
              },
              ...spec.sidecars.filter(isRecord),
            ],
            volumes: [
              { name: 'dshm', emptyDir: { medium: 'Memory' } },
              ...tlsVolumes(context),
            ],
          },
        },
        volumeClaimTemplates: [
          {
            metadata: { name: 'pgdata', labels },
            spec: {
              accessModes: ['ReadWriteOnce'],
              volumeMode: 'Filesystem',
              resources: { requests: { storage: spec.volume.size } },
              ...(spec.volume.storageClass && {
                storageClassName: spec.volume.storageClass,
              }),
            },
          },
        ],
      },
    },
  );
}

function affinityOf(context: MakerContext, labels: Record<string, string>) {
  const { spec, settings } = context;
  const affinity = {
    ...(spec.nodeAffinity && { nodeAffinity: spec.nodeAffinity }),
    ...(settings.podAntiAffinity && {
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          {
            labelSelector: { matchLabels: labels },
            topologyKey: settings.antiAffinityTopologyKey,
          },
        ],
      },
    }),
  };
  return Object.keys(affinity).length > 0 ? { affinity } : {};
}

function environment(
  context: MakerContext,
  options: { version: string; environmentSecretKeys: readonly string[] },
) {
  const { name, uid, spec, settings } = context;
  const names = namesOf(name);
  const value = (key: string, text: string) => ({ name: key, value: text });
  const secret = (key: string, secretName: string, secretKey: string) => ({
    name: key,
    valueFrom: { secretKeyRef: { name: secretName, key: secretKey } },
  });
  const field = (key: string, fieldPath: string) => ({
    name: key,
    valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath } },
  });
  return [
    value('SCOPE', name),
    value('PGROOT', `${dataPath}/pgroot`),
    field('POD_IP', 'status.podIP'),
    field('POD_NAMESPACE', 'metadata.namespace'),
    value('PGUSER_SUPERUSER', settings.superUser),
    value('KUBERNETES_SCOPE_LABEL', 'cluster-name'),
    value('KUBERNETES_ROLE_LABEL', 'spilo-role'),
    secret(
      'PGPASSWORD_SUPERUSER',
      names.secret(settings.superUser),
      'password',
    ),
    value('PGUSER_STANDBY', settings.replicationUser),
    secret(
      'PGPASSWORD_STANDBY',
      names.secret(settings.replicationUser),
      'password',
    ),
    value('PGVERSION', options.version),
    value('KUBERNETES_LABELS', JSON.stringify({ application: 'spilo' })),
    value('SPILO_CONFIGURATION', spiloConfiguration(context)),
    value('DCS_ENABLE_KUBERNETES_API', 'true'),
    value(
      'KUBERNETES_BOOTSTRAP_LABELS',
      JSON.stringify({ 'critical-operation': 'true' }),
    ),
    ...(settings.useConfigMaps
      ? [value('KUBERNETES_USE_CONFIGMAPS', 'true')]
      : []),
    ...spec.env,
    ...cloneEnvironment(context),
    ...standbyEnvironment(context),
    ...options.environmentSecretKeys.map(key =>
      secret(key, settings.podEnvironmentSecret ?? '', key),
    ),
    ...(settings.walBucket
      ? [
          value('WAL_S3_BUCKET', settings.walBucket),
          value('WAL_BUCKET_SCOPE_SUFFIX', `/${uid}`),
          value('WAL_BUCKET_SCOPE_PREFIX', ''),
        ]
      : []),
  ];
}

/** Only what differs here recreates pods: what is under bootstrap.dcs goes through Patroni. */
export function spiloConfiguration(context: MakerContext): string {
  const { local, patroni } = splitParameters(context.spec.parameters);
  const { initdb, pg_hba: hba, ...dcs } = context.spec.patroni;
  return JSON.stringify({
    postgresql: {
      ...(Object.keys(local).length > 0 && { parameters: local }),
      ...(Array.isArray(hba) && hba.length > 0 && { pg_hba: hba }),
    },
    bootstrap: {
      initdb: [
        { 'auth-host': 'md5' },
        { 'auth-local': 'trust' },
        ...(isRecord(initdb)
          ? Object.entries(initdb).map(([key, text]) => ({ [key]: text }))
          : []),
      ],
      dcs: {
        ...dcs,
        ...(Object.keys(patroni).length > 0 && {
          postgresql: { parameters: patroni },
        }),
      },
    },
  });
}

function cloneEnvironment({ name, spec, settings }: MakerContext) {
  if (!spec.clone || name === '') {
    return [];
  }
  const { cluster, timestamp } = spec.clone;
  return [
    { name: 'CLONE_SCOPE', value: cluster },
    {
      name: 'CLONE_METHOD',
      value: timestamp ? 'CLONE_WITH_WALE' : 'CLONE_WITH_BASEBACKUP',
    },
    ...(timestamp
      ? [{ name: 'CLONE_TARGET_TIME', value: timestamp }]
      : [
          { name: 'CLONE_HOST', value: cluster },
          { name: 'CLONE_PORT', value: '5432' },
          { name: 'CLONE_USER', value: settings.replicationUser },
        ]),
  ];
}

function standbyEnvironment({ spec }: MakerContext) {
  const host = textAt(spec.standby, 'standby_host');
  const path = textAt(spec.standby, 's3_wal_path');
  return [
    ...(host
      ? [
          { name: 'STANDBY_HOST', value: host },
          {
            name: 'STANDBY_PORT',
            value: textAt(spec.standby, 'standby_port') ?? '5432',
          },
        ]
      : []),
    ...(path
      ? [
          { name: 'STANDBY_METHOD', value: 'STANDBY_WITH_WALE' },
          { name: 'STANDBY_WALE_S3_PREFIX', value: path },
        ]
      : []),
  ];
}

function tlsVolumes({ spec }: MakerContext) {
  const secretName = textAt(spec.tls, 'secretName');
  return secretName
    ? [{ name: secretName, secret: { secretName, defaultMode: 416 } }]
    : [];
}
