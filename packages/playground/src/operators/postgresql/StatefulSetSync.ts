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
  fieldAt,
  JsonRecord,
  numberAt,
  Process,
  recordAt,
  resourceIds,
  textAt,
  waitUntil,
} from '../shared';
import { compareStatefulSet } from './compareStatefulSet';
import { containerResources } from './containerResources';
import { DatabaseHandle } from './DatabaseHandle';
import { makeConfigService, makeStatefulSet } from './manifests';
import { memberCount } from './memberCount';
import { splitParameters } from './parameters';
import { PatroniCluster } from './patroni';
import { ParameterSync } from './ParameterSync';
import { PodRotation } from './PodRotation';

/** Makes and keeps the StatefulSet and its pods (syncStatefulSet in pkg/cluster/sync.go). */
export class StatefulSetSync {
  readonly rotation: PodRotation;

  constructor(
    private readonly database: DatabaseHandle,
    /** The version that the pods are told to run. */
    private readonly desiredVersion: () => string,
  ) {
    this.rotation = new PodRotation(
      database.context,
      database.namespace,
      database.name,
    );
  }

  find(): KubeObject | undefined {
    const { database } = this;
    return database.context.api.get(
      resourceIds.statefulSets,
      database.namespace,
      database.names.statefulSet,
    );
  }

  create(): KubeObject {
    const { database } = this;
    const wanted = this.wanted();
    this.startPatroni();
    const made = database.context.api.create(resourceIds.statefulSets, wanted);
    // Patroni makes this one when the first pod comes up.
    database.createIfMissing(
      resourceIds.services,
      makeConfigService(database.maker()),
    );
    return made;
  }

  *sync(): Process {
    const { database, rotation } = this;
    let current = this.find();
    if (!current) {
      current = this.create();
      yield* this.waitForPods();
    }
    const wanted = this.wanted();
    let outdated = rotation.pods().filter(pod => rotation.isMarked(pod));
    const difference = compareStatefulSet(current, wanted);
    if (!difference.match) {
      if (difference.rolling) {
        outdated = rotation.pods();
        outdated.forEach(pod => rotation.mark(pod));
      }
      database.log(
        'info',
        `statefulset ${database.qualified()} is not in the desired state and needs to be updated: ${difference.reasons.join(
          ', ',
        )}`,
      );
      if (difference.replace) {
        yield* this.replace(wanted);
      } else {
        this.patch(wanted);
      }
    }
    yield* new ParameterSync(database).sync();
    if (outdated.length > 0) {
      yield* this.roll(outdated);
    }
  }

  *waitForPods(): Process {
    const { context, spec } = this.database;
    const { settings } = context;
    const wait = {
      intervalMs: settings.checkIntervalMs,
      timeoutMs: settings.checkTimeoutMs,
    };
    const retries = Math.floor(wait.timeoutMs / wait.intervalMs);
    const count = memberCount(spec, settings);
    const allThere = yield* waitUntil(
      () => (numberAt(this.find(), 'status', 'replicas') ?? 0) === count,
      wait,
    );
    if (!allThere) {
      throw new Error(
        `stateful set error: still failing after ${retries} retries`,
      );
    }
    const allLabelled = yield* waitUntil(() => {
      const roles = this.rotation
        .pods()
        .map(pod => pod.metadata.labels?.['spilo-role']);
      return (
        roles.every(role => role !== undefined) &&
        (count === 0 || roles.includes('master'))
      );
    }, wait);
    if (!allLabelled) {
      throw new Error(
        `pod labels error: still failing after ${retries} retries`,
      );
    }
  }

  private *roll(outdated: readonly KubeObject[]): Process {
    const { database, rotation } = this;
    if (!database.patroni) {
      return;
    }
    database.event('Update', 'Performing rolling update');
    try {
      yield* rotation.recreate(outdated, database.patroni, (reason, message) =>
        database.event(reason, message),
      );
    } catch (error) {
      throw new Error(`could not recreate pods: ${errorMessage(error)}`);
    }
    database.event('Update', 'Rolling update done - pods have been recreated');
  }

  private patch(wanted: KubeObject): void {
    const { context, namespace, name } = this.database;
    context.api.mergePatch(resourceIds.statefulSets, namespace, name, {
      spec: {
        replicas: numberAt(wanted, 'spec', 'replicas'),
        template: fieldAt(wanted, 'spec', 'template'),
      },
    });
  }

  /** Deletes the set without its pods, and makes it anew: the new one adopts them. */
  private *replace(wanted: KubeObject): Process {
    const { context, namespace, name } = this.database;
    for (const pod of this.rotation.pods()) {
      context.api.mergePatch(resourceIds.pods, namespace, pod.metadata.name, {
        metadata: { ownerReferences: null },
      });
    }
    context.api.delete(resourceIds.statefulSets, namespace, name);
    yield* waitUntil(() => this.find() === undefined, {
      intervalMs: 500,
      timeoutMs: 60_000,
    });
    context.api.create(resourceIds.statefulSets, wanted);
    yield 1000;
  }

  private wanted(): KubeObject {
    const { database } = this;
    const { resources, notes } = containerResources(
      database.spec,
      database.context.settings,
    );
    for (const note of notes) {
      database.event('ResourceLimits', note, 'Warning');
    }
    return makeStatefulSet(database.maker(), {
      version: this.desiredVersion(),
      resources,
      environmentSecretKeys: this.environmentSecretKeys(),
    });
  }

  private environmentSecretKeys(): string[] {
    const { context, namespace } = this.database;
    const name = context.settings.podEnvironmentSecret;
    if (!name) {
      return [];
    }
    const secret = context.api.get(resourceIds.secrets, namespace, name);
    if (!secret) {
      throw new Error(
        `could not generate statefulset: could not generate environment variables: could not read Secret PodEnvironmentSecretName: secrets "${name}" not found`,
      );
    }
    return Object.keys(recordAt(secret, 'data')).sort();
  }

  private startPatroni(): void {
    const { database } = this;
    const { context, namespace, name, spec } = database;
    database.patroni ??= new PatroniCluster({
      api: context.api,
      clock: context.clock,
      random: context.random,
      namespace,
      name,
      useConfigMaps: context.settings.useConfigMaps,
      isStandby: spec.standby !== undefined,
      config: this.patroniConfig(),
      serverVersion: this.desiredVersion(),
      conditions: () => context.conditionsOf(namespace, name),
      heartbeatMs: context.heartbeatMs,
    });
    database.patroni.start();
  }

  private patroniConfig(): JsonRecord {
    const { spec } = this.database;
    const { initdb: _, pg_hba: __, ...options } = spec.patroni;
    return {
      loop_wait: 10,
      maximum_lag_on_failover: 33_554_432,
      retry_timeout: 10,
      ttl: 30,
      ...options,
      ...(spec.standby && {
        standby_cluster: {
          create_replica_methods: [
            'bootstrap_standby_with_wale',
            'basebackup_fast_xlog',
          ],
          host: textAt(spec.standby, 'standby_host'),
          port: textAt(spec.standby, 'standby_port'),
        },
      }),
      postgresql: {
        parameters: splitParameters(spec.parameters).patroni,
        use_pg_rewind: true,
        use_slots: true,
      },
    };
  }
}
