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

import { randomBytes } from 'crypto';
import { everythingRule, PlaygroundRule, PlaygroundUser } from '../kube';

const read = ['get', 'list', 'watch'];

/** Reading, and the dry run of a change: the role that the product's documentation asks for, and what the Kubernetes plugin's own pages list besides. */
export const portalRules: readonly PlaygroundRule[] = [
  {
    verbs: read,
    apiGroups: ['acid.zalan.do'],
    resources: ['postgresqls', 'operatorconfigurations'],
  },
  {
    verbs: read,
    apiGroups: ['mysql.oracle.com'],
    resources: ['innodbclusters', 'mysqlbackups'],
  },
  {
    verbs: read,
    apiGroups: ['psmdb.percona.com'],
    resources: [
      'perconaservermongodbs',
      'perconaservermongodbbackups',
      'perconaservermongodbrestores',
    ],
  },
  {
    verbs: read,
    apiGroups: ['cert-manager.io'],
    resources: ['certificates'],
  },
  {
    verbs: read,
    apiGroups: [''],
    resources: [
      'pods',
      'services',
      'endpoints',
      'configmaps',
      'persistentvolumeclaims',
      'events',
      'nodes',
      'namespaces',
      // Only ever listed as metadata: the values do not leave the API server.
      'secrets',
    ],
  },
  { verbs: ['get'], apiGroups: [''], resources: ['pods/log'] },
  {
    verbs: read,
    apiGroups: ['apps'],
    resources: ['statefulsets', 'deployments', 'replicasets'],
  },
  {
    verbs: read,
    apiGroups: ['policy'],
    resources: ['poddisruptionbudgets'],
  },
  { verbs: read, apiGroups: ['batch'], resources: ['cronjobs', 'jobs'] },
  {
    verbs: read,
    apiGroups: ['storage.k8s.io'],
    resources: ['storageclasses'],
  },
  // What applies a database's manifest, and how far it is.
  {
    verbs: read,
    apiGroups: ['argoproj.io'],
    resources: ['applications'],
  },
  {
    verbs: read,
    apiGroups: ['kustomize.toolkit.fluxcd.io'],
    resources: ['kustomizations'],
  },
  {
    verbs: read,
    apiGroups: ['helm.toolkit.fluxcd.io'],
    resources: ['helmreleases'],
  },
  {
    verbs: read,
    apiGroups: ['source.toolkit.fluxcd.io'],
    resources: ['gitrepositories'],
  },
  // What a namespace may still take.
  {
    verbs: read,
    apiGroups: [''],
    resources: ['resourcequotas', 'limitranges'],
  },
  // A dry run needs the rights of the write that it checks; the portal asks for nothing else.
  {
    verbs: ['create', 'patch'],
    apiGroups: ['acid.zalan.do'],
    resources: ['postgresqls'],
  },
  {
    verbs: ['create', 'patch'],
    apiGroups: ['mysql.oracle.com'],
    resources: ['innodbclusters'],
  },
  {
    verbs: ['create', 'patch'],
    apiGroups: ['psmdb.percona.com'],
    resources: ['perconaservermongodbs'],
  },
  {
    verbs: read,
    apiGroups: ['apiextensions.k8s.io'],
    resources: ['customresourcedefinitions'],
  },
];

/** Who may use the playground's clusters, each with a new token. */
export function createUsers(): Record<
  'admin' | 'portal' | 'developer',
  PlaygroundUser
> {
  const token = () => randomBytes(24).toString('base64url');
  return {
    admin: {
      name: 'admin',
      token: token(),
      groups: ['system:masters'],
      rules: [everythingRule],
    },
    portal: {
      name: 'system:serviceaccount:portal:database-platform',
      token: token(),
      groups: ['system:serviceaccounts', 'system:serviceaccounts:portal'],
      rules: portalRules,
    },
    developer: {
      name: 'developer',
      token: token(),
      groups: ['orders-team'],
      rules: [{ ...everythingRule, namespaces: ['orders'] }],
    },
  };
}
