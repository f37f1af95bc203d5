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
import {
  errorMessage,
  isPodRunning,
  isTerminating,
  Process,
  resourceIds,
  selectorText,
  waitUntil,
} from '../shared';
import { clusterLabels } from './names';
import { PatroniCluster } from './patroni';
import { PostgresContext } from './PostgresContext';
import { rollingUpdateAnnotation } from './resources';

/** Recreates pods one after another: replicas, then a switchover, then the old primary (pkg/cluster/pod.go). */
export class PodRotation {
  constructor(
    private readonly context: PostgresContext,
    private readonly namespace: string,
    private readonly name: string,
  ) {}

  pods(): KubeObject[] {
    return [
      ...this.context.api.list(resourceIds.pods, {
        namespace: this.namespace,
        labelSelector: selectorText(clusterLabels(this.name)),
      }),
    ].sort((a, b) => a.metadata.name.localeCompare(b.metadata.name));
  }

  /** Notes on the pod that it has to be recreated. */
  mark(pod: KubeObject): void {
    this.context.api.mergePatch(
      resourceIds.pods,
      this.namespace,
      pod.metadata.name,
      { metadata: { annotations: { [rollingUpdateAnnotation]: 'true' } } },
    );
  }

  isMarked(pod: KubeObject): boolean {
    return pod.metadata.annotations?.[rollingUpdateAnnotation] === 'true';
  }

  *recreate(
    pods: readonly KubeObject[],
    patroni: PatroniCluster,
    announce: (reason: string, message: string) => void,
  ): Process {
    const isPrimary = (pod: KubeObject) =>
      pod.metadata.labels?.['spilo-role'] === 'master';
    for (const pod of pods.filter(p => !isPrimary(p))) {
      try {
        yield* this.recreateOne(pod);
      } catch (error) {
        throw new Error(
          `could not recreate replica pod "${this.qualified(
            pod,
          )}": ${errorMessage(error)}`,
        );
      }
    }
    const primary = pods.find(isPrimary);
    if (!primary || patroni.leaderName !== primary.metadata.name) {
      if (primary) {
        yield* this.recreateOne(primary);
      }
      return;
    }
    const hasReplicas = this.pods().length > 1;
    if (hasReplicas && isPodRunning(primary)) {
      yield* this.switchOver(primary, patroni, announce);
    }
    yield* this.recreateOne(primary);
  }

  private *switchOver(
    primary: KubeObject,
    patroni: PatroniCluster,
    announce: (reason: string, message: string) => void,
  ): Process {
    let candidate: string | undefined;
    yield* waitUntil(
      () => {
        candidate = patroni.switchoverCandidate();
        return candidate !== undefined;
      },
      { intervalMs: 1000, timeoutMs: 10_000 },
    );
    if (!candidate) {
      throw new Error('skipping switchover: no switchover candidate found');
    }
    const from = primary.metadata.name;
    const to = `${this.namespace}/${candidate}`;
    announce('Switchover', `Switching over from "${from}" to "${to}"`);
    yield* patroni.switchover(candidate);
    announce(
      'Switchover',
      `Successfully switched over from "${from}" to "${to}"`,
    );
  }

  private *recreateOne(pod: KubeObject): Process {
    const { api, settings } = this.context;
    const { name, uid } = pod.metadata;
    const current = () => api.get(resourceIds.pods, this.namespace, name);
    if (current()?.metadata.uid === uid) {
      api.delete(resourceIds.pods, this.namespace, name);
    }
    const isGone = yield* waitUntil(() => current()?.metadata.uid !== uid, {
      intervalMs: 1000,
      timeoutMs: settings.podDeletionTimeoutMs,
    });
    if (!isGone) {
      throw new Error('pod deletion wait timeout');
    }
    const hasRole = yield* waitUntil(
      () => {
        const fresh = current();
        return (
          fresh !== undefined &&
          !isTerminating(fresh) &&
          fresh.metadata.labels?.['spilo-role'] !== undefined
        );
      },
      { intervalMs: 1000, timeoutMs: settings.podLabelTimeoutMs },
    );
    if (!hasRole) {
      throw new Error('pod label wait timeout');
    }
  }

  private qualified(pod: KubeObject): string {
    return `${this.namespace}/${pod.metadata.name}`;
  }
}
