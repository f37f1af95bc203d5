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
import { errorMessage, Process, resourceIds } from '../shared';
import { PatroniCluster } from './patroni';
import { PostgresContext } from './PostgresContext';
import { postgresResources, upgradeAnnotations } from './resources';

const mostLagBytes = 16 * 1024 * 1024;

/** The in-place upgrade of a cluster's major version, or the silence instead of it (pkg/cluster/majorversionupgrade.go). */
export class MajorUpgrade {
  constructor(
    private readonly context: PostgresContext,
    private readonly target: {
      namespace: string;
      name: string;
      patroni: PatroniCluster;
      pods: () => KubeObject[];
      inWindow: () => boolean;
      event: (
        reason: string,
        message: string,
        type?: 'Normal' | 'Warning',
      ) => void;
    },
  ) {}

  *run(version: string): Process {
    const { patroni, event, pods } = this.target;
    if (
      this.context.settings.upgradeMode === 'off' ||
      Number(patroni.serverVersion) >= Number(version)
    ) {
      return;
    }
    const obstacle = this.obstacle();
    if (obstacle) {
      this.context.log(
        'info',
        `${this.target.namespace}/${this.target.name}`,
        obstacle,
      );
      return;
    }
    const from = patroni.serverVersion;
    const reason = 'Major Version Upgrade';
    const members = pods();
    this.label(members, 'true');
    event(
      reason,
      `starting major version upgrade on pod ${patroni.leaderName} of ${members.length} pods`,
    );
    try {
      yield* patroni.upgrade(version);
      this.annotate(upgradeAnnotations.success);
      event(reason, `upgrade from ${from}0000 to ${version}0000 finished`);
    } catch (error) {
      const message = errorMessage(error);
      this.annotate(upgradeAnnotations.failure);
      event(
        reason,
        `upgrade from ${from}0000 to ${version}0000 FAILED: ${message}`,
        'Warning',
      );
      throw error;
    } finally {
      this.label(pods(), null);
    }
  }

  /** Why the upgrade is skipped; it is told to the operator's log and to nobody else. */
  private obstacle(): string | undefined {
    const { patroni, inWindow, namespace, name } = this.target;
    if (!patroni.leaderName) {
      return 'no master in the cluster, skipping major version upgrade';
    }
    if (patroni.isStandbyCluster) {
      return `skipping major version upgrade for ${namespace}/${name} standby cluster. Re-deploy standby cluster with the required Postgres version specified`;
    }
    const annotations = this.context.api.get(
      postgresResources.postgresqls,
      namespace,
      name,
    )?.metadata.annotations;
    if (annotations?.[upgradeAnnotations.failure]) {
      return 'last major upgrade failed, skipping upgrade';
    }
    if (!inWindow()) {
      return 'skipping major version upgrade, not in maintenance window';
    }
    for (const member of patroni.members.values()) {
      if (member.name === patroni.leaderName) {
        continue;
      }
      if (!member.streaming) {
        return `skipping major version upgrade, replica ${member.name} is not streaming from primary`;
      }
      if (patroni.lagOf(member.name) > mostLagBytes) {
        return `skipping major version upgrade, replication lag on member ${member.name} is too high`;
      }
    }
    return patroni.members.size === this.target.pods().length
      ? undefined
      : 'identified non running pod, potentially skipping major version upgrade';
  }

  private label(pods: readonly KubeObject[], value: string | null): void {
    for (const pod of pods) {
      this.context.api.mergePatch(
        resourceIds.pods,
        this.target.namespace,
        pod.metadata.name,
        { metadata: { labels: { 'critical-operation': value } } },
      );
    }
  }

  private annotate(key: string): void {
    const { namespace, name } = this.target;
    this.context.api.mergePatch(
      postgresResources.postgresqls,
      namespace,
      name,
      {
        metadata: {
          annotations: {
            [key]: `${new Date(this.context.clock.now())
              .toISOString()
              .slice(0, 19)}Z`,
          },
        },
      },
    );
  }
}
