import { DatabaseRef } from '@database-platform/plugin-databases-common';

/**
 * The address of a database's page below the plugin's root.
 *
 * @remarks
 * Each part is encoded: the name of a Kubernetes cluster may contain slashes and colons (an EKS ARN does).
 */
export function databasePath(root: string, ref: DatabaseRef): string {
  const parts = [ref.kubernetesCluster, ref.namespace, ref.engine, ref.name];
  return [root.replace(/\/+$/, ''), ...parts.map(encodeURIComponent)].join('/');
}
