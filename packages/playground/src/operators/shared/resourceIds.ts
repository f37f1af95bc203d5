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
  statefulSets: { group: 'apps', version: 'v1', plural: 'statefulsets' },
  deployments: { group: 'apps', version: 'v1', plural: 'deployments' },
  replicaSets: { group: 'apps', version: 'v1', plural: 'replicasets' },
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
