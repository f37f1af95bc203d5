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

import { KubeCluster } from '../../kube/KubeCluster';
import { KubeObject } from '../../kube/types';
import { fieldAt, kubeTime, textAt } from '../../operators/shared';
import { liveObject } from '../applyObject';
import { HealthStatus, objectHealth, worstHealth } from '../objectHealth';

/** How one object of an Application stands to Git. */
export interface ResourceState {
  object: KubeObject;
  sync: 'Synced' | 'OutOfSync';
  isMissing: boolean;
  /** Git has it no more. */
  prune: boolean;
}

/** The part of an Application's status that a comparison fills: sync, health, resources. */
export function applicationStatus(options: {
  cluster: KubeCluster;
  states: readonly ResourceState[];
  revision: string;
  nowMs: number;
  /** The Application as it is. */
  object: KubeObject | undefined;
}): Record<string, unknown> {
  const { cluster, states, revision, nowMs, object } = options;
  const now = kubeTime(nowMs);
  const healths: HealthStatus[] = [];
  const resources = states.map(state => {
    const health = healthOf(cluster, state);
    if (health) {
      healths.push(health.status);
    }
    return {
      ...nameOf(state.object),
      status: state.sync,
      ...(health && { health }),
      ...(state.prune && { requiresPruning: true }),
    };
  });
  const status = worstHealth(healths);
  const isSameHealth = textAt(object, 'status', 'health', 'status') === status;
  return {
    sync: {
      status: states.every(({ sync }) => sync === 'Synced')
        ? 'Synced'
        : 'OutOfSync',
      revision,
      comparedTo: {
        source: fieldAt(object, 'spec', 'source'),
        destination: fieldAt(object, 'spec', 'destination'),
      },
    },
    health: {
      status,
      lastTransitionTime: isSameHealth
        ? textAt(object, 'status', 'health', 'lastTransitionTime') ?? now
        : now,
    },
    resources,
    sourceType: sourceType(object),
    reconciledAt: now,
  };
}

function healthOf(cluster: KubeCluster, { object, isMissing }: ResourceState) {
  if (isMissing) {
    return { status: 'Missing' as const };
  }
  const live = liveObject(cluster, object);
  return live && objectHealth(live);
}

function sourceType(object: KubeObject | undefined): string {
  const before = textAt(object, 'status', 'sourceType');
  const isChart = fieldAt(object, 'spec', 'source', 'helm') !== undefined;
  return isChart ? 'Helm' : before ?? 'Directory';
}

/** Group, version, kind, namespace and name, as Argo CD lists them. */
export function nameOf({ apiVersion, kind, metadata }: KubeObject) {
  const slash = apiVersion.indexOf('/');
  const group = slash < 0 ? '' : apiVersion.slice(0, slash);
  return {
    ...(group && { group }),
    version: apiVersion.slice(slash + 1),
    kind,
    ...(metadata.namespace && { namespace: metadata.namespace }),
    name: metadata.name,
  };
}
