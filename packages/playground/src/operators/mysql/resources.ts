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

const oracle = (plural: string): ResourceId => ({
  group: 'mysql.oracle.com',
  version: 'v2',
  plural,
});

/** The MySQL operator's own resources. */
export const mysqlResources = {
  clusters: oracle('innodbclusters'),
  backups: oracle('mysqlbackups'),
};

/** Where the operator runs. */
export const mysqlOperatorNamespace = 'mysql-operator';

/** What holds objects until the operator has done its part; `kopf` is that of the framework that it is written with. */
export const finalizers = {
  /** On the InnoDBCluster, from its first pod to its last. */
  cluster: 'mysql.oracle.com/cluster',
  /** On a pod, while its member is in the group. */
  membership: 'mysql.oracle.com/membership',
  kopf: 'kopf.zalando.org/KopfFinalizerMarker',
} as const;

/** Annotations that the operator and its framework write. */
export const annotations = {
  membership: 'mysql.oracle.com/membership-info',
  operatorVersion: 'mysql.oracle.com/mysql-operator-version',
  clusterInfo: 'mysql.oracle.com/cluster-info',
  lastHandled: 'kopf.zalando.org/last-handled-configuration',
} as const;

/** The readiness gates of a member's pod: its sidecar sets the first, the operator the second. */
export const gates = {
  configured: 'mysql.oracle.com/configured',
  ready: 'mysql.oracle.com/ready',
} as const;
