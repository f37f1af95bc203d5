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

/** How the operator names what it makes for the database cluster `name` (pkg/cluster/{k8sres,util}.go). */
export function namesOf(name: string) {
  return {
    statefulSet: name,
    primaryService: name,
    replicaService: `${name}-repl`,
    configService: `${name}-config`,
    pooler: `${name}-pooler`,
    replicaPooler: `${name}-pooler-repl`,
    primaryBudget: `postgres-${name}-pdb`,
    criticalOpBudget: `postgres-${name}-critical-op-pdb`,
    // CronJob names may have 52 characters.
    logicalBackup: `logical-backup-${name}`.slice(0, 52),
    patroni: {
      leader: `${name}-leader`,
      config: `${name}-config`,
      sync: `${name}-sync`,
      failover: `${name}-failover`,
    },
    secret: (user: string) =>
      `${user.replace(/_/g, '-')}.${name}.credentials.postgresql.acid.zalan.do`,
    claim: (pod: string) => `pgdata-${pod}`,
  };
}

/** The labels by which the operator finds a cluster's objects. */
export function clusterLabels(name: string): Record<string, string> {
  return { application: 'spilo', 'cluster-name': name };
}
