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

/** One line of the table of core kinds; what is absent is the commonest. */
export interface CoreKind {
  group?: string;
  kind: string;
  plural: string;
  short?: string[];
  clusterScoped?: boolean;
  status?: boolean;
  generation?: boolean;
  scale?: boolean;
  /** Belongs to what `kubectl get all` shows. */
  inAll?: boolean;
  /** Prefix of its name in Kubernetes' OpenAPI documents, where it is not the group's first word. */
  types?: string;
}

/** The core kinds that the playground serves. */
export const coreKindTable: readonly CoreKind[] = [
  {
    kind: 'Namespace',
    plural: 'namespaces',
    short: ['ns'],
    clusterScoped: true,
    status: true,
  },
  {
    kind: 'Node',
    plural: 'nodes',
    short: ['no'],
    clusterScoped: true,
    status: true,
  },
  {
    kind: 'Pod',
    plural: 'pods',
    short: ['po'],
    status: true,
    generation: true,
    inAll: true,
  },
  {
    kind: 'Service',
    plural: 'services',
    short: ['svc'],
    status: true,
    inAll: true,
  },
  { kind: 'Endpoints', plural: 'endpoints', short: ['ep'] },
  { kind: 'ConfigMap', plural: 'configmaps', short: ['cm'] },
  { kind: 'Secret', plural: 'secrets' },
  {
    kind: 'PersistentVolumeClaim',
    plural: 'persistentvolumeclaims',
    short: ['pvc'],
    status: true,
  },
  {
    kind: 'PersistentVolume',
    plural: 'persistentvolumes',
    short: ['pv'],
    clusterScoped: true,
    status: true,
  },
  { kind: 'Event', plural: 'events', short: ['ev'] },
  { kind: 'ServiceAccount', plural: 'serviceaccounts', short: ['sa'] },
  {
    kind: 'ResourceQuota',
    plural: 'resourcequotas',
    short: ['quota'],
    status: true,
  },
  { kind: 'LimitRange', plural: 'limitranges', short: ['limits'] },
  {
    group: 'apps',
    kind: 'StatefulSet',
    plural: 'statefulsets',
    short: ['sts'],
    status: true,
    generation: true,
    scale: true,
    inAll: true,
  },
  {
    group: 'apps',
    kind: 'Deployment',
    plural: 'deployments',
    short: ['deploy'],
    status: true,
    generation: true,
    scale: true,
    inAll: true,
  },
  {
    group: 'apps',
    kind: 'ReplicaSet',
    plural: 'replicasets',
    short: ['rs'],
    status: true,
    generation: true,
    scale: true,
    inAll: true,
  },
  {
    group: 'apps',
    kind: 'DaemonSet',
    plural: 'daemonsets',
    short: ['ds'],
    status: true,
    generation: true,
    inAll: true,
  },
  {
    group: 'policy',
    kind: 'PodDisruptionBudget',
    plural: 'poddisruptionbudgets',
    short: ['pdb'],
    status: true,
    generation: true,
  },
  {
    group: 'batch',
    kind: 'Job',
    plural: 'jobs',
    status: true,
    generation: true,
    inAll: true,
  },
  {
    group: 'batch',
    kind: 'CronJob',
    plural: 'cronjobs',
    short: ['cj'],
    status: true,
    generation: true,
    inAll: true,
  },
  {
    group: 'storage.k8s.io',
    kind: 'StorageClass',
    plural: 'storageclasses',
    short: ['sc'],
    clusterScoped: true,
    types: 'storage',
  },
  {
    group: 'coordination.k8s.io',
    kind: 'Lease',
    plural: 'leases',
    types: 'coordination',
  },
  {
    group: 'discovery.k8s.io',
    kind: 'EndpointSlice',
    plural: 'endpointslices',
    types: 'discovery',
    generation: true,
  },
  {
    group: 'events.k8s.io',
    kind: 'Event',
    plural: 'events',
    short: ['ev'],
    types: 'events',
  },
  {
    group: 'networking.k8s.io',
    kind: 'Ingress',
    plural: 'ingresses',
    short: ['ing'],
    types: 'networking',
    status: true,
    generation: true,
  },
  {
    group: 'networking.k8s.io',
    kind: 'NetworkPolicy',
    plural: 'networkpolicies',
    short: ['netpol'],
    types: 'networking',
    generation: true,
  },
  {
    group: 'rbac.authorization.k8s.io',
    kind: 'Role',
    plural: 'roles',
    types: 'rbac',
  },
  {
    group: 'rbac.authorization.k8s.io',
    kind: 'RoleBinding',
    plural: 'rolebindings',
    types: 'rbac',
  },
  {
    group: 'rbac.authorization.k8s.io',
    kind: 'ClusterRole',
    plural: 'clusterroles',
    clusterScoped: true,
    types: 'rbac',
  },
  {
    group: 'rbac.authorization.k8s.io',
    kind: 'ClusterRoleBinding',
    plural: 'clusterrolebindings',
    clusterScoped: true,
    types: 'rbac',
  },
];
