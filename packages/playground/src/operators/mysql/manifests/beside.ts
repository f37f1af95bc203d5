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
import { databaseLabels } from './backups';
import { namesOf } from '../names';
import { ReadReplicaSpec } from '../MysqlSpec';
import { made, MakerContext } from './MakerContext';

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** What the pods configure MySQL with: `spec.mycnf` is the last file (prepare_initconf). */
export function makeInitconf(
  context: MakerContext,
  replicas?: ReadReplicaSpec,
): KubeObject {
  const { spec } = context;
  const cluster = context.owner.metadata.name;
  const name = replicas
    ? namesOf(cluster).readReplicas(replicas.name)
    : cluster;
  const { mycnf } = replicas ?? spec;
  return made(
    context,
    { apiVersion: 'v1', kind: 'ConfigMap' },
    namesOf(name).initconf,
    {
      data: {
        '00-basic.cnf': '[mysqld]\nlog_error_verbosity=3\n',
        '01-group_replication.cnf': `[mysqld]\nlog_bin=${name}\nenforce_gtid_consistency=ON\ngtid_mode=ON\nskip_replica_start=1\n`,
        '99-extra.cnf': `# From spec.mycnf of the InnoDBCluster.\n${
          mycnf ?? ''
        }`,
      },
    },
  );
}

/** The accounts of the operator, of the Routers and of backups; only the last one's Secret has labels. */
export function makeSecrets(
  context: MakerContext,
  password: () => string,
): KubeObject[] {
  const { name } = context.owner.metadata;
  const names = namesOf(name);
  const secret = (
    secretName: string,
    [userKey, user, passwordKey]: readonly [string, string, string],
    labels?: Record<string, string>,
  ) =>
    made(context, { apiVersion: 'v1', kind: 'Secret' }, secretName, {
      ...(labels && { labels }),
      type: 'Opaque',
      data: { [userKey]: base64(user), [passwordKey]: base64(password()) },
    });
  return [
    secret(names.privileges, [
      'clusterAdminUsername',
      'mysqladmin',
      'clusterAdminPassword',
    ]),
    secret(names.routerSecret, [
      'routerUsername',
      'mysqlrouter',
      'routerPassword',
    ]),
    secret(
      names.backupSecret,
      ['backupUsername', 'mysqlbackup', 'backupPassword'],
      databaseLabels(name),
    ),
  ];
}

/** One member at a time may be taken away on purpose. */
export function makeBudget(context: MakerContext): KubeObject {
  const { name } = context.owner.metadata;
  return made(
    context,
    { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget' },
    namesOf(name).budget,
    {
      spec: {
        maxUnavailable: 1,
        selector: {
          matchLabels: {
            component: 'mysqld',
            tier: 'mysql',
            'mysql.oracle.com/cluster': name,
          },
        },
      },
    },
  );
}

/** The account that the pods talk to the API with, and its rights. */
export function makeAccount(context: MakerContext): {
  account: KubeObject;
  binding: KubeObject;
} {
  const { namespace, name } = context.owner.metadata;
  const { serviceAccountName } = context.spec;
  return {
    account: made(
      context,
      { apiVersion: 'v1', kind: 'ServiceAccount' },
      serviceAccountName,
    ),
    binding: made(
      context,
      { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding' },
      namesOf(name).roleBinding,
      {
        subjects: [
          { kind: 'ServiceAccount', name: serviceAccountName, namespace },
        ],
        roleRef: {
          kind: 'ClusterRole',
          name: 'mysql-sidecar',
          apiGroup: 'rbac.authorization.k8s.io',
        },
      },
    ),
  };
}
