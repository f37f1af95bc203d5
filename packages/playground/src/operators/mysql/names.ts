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

import { KubeObject } from '../../kube/types';

/** How the operator names what it makes for the database `name` (cluster_objects.py, router_objects.py, backup_objects.py). */
export function namesOf(name: string) {
  return {
    statefulSet: name,
    instances: `${name}-instances`,
    initconf: `${name}-initconf`,
    budget: `${name}-pdb`,
    privileges: `${name}-privsecrets`,
    backupSecret: `${name}-backup`,
    serviceAccount: `${name}-sidecar-sa`,
    roleBinding: `${name}-sidecar-rb`,
    router: `${name}-router`,
    routerSecret: `${name}-router`,
    /** The Service that leads to the Routers. */
    service: name,
    ca: `${name}-ca`,
    tls: `${name}-tls`,
    routerTls: `${name}-router-tls`,
    readReplicas: (set: string) => `${name}-${set}`,
    cronJob: (schedule: string) => `${name}-${schedule}-cb`,
  };
}

/** Labels that the operator sets. */
export const labels = {
  cluster: 'mysql.oracle.com/cluster',
  role: 'mysql.oracle.com/cluster-role',
  instanceType: 'mysql.oracle.com/instance-type',
  readReplica: 'mysql.oracle.com/read-replica',
} as const;

/** The database that a pod or a volume claim of a member, read replica or Router belongs to. */
export function databaseOf({ metadata }: KubeObject): string | undefined {
  return metadata.labels?.[labels.cluster];
}

/** A member of the group, and not a read replica or a Router. */
export function isGroupMember({ metadata }: KubeObject): boolean {
  return (
    metadata.labels?.component === 'mysqld' &&
    metadata.labels[labels.instanceType] === 'group-member'
  );
}

/** The number at the end of a pod's name. */
export function ordinalOf(pod: string): number {
  return Number(/-(\d+)$/.exec(pod)?.[1] ?? 0);
}

/** The database's name as MySQL has it: no dashes and dots. */
export function groupName(name: string): string {
  return name.replace(/[-.]/g, '_');
}
