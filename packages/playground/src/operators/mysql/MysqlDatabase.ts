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
  isRecord,
  isTerminating,
  Process,
  resourceIds,
  sameJson,
  SerialQueue,
} from '../shared';
import { DatabaseHandle } from './DatabaseHandle';
import { ReplicationGroup } from './group';
import { fillingOf } from './initialData';
import { Membership, Outcome } from './Membership';
import { MemberWatch } from './MemberWatch';
import { MysqlContext } from './MysqlContext';
import { annotations, finalizers } from './resources';
import { PermanentError, SpecChanges } from './SpecChanges';
import { Workloads } from './Workloads';

/** How long an event takes from the API server to the operator. */
const noticeMs = 300;
/** When the operator's framework tries a handler again that failed. */
const retryMs = 60_000;

/** One database in the operator's hands: its declaration, its pods and the group in them. */
export class MysqlDatabase {
  readonly group: ReplicationGroup;
  private readonly handle: DatabaseHandle;
  private readonly workloads: Workloads;
  private readonly membership: Membership;
  private readonly changes: SpecChanges;
  private readonly watch: MemberWatch;

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
    const handle =
      (work: (pod: KubeObject) => Process<Outcome>) => (pod: KubeObject) =>
        this.runForPod(pod, work);
    this.watch = new MemberWatch(
      context,
      this.group,
      {
        created: handle(pod => this.membership.podCreated(pod)),
        restarted: handle(pod => this.membership.podRestarted(pod)),
        deleted: handle(pod => this.membership.podDeleted(pod)),
      },
      pod => fillingOf(this.handle, pod),
    );
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
    this.watch.podChanged(pod, gone);
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
    { metadata: { name, uid } }: KubeObject,
    work: (pod: KubeObject) => Process<Outcome>,
  ): void {
    const { api } = this.context;
    const { namespace } = this.handle;
    this.run(noticeMs, function* forPod() {
      const pod = api.get(resourceIds.pods, namespace, name);
      return pod && pod.metadata.uid === uid ? yield* work(pod) : 'done';
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
