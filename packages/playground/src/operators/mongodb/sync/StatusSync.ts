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
import { numberAt, resourceIds } from '../../shared';
import { MongodbHandle } from '../MongodbHandle';
import {
  addCondition,
  AppState,
  MongosStatus,
  removeCondition,
  ReplsetStatus,
} from '../MongodbStatus';
import { mongodbAnnotations } from '../resources';
import { ReplsetSpec, sizeOf } from '../spec/MongodbSpec';
import { isExposed } from '../spec/replsetSpec';
import { countReady } from './countReady';
import { SmartUpdate } from './SmartUpdate';

/** Writes `status` at the end of a pass and during a roll-out (pkg/controller/perconaservermongodb/status.go). */
export class StatusSync {
  constructor(
    private readonly database: MongodbHandle,
    private readonly rollOut: SmartUpdate,
    /** Whether backup agents are well and configured; `ready` where backups are off. */
    private readonly backupState: () => AppState,
  ) {}

  /** A pass that failed says so and leaves the rest of the status as it was. */
  fail(message: string): void {
    const { status, context } = this.database;
    if (status.state !== 'error') {
      addCondition(
        status,
        {
          type: 'error',
          status: 'True',
          reason: 'ErrorReconcile',
          message,
        },
        context.clock.now(),
      );
    }
    status.message = `Error: ${message}`;
    status.state = 'error';
    this.database.writeStatus();
  }

  /** `found` is how the operator found the replica sets when it connected to them. */
  write(found: AppState): void {
    const { database } = this;
    const { status, spec } = database;
    const nowMs = database.context.clock.now();
    const replsets = [...spec.replsets, ...(spec.config ? [spec.config] : [])];
    const before = status.replsets;
    status.message = undefined;
    status.replsets = {};
    status.size = 0;
    status.ready = 0;
    for (const replset of replsets) {
      const own = this.replsetStatus(replset);
      const known = before[replset.name];
      if (own.status !== known?.status && own.status !== '') {
        addCondition(
          status,
          {
            type: own.status,
            status: 'True',
            ...replsetReason(own.status, replset.name),
          },
          nowMs,
        );
      }
      status.replsets[replset.name] = {
        ...own,
        initialized: known?.initialized,
        added_as_shard: spec.sharded ? known?.added_as_shard : undefined,
        members: known?.members,
        ready: Math.min(own.ready, own.size),
      };
      status.size += own.size;
      status.ready += Math.min(own.ready, own.size);
    }
    this.writeMongos(nowMs);
    status.host = this.host();
    const inProgress = this.isUpgrading(replsets);
    status.state = this.stateOf(replsets, found, inProgress);
    addCondition(status, { type: status.state, status: 'True' }, nowMs);
    if (status.ready === status.size && this.rollOut.isAwaited()) {
      addCondition(
        status,
        {
          type: 'pendingSmartUpdate',
          status: 'True',
          message: 'Smart update is pending but has not yet started',
        },
        nowMs,
      );
    } else {
      removeCondition(status, 'pendingSmartUpdate');
    }
    status.observedGeneration = database.object.metadata.generation;
    database.writeStatus();
  }

  private stateOf(
    replsets: readonly ReplsetSpec[],
    found: AppState,
    inProgress: boolean,
  ): AppState {
    const { database } = this;
    const { status, spec } = database;
    const are = (state: AppState) =>
      replsets.filter(({ name }) => status.replsets[name].status === state)
        .length;
    if (
      are('stopping') > 0 ||
      (spec.sharded && status.mongos?.status === 'stopping') ||
      database.isDeleting
    ) {
      return 'stopping';
    }
    if (are('paused') === replsets.length) {
      return spec.sharded && status.mongos?.status !== 'paused'
        ? 'stopping'
        : 'paused';
    }
    if (
      found === 'ready' &&
      are('ready') === replsets.length &&
      this.backupState() === 'ready' &&
      !inProgress &&
      status.host !== ''
    ) {
      return spec.sharded ? status.mongos?.status ?? 'initializing' : 'ready';
    }
    return 'initializing';
  }

  private replsetStatus(replset: ReplsetSpec): ReplsetStatus {
    const { database } = this;
    const set = database.statefulSet(
      replset.name,
      replset.members[0].component,
    );
    if (!set) {
      return { size: 0, ready: 0, status: '' };
    }
    if (set.metadata.annotations?.[mongodbAnnotations.resizeInProgress]) {
      return { size: 0, ready: 0, status: 'initializing' };
    }
    const counted = countReady(
      database.podsOf(replset),
      database.context.clock.now(),
    );
    const size = sizeOf(replset);
    let state: AppState = counted.unscheduled ? 'error' : 'initializing';
    if (database.spec.pause) {
      state = counted.ready > 0 ? 'stopping' : 'paused';
    } else if (counted.ready > 0 && counted.ready === size) {
      state = 'ready';
    }
    return {
      size,
      ready: counted.ready,
      status: state,
      message: counted.unscheduled ?? counted.message,
    };
  }

  private writeMongos(nowMs: number): void {
    const { status, spec } = this.database;
    if (!spec.sharded) {
      status.mongos = undefined;
      return;
    }
    const own = this.mongosStatus();
    if (own.status !== status.mongos?.status) {
      const reasons: Partial<Record<AppState, string>> = {
        ready: 'MongosReady',
        stopping: 'MongosStopping',
        paused: 'MongosPaused',
      };
      addCondition(
        status,
        { type: own.status, status: 'True', reason: reasons[own.status] },
        nowMs,
      );
    }
    status.mongos = { ...own, ready: Math.min(own.ready, own.size) };
    status.size += own.size;
    status.ready += status.mongos.ready;
  }

  private mongosStatus(): MongosStatus {
    const { database } = this;
    const { spec, names } = database;
    if (!database.get(resourceIds.statefulSets, names.mongos)) {
      return { size: 0, ready: 0, status: 'initializing' };
    }
    const pods = database.mongosPods();
    const counted = countReady(pods, database.context.clock.now());
    let state: AppState = 'initializing';
    if (spec.pause) {
      state = counted.ready > 0 ? 'stopping' : 'paused';
    } else if (
      counted.ready > 0 &&
      pods.length === counted.ready &&
      pods.length === spec.mongos?.size
    ) {
      state = 'ready';
    }
    return {
      size: pods.length,
      ready: counted.ready,
      status: state,
      message: counted.unscheduled ?? counted.message,
    };
  }

  private isUpgrading(replsets: readonly ReplsetSpec[]): boolean {
    const { database } = this;
    const { names, spec } = database;
    return [
      ...replsets.map(({ name, members }) =>
        names.statefulSet(name, members[0].component),
      ),
      ...(spec.sharded ? [names.mongos] : []),
    ].some(name => {
      const set = database.get(resourceIds.statefulSets, name);
      return (
        (numberAt(set, 'status', 'replicas') ?? 0) >
        (numberAt(set, 'status', 'updatedReplicas') ?? 0)
      );
    });
  }

  private host(): string {
    const { database } = this;
    const { spec, name, namespace, names } = database;
    const suffix = `${namespace}.svc.cluster.local`;
    if (spec.mongos) {
      const services = spec.mongos.servicePerPod
        ? database.mongosPods().map(pod => pod.metadata.name)
        : [names.mongos];
      return services
        .filter(service => database.get(resourceIds.services, service))
        .map(service => `${service}.${suffix}:27017`)
        .join(',');
    }
    const [first] = spec.replsets;
    return isExposed(first)
      ? database
          .podsOf(first)
          .map(
            pod =>
              `${pod.metadata.name}.${names.service(
                first.name,
              )}.${suffix}:27017`,
          )
          .join(',')
      : `${name}-${first.name}.${suffix}`;
  }
}

function replsetReason(state: AppState, name: string) {
  const reasons: Partial<Record<AppState, string>> = {
    ready: 'RSReady',
    stopping: 'RSStopping',
    paused: 'RSPaused',
  };
  const reason = reasons[state];
  return reason && { reason, message: `${name}: ${state}` };
}
