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

import { ResourceId } from '../../kube/types';

const core = (plural: string): ResourceId => ({
  group: '',
  version: 'v1',
  plural,
});

/** The built-in resources that controllers read and write. */
export const resourceIds = {
  namespaces: core('namespaces'),
  nodes: core('nodes'),
  pods: core('pods'),
  services: core('services'),
  endpoints: core('endpoints'),
  configMaps: core('configmaps'),
  secrets: core('secrets'),
  events: core('events'),
  serviceAccounts: core('serviceaccounts'),
  claims: core('persistentvolumeclaims'),
  resourceQuotas: core('resourcequotas'),
  limitRanges: core('limitranges'),
  statefulSets: { group: 'apps', version: 'v1', plural: 'statefulsets' },
  deployments: { group: 'apps', version: 'v1', plural: 'deployments' },
  replicaSets: { group: 'apps', version: 'v1', plural: 'replicasets' },
  jobs: { group: 'batch', version: 'v1', plural: 'jobs' },
  cronJobs: { group: 'batch', version: 'v1', plural: 'cronjobs' },
  disruptionBudgets: {
    group: 'policy',
    version: 'v1',
    plural: 'poddisruptionbudgets',
  },
  storageClasses: {
    group: 'storage.k8s.io',
    version: 'v1',
    plural: 'storageclasses',
  },
} satisfies Record<string, ResourceId>;
