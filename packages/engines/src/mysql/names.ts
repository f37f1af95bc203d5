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

/** The port that MySQL itself listens on, and the first one of the Router's Service. */
export const usualPort = 3306;

/** Labels that the operator sets (mysqloperator/controller/innodbcluster/cluster_objects.py). */
export const operatorLabels = {
  cluster: 'mysql.oracle.com/cluster',
  role: 'mysql.oracle.com/cluster-role',
  instanceType: 'mysql.oracle.com/instance-type',
  readReplica: 'mysql.oracle.com/read-replica',
  component: 'component',
} as const;

/** What the operator writes about a member's place in the group, as JSON (cluster_api.py). */
export const membershipAnnotation = 'mysql.oracle.com/membership-info';

/** The operator's finalizer on its object. */
export const operatorFinalizer = 'mysql.oracle.com/cluster';

/** The operator's finalizer on the pods of members (mysqloperator/controller/consts.py and cluster_api.py). */
export const podFinalizer = 'mysql.oracle.com/membership';

/** Readiness gates of the pods of members (cluster_objects.py). */
export const podGates = {
  /** Opened by the sidecar, once MySQL in the pod is set up. */
  configured: 'mysql.oracle.com/configured',
} as const;

/** The finalizer of the framework that the operator is written with (Kopf, `settings.persistence.finalizer`). */
export const frameworkFinalizer = 'kopf.zalando.org/KopfFinalizerMarker';

/** Names of the containers that MySQL runs in. */
export const containers = ['mysql'] as const;

/** How the operator names what it makes for the database `name` (cluster_objects.py, router_objects.py). */
export function namesOf(name: string) {
  return {
    statefulSet: name,
    service: name,
    instances: `${name}-instances`,
    router: `${name}-router`,
    initconf: `${name}-initconf`,
    privileges: `${name}-privsecrets`,
    routerSecret: `${name}-router`,
    backupSecret: `${name}-backup`,
    caSecret: `${name}-ca`,
    tlsSecret: `${name}-tls`,
    routerTlsSecret: `${name}-router-tls`,
    readReplica: (replica: string) => `${name}-${replica}`,
  };
}

/** What the name of a volume claim has before the name of its member. */
export const claimPrefix = 'datadir-';

/** The database whose Secrets with certificates have such names by default. */
export function databaseOfTlsSecret(secret: string): string | undefined {
  return /^(.+?)-(?:router-tls|tls|ca)$/.exec(secret)?.[1];
}

/** `8.4.3` of `container-registry.oracle.com/mysql/community-server:8.4.3`. */
export function imageVersion(image: string | undefined): string | undefined {
  return /:(\d+\.\d+\.\d+)(?:[-.][\w.-]*)?(?:@.*)?$/.exec(image ?? '')?.[1];
}
