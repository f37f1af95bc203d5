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

import { KubeObject } from '../kube/types';
import { recordAt, textAt } from '../operators/shared';

/** Argo CD's words. */
export type HealthStatus =
  | 'Healthy'
  | 'Progressing'
  | 'Degraded'
  | 'Suspended'
  | 'Missing'
  | 'Unknown';

const databaseKinds: ReadonlySet<string> = new Set([
  'postgresql',
  'InnoDBCluster',
  'PerconaServerMongoDB',
]);

/** Whether objects of this kind are databases, which are written often. */
export function isDatabaseKind(kind: string): boolean {
  return databaseKinds.has(kind);
}

/** How an object is, by Argo CD's rules. */
export interface ObjectHealth {
  status: HealthStatus;
  message?: string;
}

/** `resource_customizations/acid.zalan.do/postgresql` of argo-cd. */
function postgresqlHealth(object: KubeObject): ObjectHealth {
  const word = textAt(object, 'status', 'PostgresClusterStatus');
  switch (word) {
    case undefined:
      return {
        status: 'Progressing',
        message: 'Waiting for postgres cluster status...',
      };
    case 'Running':
      return { status: 'Healthy', message: word };
    case 'Creating':
    case 'Updating':
      return { status: 'Progressing', message: word };
    default:
      return { status: 'Degraded', message: word };
  }
}

const mongodbStates: Readonly<Record<string, HealthStatus>> = {
  initializing: 'Progressing',
  ready: 'Healthy',
  error: 'Degraded',
  stopping: 'Progressing',
  paused: 'Suspended',
};

/** `resource_customizations/psmdb.percona.com/PerconaServerMongoDB` of argo-cd. */
function mongodbHealth(object: KubeObject): ObjectHealth {
  if (object.status === undefined) {
    return { status: 'Unknown', message: 'Cluster status is unknown' };
  }
  const { state, ready, size } = recordAt(object, 'status');
  return {
    status: mongodbStates[String(state)] ?? 'Unknown',
    message: `${ready}/${size} node(s) are ready`,
  };
}

const checks: Readonly<Record<string, (object: KubeObject) => ObjectHealth>> = {
  postgresql: postgresqlHealth,
  PerconaServerMongoDB: mongodbHealth,
};

/**
 * The health that Argo CD sees, by the checks that it brings along for some kinds; the other kinds of the playground have none, and count as well.
 */
export function objectHealth(object: KubeObject): ObjectHealth | undefined {
  const { deletionTimestamp, finalizers = [] } = object.metadata;
  const ownCheck = checks[object.kind];
  if (!ownCheck) {
    return undefined;
  }
  if (deletionTimestamp) {
    return {
      status: 'Progressing',
      message:
        finalizers.length > 0
          ? `Pending deletion; blocked by finalizers: ${finalizers.join(', ')}`
          : 'Pending deletion',
    };
  }
  return ownCheck(object);
}

const badness: Record<HealthStatus, number> = {
  Healthy: 0,
  Suspended: 1,
  Progressing: 2,
  Missing: 3,
  Degraded: 4,
  Unknown: 5,
};

/** The worst of several, which is that of the whole. */
export function worstHealth(all: readonly HealthStatus[]): HealthStatus {
  return all.reduce<HealthStatus>(
    (worst, status) => (badness[status] > badness[worst] ? status : worst),
    'Healthy',
  );
}
