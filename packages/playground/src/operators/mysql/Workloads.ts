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
import { copyOf, deleteIfThere, numberAt, resourceIds } from '../shared';
import { DatabaseHandle } from './DatabaseHandle';
import {
  makeAccount,
  makeBudget,
  makeCronJob,
  makeInitconf,
  makeInstancesService,
  makeRouterDeployment,
  makeRouterService,
  makeSecrets,
  makeStatefulSet,
} from './manifests';
import { ReadReplicaSpec } from './MysqlSpec';

const roleBindings = {
  group: 'rbac.authorization.k8s.io',
  version: 'v1',
  plural: 'rolebindings',
};

/** Makes what belongs to a database, and sizes it. */
export class Workloads {
  constructor(private readonly database: DatabaseHandle) {}

  /** All that a new database needs, in the operator's order; what is there already is left as it is. */
  create(): void {
    const { database } = this;
    const maker = database.maker();
    const { account, binding } = makeAccount(maker);
    database.createIfMissing(resourceIds.configMaps, makeInitconf(maker));
    for (const secret of makeSecrets(maker, database.context.password)) {
      database.createIfMissing(resourceIds.secrets, secret);
    }
    database.createIfMissing(resourceIds.services, makeInstancesService(maker));
    database.createIfMissing(resourceIds.serviceAccounts, account);
    database.createIfMissing(roleBindings, binding);
    database.createIfMissing(resourceIds.statefulSets, makeStatefulSet(maker));
    database.createIfMissing(resourceIds.disruptionBudgets, makeBudget(maker));
    // They are given their size when the group is complete.
    maker.spec.readReplicas.forEach(each => this.createReadReplicas(each, 0));
    database.createIfMissing(resourceIds.services, makeRouterService(maker));
    if (maker.spec.router.instances > 0) {
      database.createIfMissing(
        resourceIds.deployments,
        makeRouterDeployment(maker, 0),
      );
    }
  }

  createReadReplicas(
    replicas: ReadReplicaSpec,
    instances = replicas.instances,
  ): void {
    const { database } = this;
    const maker = database.maker();
    const set = makeStatefulSet(maker, { ...replicas, instances });
    database.createIfMissing(
      resourceIds.configMaps,
      makeInitconf(maker, replicas),
    );
    database.createIfMissing(
      resourceIds.services,
      makeInstancesService(maker, replicas),
    );
    database.createIfMissing(resourceIds.statefulSets, set);
  }

  removeReadReplicas(name: string): void {
    const full = this.database.names.readReplicas(name);
    this.drop(resourceIds.configMaps, `${full}-initconf`);
    this.drop(resourceIds.services, `${full}-instances`);
    this.drop(resourceIds.statefulSets, full);
  }

  /** What waits until the group is complete: read replicas and Routers. */
  complete(): void {
    const { database } = this;
    const { spec } = database.maker();
    for (const { name, instances } of spec.readReplicas) {
      const set = database.names.readReplicas(name);
      if (database.get(resourceIds.statefulSets, set)) {
        this.patchSet(set, { replicas: instances });
      }
    }
    if (spec.router.instances > 0) {
      this.sizeRouters(spec.router.instances);
    }
  }

  /** None at all: the Deployment goes. */
  sizeRouters(instances: number): void {
    const { database } = this;
    const { router } = database.names;
    if (instances === 0) {
      this.drop(resourceIds.deployments, router);
    } else if (database.get(resourceIds.deployments, router)) {
      this.patchRouter({ replicas: instances });
    } else {
      database.context.api.create(
        resourceIds.deployments,
        copyOf(makeRouterDeployment(database.maker(), instances)),
      );
    }
  }

  /** How many Routers the Deployment asks for; undefined where there is none. */
  routerSize(): number | undefined {
    const { database } = this;
    return numberAt(
      database.get(resourceIds.deployments, database.names.router),
      'spec',
      'replicas',
    );
  }

  /** One CronJob for each schedule; those of schedules that are gone go. */
  syncSchedules(before: readonly string[]): void {
    const { database } = this;
    const { context, names } = database;
    const maker = database.maker();
    const wanted = new Set(maker.spec.schedules.map(({ name }) => name));
    for (const name of before.filter(each => !wanted.has(each))) {
      this.drop(resourceIds.cronJobs, names.cronJob(name));
    }
    for (const schedule of maker.spec.schedules) {
      const cronJob = makeCronJob(maker, schedule);
      const found = database.get(resourceIds.cronJobs, cronJob.metadata.name);
      if (found) {
        context.api.update(resourceIds.cronJobs, {
          ...copyOf(cronJob),
          metadata: {
            ...copyOf(cronJob.metadata),
            resourceVersion: found.metadata.resourceVersion,
          },
          status: found.status,
        });
      } else {
        context.api.create(resourceIds.cronJobs, copyOf(cronJob));
      }
    }
  }

  patchSet(name: string, spec: Record<string, unknown>): KubeObject {
    const { context, namespace } = this.database;
    return context.api.mergePatch(resourceIds.statefulSets, namespace, name, {
      spec,
    });
  }

  patchRouter(spec: Record<string, unknown>): void {
    const { context, namespace, names } = this.database;
    if (this.database.get(resourceIds.deployments, names.router)) {
      context.api.mergePatch(resourceIds.deployments, namespace, names.router, {
        spec,
      });
    }
  }

  private drop(resource: typeof resourceIds.pods, name: string): void {
    const { context, namespace } = this.database;
    deleteIfThere(context.api, resource, namespace, name);
  }
}
