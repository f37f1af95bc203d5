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
  hasCondition,
  isRecord,
  isTerminating,
  listAt,
  numberAt,
  Process,
  resourceIds,
  sameJson,
  SerialQueue,
  setPodCondition,
  textAt,
} from '../shared';
import { DatabaseHandle } from './DatabaseHandle';
import { ReplicationGroup } from './group';
import { Membership, Outcome } from './Membership';
import { serverVersion, setPodFinalizer } from './memberPods';
import { MysqlContext } from './MysqlContext';
import { isGroupMember } from './names';
import { annotations, finalizers, gates } from './resources';
import { PermanentError, SpecChanges } from './SpecChanges';
import { Workloads } from './Workloads';

/** How long an event takes from the API server to the operator. */
const noticeMs = 300;
/** When the operator's framework tries a handler again that failed. */
const retryMs = 60_000;

/** What was seen of a pod at last. */
interface SeenPod {
  uid?: string;
  up: boolean;
  restarts: number;
  created: boolean;
  deleted: boolean;
}

/** One database in the operator's hands: its declaration, its pods and the group in them. */
export class MysqlDatabase {
  readonly group: ReplicationGroup;
  private readonly handle: DatabaseHandle;
  private readonly workloads: Workloads;
  private readonly membership: Membership;
  private readonly changes: SpecChanges;
  private readonly seen = new Map<string, SeenPod>();

  constructor(
    private readonly context: MysqlContext,
    private readonly queue: SerialQueue,
    private readonly key: string,
    object: KubeObject,
  ) {
    const { namespace = '', name } = object.metadata;
    this.handle = new DatabaseHandle(context, object);
    this.workloads = new Workloads(this.handle);
    this.group = new ReplicationGroup({
      clock: context.clock,
      random: context.random,
      conditions: () => context.conditionsOf(namespace, name),
      changed: () => this.groupChanged(),
      print: (pod, line) => this.print(pod, line),
    });
    this.membership = new Membership(this.handle, this.group, this.workloads);
    this.changes = new SpecChanges(this.handle, this.workloads);
  }

  /** The pod of the member that takes writes. */
  get primary(): string | undefined {
    return this.group.islands[0]?.primary?.pod;
  }

  create(): void {
    this.run(noticeMs, () => this.creating());
  }

  specChanged(): void {
    this.run(noticeMs, () => this.changing());
  }

  delete(): void {
    this.run(noticeMs, () => this.deleting());
  }

  /** What surrounds the database has changed. */
  refresh(): void {
    this.group.refresh();
  }

  stop(): void {
    this.group.stop();
  }

  /** A pod of a member or of a read replica came, changed or went. */
  podChanged(pod: KubeObject, gone: boolean): void {
    const { name, uid } = pod.metadata;
    const known = this.seen.get(name);
    if (gone) {
      if (known?.uid === uid) {
        this.group.stopped(name);
        this.seen.delete(name);
      }
    } else if (known?.uid === uid) {
      this.look(pod, known);
    } else {
      const seen = {
        uid,
        up: false,
        restarts: 0,
        created: false,
        deleted: false,
      };
      this.seen.set(name, seen);
      setPodFinalizer(this.context, pod, finalizers.kopf, true);
      this.look(pod, seen);
    }
  }

  private look(pod: KubeObject, seen: SeenPod): void {
    const { name, uid } = pod.metadata;
    const restarts = restartsOf(pod);
    if (isUp(pod) && seen.up && restarts > seen.restarts) {
      seen.restarts = restarts;
      this.group.stopped(name);
      this.serverStarted(pod);
      this.runForPod(name, uid, current =>
        this.membership.podRestarted(current),
      );
    } else if (isUp(pod) && !seen.up) {
      Object.assign(seen, { up: true, restarts });
      this.serverStarted(pod);
    } else if (!isUp(pod) && seen.up && !isTerminating(pod)) {
      seen.up = false;
      this.group.stopped(name);
    }
    if (isTerminating(pod)) {
      if (!seen.deleted) {
        seen.deleted = true;
        this.runForPod(name, uid, current =>
          this.membership.podDeleted(current),
        );
      }
    } else if (hasCondition(pod, gates.configured) && !seen.created) {
      seen.created = true;
      this.runForPod(name, uid, current => this.membership.podCreated(current));
    }
  }

  /** MySQL runs; soon the sidecar has configured it and says so. */
  private serverStarted(pod: KubeObject): void {
    const { clock, random, api } = this.context;
    if (isGroupMember(pod)) {
      this.group.started(pod.metadata.name, serverVersion(pod));
    }
    clock.after(3000 + random() * 4000, () => {
      const { namespace, name, uid } = pod.metadata;
      const current = api.get(resourceIds.pods, namespace, name);
      if (current?.metadata.uid === uid && isUp(current)) {
        setPodCondition(api, pod.metadata, gates.configured, true, clock.now());
      }
    });
  }

  private groupChanged(): void {
    this.membership.publishMembers();
    if (this.handle.ready && !this.handle.deleting) {
      this.run(1000, () => this.probing());
    }
  }

  private *creating(): Process<Outcome> {
    const { handle, workloads, context } = this;
    const current = handle.current();
    if (!current || handle.deleting) {
      return 'done';
    }
    handle.setFinalizer(finalizers.kopf, true);
    const parsed = handle.parsed();
    if ('error' in parsed) {
      handle.setState('INVALID');
      handle.event('Error', 'CreateCluster', 'InvalidArgument', parsed.error);
      handle.logged(
        'Error',
        `Handler 'on_innodbcluster_create' failed temporarily: Error in InnoDBCluster spec: ${parsed.error}`,
      );
      return { retryMs };
    }
    if (!handle.ready) {
      yield 500;
      try {
        workloads.create();
      } catch (error) {
        const message = errorMessage(error);
        handle.event(
          'Warning',
          'CreateCluster',
          'CreateResourceFailed',
          message,
        );
        handle.logged(
          'Error',
          "Handler 'on_innodbcluster_create' failed with an exception. Will retry.",
        );
        return { retryMs };
      }
      handle.annotate({
        [annotations.operatorVersion]: context.settings.operatorVersion,
      });
      handle.event(
        'Normal',
        'CreateCluster',
        'ResourcesCreated',
        'Dependency resources created, switching status to PENDING',
      );
      handle.setState('PENDING');
    }
    handle.noteHandled(current.spec);
    handle.logged('Normal', "Handler 'on_innodbcluster_create' succeeded.");
    return 'done';
  }

  private *changing(): Process<Outcome> {
    const { handle } = this;
    const current = handle.current();
    const before = handle.lastHandled();
    const after = current?.spec;
    if (
      !before ||
      !isRecord(after) ||
      handle.deleting ||
      sameJson(before, after)
    ) {
      return 'done';
    }
    if (handle.ready) {
      yield 700;
      try {
        this.changes.apply(before, after);
        handle.logged('Normal', "Handler 'on_spec/spec' succeeded.");
      } catch (error) {
        const permanent = error instanceof PermanentError;
        handle.logged(
          'Error',
          permanent
            ? `Handler 'on_spec/spec' failed permanently: ${error.message}`
            : `Handler 'on_spec/spec' failed with an exception. Will retry.`,
        );
        if (!permanent) {
          handle.log('error', errorMessage(error));
          return { retryMs };
        }
      }
    }
    // What was changed before the group was there is dropped.
    handle.noteHandled(after);
    return 'done';
  }

  private *deleting(): Process<Outcome> {
    const { handle, workloads } = this;
    yield 500;
    workloads.sizeRouters(0);
    const { statefulSet } = handle.names;
    const pods = handle.pods();
    if (pods.length === 0 || (pods.length === 1 && isTerminating(pods[0]))) {
      handle.setFinalizer(finalizers.cluster, false);
    }
    if (handle.get(resourceIds.statefulSets, statefulSet)) {
      workloads.patchSet(statefulSet, { replicas: 0 });
    }
    handle.setFinalizer(finalizers.kopf, false);
    return 'done';
  }

  private *probing(): Process<Outcome> {
    if (this.handle.current() && !this.handle.deleting) {
      this.membership.probe();
    }
    return 'done';
  }

  private runForPod(
    name: string,
    uid: string | undefined,
    work: (pod: KubeObject) => Process<Outcome>,
  ): void {
    const { api } = this.context;
    const { namespace } = this.handle;
    this.run(noticeMs, function* forPod() {
      const pod = api.get(resourceIds.pods, namespace, name);
      return pod?.metadata.uid === uid && pod ? yield* work(pod) : 'done';
    });
  }

  /** One thing after another; what is to be tried again gets in line again. */
  private run(waitMs: number, work: () => Process<Outcome>): void {
    const { clock } = this.context;
    const again = (ms: number) => this.run(ms, work);
    clock.after(waitMs, () =>
      this.queue.add(this.key, function* inTurn() {
        const outcome = yield* work();
        if (typeof outcome === 'object') {
          again(outcome.retryMs);
        }
      }),
    );
  }

  private print(pod: string, line: string): void {
    const { api, clock } = this.context;
    const { namespace } = this.handle;
    if (api.get(resourceIds.pods, namespace, pod)) {
      const time = new Date(clock.now()).toISOString().replace('Z', '000Z');
      api.appendLog(namespace, pod, 'mysql', [`${time} 0 ${line}`]);
    }
  }
}

/** All containers run, whether or not the pod is on its way out. */
function isUp(pod: KubeObject): boolean {
  const statuses = listAt(pod, 'status', 'containerStatuses');
  return (
    textAt(pod, 'status', 'phase') === 'Running' &&
    statuses.length > 0 &&
    statuses.every(each => fieldAt(each, 'state', 'running') !== undefined)
  );
}

function restartsOf(pod: KubeObject): number {
  const mysql = listAt(pod, 'status', 'containerStatuses').find(
    each => textAt(each, 'name') === 'mysql',
  );
  return numberAt(mysql, 'restartCount') ?? 0;
}
