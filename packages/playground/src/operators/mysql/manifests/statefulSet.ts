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
import { JsonRecord, textAt } from '../../shared';
import { namesOf } from '../names';
import { ReadReplicaSpec, ServerSpec } from '../MysqlSpec';
import { gates } from '../resources';
import { imageOf, made, MakerContext, partLabels } from './MakerContext';
import { mergeNamed } from './mergeNamed';
import { metricsContainer } from './metrics';

const fqdnTemplate = '{service}.{namespace}.svc.{domain}';

const hardened = {
  allowPrivilegeEscalation: false,
  privileged: false,
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  capabilities: { drop: ['ALL'] },
};

/** The set of the group's members, or of read replicas (prepare_cluster_stateful_set). */
export function makeStatefulSet(
  context: MakerContext,
  replicas?: ReadReplicaSpec,
): KubeObject {
  const { owner } = context;
  const cluster = owner.metadata.name;
  const server = replicas ?? context.spec;
  const name = replicas
    ? namesOf(cluster).readReplicas(replicas.name)
    : cluster;
  const selected = {
    ...memberLabels(cluster, replicas && name),
    'app.kubernetes.io/name': 'mysql-innodbcluster-mysql-server',
    ...partLabels(`mysql-innodbcluster-${name}-mysql-server`, 'database'),
  };
  const { component: _, ...own } = memberLabels(cluster, replicas && name);
  const annotations = { 'mysql.oracle.com/fqdn-template': fqdnTemplate };
  return made(context, { apiVersion: 'apps/v1', kind: 'StatefulSet' }, name, {
    annotations,
    labels: {
      ...own,
      'app.kubernetes.io/name': 'mysql-innodbcluster',
      ...partLabels(`mysql-innodbcluster-${name}`, 'database'),
    },
    spec: {
      serviceName: namesOf(name).instances,
      replicas: server.instances,
      podManagementPolicy: 'Parallel',
      selector: { matchLabels: selected },
      template: {
        metadata: {
          annotations: { ...annotations, ...server.podAnnotations },
          labels: { ...selected, ...server.podLabels },
        },
        spec: podSpec(context, server, name),
      },
      volumeClaimTemplates: [
        {
          metadata: { name: 'datadir' },
          spec: mergeNamed(
            {
              accessModes: ['ReadWriteOnce'],
              resources: { requests: { storage: '2Gi' } },
            },
            server.datadir,
          ),
        },
      ],
    },
  });
}

/** By which the members, and what belongs to them, are found. */
export function memberLabels(
  cluster: string,
  readReplica?: string,
): Record<string, string> {
  return {
    component: 'mysqld',
    tier: 'mysql',
    'mysql.oracle.com/cluster': cluster,
    'mysql.oracle.com/instance-type': readReplica
      ? 'read-replica'
      : 'group-member',
    ...(readReplica && { 'mysql.oracle.com/read-replica': readReplica }),
  };
}

function podSpec(
  context: MakerContext,
  server: ServerSpec,
  name: string,
): JsonRecord {
  const { spec } = context;
  const operator = imageOf(context, 'operator');
  const mysql = imageOf(context, 'server', server.version);
  const pull = spec.imagePullPolicy && {
    imagePullPolicy: spec.imagePullPolicy,
  };
  const initial = (container: string, image: string) => ({
    name: container,
    image,
    ...pull,
    securityContext: hardened,
  });
  return mergeNamed(
    {
      subdomain: name,
      readinessGates: Object.values(gates).map(conditionType => ({
        conditionType,
      })),
      serviceAccountName: spec.serviceAccountName,
      securityContext: { runAsUser: 27, runAsGroup: 27, fsGroup: 27 },
      terminationGracePeriodSeconds: 120,
      initContainers: [
        initial('fixdatadir', operator),
        initial('initconf', operator),
        initial('initmysql', mysql),
      ],
      containers: [
        {
          ...initial('sidecar', operator),
          command: ['mysqlsh', '--pym', 'mysqloperator', 'sidecar'],
        },
        {
          ...initial('mysql', mysql),
          args: ['mysqld', '--user=mysql'],
          ports: [
            { containerPort: 3306, name: 'mysql' },
            { containerPort: 33060, name: 'mysqlx' },
            { containerPort: 33061, name: 'gr-xcom' },
          ],
          volumeMounts: [{ name: 'datadir', mountPath: '/var/lib/mysql' }],
        },
        ...metricsContainer(spec),
      ],
      volumes: [
        ...['mycnfdata', 'rundir', 'varlibmysqlfiles', 'shellhome'].map(
          volume => ({ name: volume, emptyDir: {} }),
        ),
        {
          name: 'initconfdir',
          configMap: { name: namesOf(name).initconf, defaultMode: 493 },
        },
        {
          name: 'rootcreds',
          secret: { secretName: spec.secretName, defaultMode: 256 },
        },
        ...tlsVolumes(context),
      ],
    },
    server.podSpec,
  );
}

function tlsVolumes({ spec }: MakerContext): JsonRecord[] {
  return spec.selfSigned
    ? []
    : [
        {
          name: 'ssldata',
          projected: {
            sources: [
              { secret: { name: spec.caSecret } },
              { secret: { name: spec.tlsSecret } },
            ],
          },
        },
      ];
}

/** What a change of version or image repository patches into the set's template (update_mysql_image). */
export function imagePatch(
  context: MakerContext,
  template: JsonRecord,
  version: string,
): JsonRecord {
  const operator = imageOf(context, 'operator');
  const mysql = imageOf(context, 'server', version);
  const images: Record<string, string> = {
    sidecar: operator,
    fixdatadir: operator,
    initconf: operator,
    mysql,
    initmysql: mysql,
  };
  const patched = (list: unknown) =>
    (Array.isArray(list) ? list : []).map(each => {
      const image = images[textAt(each, 'name') ?? ''];
      return image ? { ...each, image } : each;
    });
  const { spec } = template as { spec?: JsonRecord };
  return {
    ...template,
    spec: {
      ...spec,
      containers: patched(spec?.containers),
      initContainers: patched(spec?.initContainers),
    },
  };
}
