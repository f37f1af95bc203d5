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
import { deleteIfThere, Process, resourceIds, waitUntil } from '../shared';
import { DatabaseHandle } from './DatabaseHandle';
import { PodRotation } from './PodRotation';

/** Takes away everything that belongs to a cluster; what is in the bucket stays (Delete in pkg/cluster/cluster.go). */
export class DatabaseDeletion {
  constructor(
    private readonly database: DatabaseHandle,
    private readonly rotation: PodRotation,
  ) {}

  *run(): Process {
    const { database, rotation } = this;
    const { names } = database;
    database.event('Delete', 'Started deletion of cluster resources');
    this.drop(resourceIds.cronJobs, names.logicalBackup);
    this.drop(resourceIds.statefulSets, names.statefulSet);
    for (const pod of rotation.pods()) {
      this.drop(resourceIds.pods, pod.metadata.name);
    }
    const areGone = yield* waitUntil(() => rotation.pods().length === 0, {
      intervalMs: 1000,
      timeoutMs: database.context.settings.podDeletionTimeoutMs,
    });
    if (!areGone) {
      database.event(
        'Delete',
        'could not delete statefulset: could not delete pods: pod deletion wait timeout',
        'Warning',
      );
      return;
    }
    this.dropVolumesAndSecrets();
    this.drop(resourceIds.disruptionBudgets, names.primaryBudget);
    this.drop(resourceIds.disruptionBudgets, names.criticalOpBudget);
    for (const service of [
      names.primaryService,
      names.replicaService,
      names.configService,
    ]) {
      this.drop(resourceIds.services, service);
      this.drop(resourceIds.endpoints, service);
    }
    database.patroni?.stop();
    database.patroni?.deleteRecords();
    database.patroni = undefined;
    for (const pooler of [names.pooler, names.replicaPooler]) {
      this.drop(resourceIds.deployments, pooler);
      this.drop(resourceIds.services, pooler);
    }
    database.setFinalizer(false);
  }

  private dropVolumesAndSecrets(): void {
    const { context, namespace, name, selector } = this.database;
    const { api, settings } = context;
    const dropAll = (resource: ResourceId, labelSelector: string) => {
      for (const object of api.list(resource, { namespace, labelSelector })) {
        this.drop(resource, object.metadata.name);
      }
    };
    if (settings.deleteClaims) {
      dropAll(resourceIds.claims, selector);
    }
    if (settings.deleteSecrets) {
      dropAll(resourceIds.secrets, `cluster-name=${name}`);
    }
  }

  private drop(resource: ResourceId, name: string): void {
    const { context, namespace } = this.database;
    deleteIfThere(context.api, resource, namespace, name);
  }
}
