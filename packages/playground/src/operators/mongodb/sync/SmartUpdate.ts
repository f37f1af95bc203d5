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
import { KubeObject } from '../../../kube/types';
import {
  fieldAt,
  hasLabels,
  isPodReady,
  isTerminating,
  listAt,
  numberAt,
  Process,
  resourceIds,
  revisionLabel,
  textAt,
} from '../../shared';
import { configReplset, containerNames } from '../names';
import { MongodbHandle } from '../MongodbHandle';
import { mongodbAnnotations } from '../resources';
import { MembersSpec, ReplsetSpec } from '../spec/MongodbSpec';

/** The initial delay of the liveness probe, which is how long the operator waits for one pod. */
const waitSeconds = 60;

/** What a roll-out waits for, and what it tells of its progress. */
export interface SmartUpdateOptions {
  /** A backup or a restore of the database is under way. */
  isBusy(): boolean;
  /** Called every second while a pod is awaited, as the operator writes the status meanwhile. */
  onWait(): void;
}

/** Recreates outdated pods one by one, the primary last, after it has handed over (pkg/controller/perconaservermongodb/smart.go). */
export class SmartUpdate {
  constructor(
    private readonly database: MongodbHandle,
    private readonly options: SmartUpdateOptions,
  ) {}

  *replset(replset: ReplsetSpec, members: MembersSpec): Process {
    const { database } = this;
    const { spec } = database;
    const set = database.statefulSet(replset.name, members.component);
    if (
      !set ||
      spec.updateStrategy !== 'SmartUpdate' ||
      replset.members[0].size === 0 ||
      this.mongosFirst()
    ) {
      return;
    }
    const pods = database.componentPods(replset.name, members.component);
    if (!isOutdated(set, pods)) {
      return;
    }
    if (spec.sharded && !replset.isConfig && this.configServersAreOutdated()) {
      database.log('info', 'waiting for config RS update');
      return;
    }
    if (!areAllReady(set)) {
      database.log(
        'info',
        "can't start/continue 'SmartUpdate': waiting for all replicas are ready",
      );
      return;
    }
    const known = database.status.replsets[replset.name];
    const isInitialized = known?.initialized === true;
    if (isInitialized && this.isHeldUp()) {
      return;
    }
    const model = database.model(replset.name);
    let primary: KubeObject | undefined;
    for (const pod of [...pods].reverse()) {
      if (isInitialized && pod.metadata.name === model.primary) {
        primary = pod;
      } else {
        yield* this.update(set, pod, containerNames[members.component]);
      }
    }
    if (primary) {
      database.log('info', 'doing step down...');
      model.stepDown(60);
      yield* this.update(set, primary, containerNames[members.component]);
    }
    database.log('info', 'smart update finished for statefulset');
  }

  *mongos(set: KubeObject): Process {
    const { database } = this;
    const pods = database.mongosPods();
    if (
      database.spec.updateStrategy !== 'SmartUpdate' ||
      (database.spec.mongos?.size ?? 0) === 0 ||
      !isOutdated(set, pods)
    ) {
      return;
    }
    if (!areAllReady(set) || this.isHeldUp()) {
      return;
    }
    for (const pod of [...pods].reverse()) {
      yield* this.update(set, pod, containerNames.mongos);
    }
    if (this.mongosFirst()) {
      database.patchObject({
        metadata: { annotations: { [mongodbAnnotations.mongosFirst]: null } },
      });
    }
  }

  /** A roll-out is wanted, and not one pod of it is done yet. */
  isAwaited(): boolean {
    const { database } = this;
    if (database.spec.updateStrategy !== 'SmartUpdate') {
      return false;
    }
    let updated = 0;
    let changed = false;
    for (const set of this.mainSets()) {
      const pods = database.context.api.list(resourceIds.pods, {
        namespace: database.namespace,
      });
      if (
        isOutdated(
          set,
          pods.filter(pod => belongsTo(pod, set)),
        )
      ) {
        changed = true;
        updated += numberAt(set, 'status', 'updatedReplicas') ?? 0;
      }
    }
    return changed && updated === 0;
  }

  /** Of the mongod of each replica set, of the config servers, and the mongos. */
  private mainSets(): KubeObject[] {
    const { database } = this;
    const { spec, names } = database;
    return [
      ...spec.replsets.map(({ name }) => names.statefulSet(name, 'mongod')),
      ...(spec.sharded
        ? [names.statefulSet(configReplset, 'cfg'), names.mongos]
        : []),
    ].flatMap(name => database.get(resourceIds.statefulSets, name) ?? []);
  }

  private isHeldUp(): boolean {
    if (this.options.isBusy()) {
      this.database.log(
        'info',
        "can't start 'SmartUpdate': waiting for running backups to be finished",
      );
      return true;
    }
    return false;
  }

  private mongosFirst(): boolean {
    const { annotations } = this.database.current()?.metadata ?? {};
    return (
      this.database.spec.sharded &&
      annotations?.[mongodbAnnotations.mongosFirst] !== undefined
    );
  }

  private configServersAreOutdated(): boolean {
    const { database } = this;
    const set = database.statefulSet(configReplset, 'cfg');
    return (
      set !== undefined &&
      isOutdated(set, database.componentPods(configReplset, 'cfg'))
    );
  }

  private *update(
    set: KubeObject,
    pod: KubeObject,
    container: string,
  ): Process {
    const { database } = this;
    const { name } = pod.metadata;
    const revision = revisionIn(set);
    if (pod.metadata.labels?.[revisionLabel] !== revision) {
      database.log('info', `apply changes to pod ${name}`);
      database.drop(resourceIds.pods, name);
    }
    for (let waited = 0; waited < waitSeconds; waited++) {
      yield 1000;
      const found = database.get(resourceIds.pods, name);
      this.options.onWait();
      if (
        found &&
        found.metadata.labels?.[revisionLabel] === revision &&
        isContainerReady(found, container) &&
        !isTerminating(found)
      ) {
        return;
      }
    }
    throw new Error(
      'failed to run smartUpdate: failed to apply changes: wait pod restart: reach pod wait limit',
    );
  }
}

/** Whether a pod of the StatefulSet is made from an older template. */
export function isOutdated(
  set: KubeObject,
  pods: readonly KubeObject[],
): boolean {
  const revision = revisionIn(set);
  return (
    revision !== '' &&
    pods.some(pod => pod.metadata.labels?.[revisionLabel] !== revision)
  );
}

function revisionIn(set: KubeObject): string {
  return textAt(set, 'status', 'updateRevision') ?? '';
}

function areAllReady(set: KubeObject): boolean {
  return (
    (numberAt(set, 'status', 'readyReplicas') ?? 0) >=
    (numberAt(set, 'status', 'replicas') ?? 0)
  );
}

function belongsTo(pod: KubeObject, set: KubeObject): boolean {
  const labels = fieldAt(set, 'spec', 'selector', 'matchLabels');
  return hasLabels(pod, labels as Record<string, string>);
}

function isContainerReady(pod: KubeObject, container: string): boolean {
  return (
    isPodReady(pod) ||
    listAt(pod, 'status', 'containerStatuses').some(
      each =>
        textAt(each, 'name') === container && fieldAt(each, 'ready') === true,
    )
  );
}
