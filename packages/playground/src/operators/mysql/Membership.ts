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
import { Process, setPodCondition } from '../shared';
import { DatabaseHandle } from './DatabaseHandle';
import { diagnose, Diagnosis, splitBrainWords } from './Diagnosis';
import { Island, ReplicationGroup } from './group';
import { publishMember, setPodFinalizer } from './memberPods';
import { isGroupMember, ordinalOf } from './names';
import { annotations, finalizers, gates } from './resources';
import { Workloads } from './Workloads';

/** How a handler ended: done, to be called again after so many milliseconds, or given up. */
export type Outcome = 'done' | 'given up' | { retryMs: number };

/** Brings pods into the group and out of it, and repairs the group (cluster_controller.py). */
export class Membership {
  constructor(
    private readonly database: DatabaseHandle,
    private readonly group: ReplicationGroup,
    private readonly workloads: Workloads,
  ) {}

  /** A member's pod is there and MySQL in it is configured. */
  *podCreated(pod: KubeObject): Process<Outcome> {
    const { database } = this;
    if (!database.current() || database.deleting) {
      return 'done';
    }
    if (!database.ready) {
      return yield* this.initialise(pod);
    }
    const diagnosis = this.probe();
    if (this.isOnline(diagnosis)) {
      yield* this.join(pod, diagnosis);
      return 'done';
    }
    return yield* this.repair(diagnosis, 5000);
  }

  /** MySQL in a pod has been started anew. */
  *podRestarted(pod: KubeObject): Process<Outcome> {
    const diagnosis = this.probe();
    if (!this.isOnline(diagnosis)) {
      const outcome = yield* this.repair(diagnosis, 5000);
      if (outcome === 'given up') {
        return outcome;
      }
    }
    yield* this.join(pod, this.probe());
    return 'done';
  }

  /** A member's pod is to go: its member leaves the group first. */
  *podDeleted(pod: KubeObject): Process<Outcome> {
    const { database, group } = this;
    const { name } = pod.metadata;
    const last = isGroupMember(pod) && ordinalOf(name) === 0;
    if (!database.current() || !database.ready) {
      this.release(pod);
      return 'done';
    }
    if (database.deleting && last) {
      group.remove(name);
      this.release(pod);
      database.setFinalizer(finalizers.cluster, false);
      return 'done';
    }
    const diagnosis = this.probe();
    if (!this.isOnline(diagnosis) && diagnosis.state !== 'FINALIZING') {
      return yield* this.repair(diagnosis, 3000);
    }
    yield 1500;
    // The last one is not removed: the group would be dissolved.
    if (database.pods().length > 1) {
      group.remove(name);
    }
    this.release(pod);
    this.probe();
    return 'done';
  }

  /** Finds out how the group is, and writes it. */
  probe(): Diagnosis {
    const { database, group } = this;
    const diagnosis = diagnose(group, database.pods(), database);
    database.publish(diagnosis);
    return diagnosis;
  }

  /** Writes to the pods what the groups' primaries see (on_group_view_change). */
  publishMembers(joined?: string): void {
    const { database, group } = this;
    const pods = new Map(database.pods().map(pod => [pod.metadata.name, pod]));
    for (const island of group.islands) {
      const active = [...island.members].filter(each => each.island === island);
      const reporter =
        active.find(each => each === island.primary) ?? active[0];
      const view = reporter && group.viewOf(reporter);
      for (const [member, state] of view?.members ?? []) {
        const pod = pods.get(member.pod);
        if (pod) {
          publishMember(
            database.context,
            pod,
            {
              member,
              state,
              primary: member === island.primary,
              view: view?.viewId ?? '',
            },
            member.pod === joined,
          );
        }
      }
    }
  }

  /** The group begins with the first pod; the others wait for it. */
  private *initialise(pod: KubeObject): Process<Outcome> {
    const { database, group, workloads } = this;
    database.publish({ state: 'INITIALIZING', online: [], candidates: [] });
    if (!isGroupMember(pod) || ordinalOf(pod.metadata.name) !== 0) {
      return { retryMs: 15_000 };
    }
    const { spec } = database.maker();
    database.setFinalizer(finalizers.cluster, true);
    yield 6000;
    database.annotate({
      [annotations.clusterInfo]: JSON.stringify({
        initialDataSource: spec.initDb ? Object.keys(spec.initDb)[0] : 'blank',
      }),
    });
    setPodFinalizer(database.context, pod, finalizers.membership, true);
    group.create(pod.metadata.name);
    this.publishMembers(pod.metadata.name);
    database.setCreateTime();
    if (spec.instances === 1) {
      workloads.complete();
    }
    yield 1000;
    this.probe();
    workloads.syncSchedules([]);
    return 'done';
  }

  private *join(pod: KubeObject, diagnosis: Diagnosis): Process {
    const { database } = this;
    if (isGroupMember(pod)) {
      yield* this.joinMember(pod, diagnosis.primary?.island);
    } else {
      this.event('Join', `Joining ${pod.metadata.name} to cluster`);
      setPodFinalizer(database.context, pod, finalizers.membership, true);
      yield 4000;
      // Of a read replica nothing more is noted than this.
      setPodCondition(
        database.context.api,
        pod.metadata,
        gates.ready,
        true,
        database.context.clock.now(),
      );
    }
  }

  private *joinMember(pod: KubeObject, island: Island | undefined): Process {
    const { database, group, workloads } = this;
    const { name } = pod.metadata;
    const member = group.member(name);
    if (!member || !island || member.island === island) {
      this.publishMembers();
      return;
    }
    this.event(
      member.managed ? 'Rejoin' : 'Join',
      `${member.managed ? 'Rejoining' : 'Joining'} ${name} to cluster`,
    );
    setPodFinalizer(database.context, pod, finalizers.membership, true);
    yield 1000;
    group.beginJoin(name, island);
    yield* this.recover(name);
    this.publishMembers(name);
    const { spec } = database.maker();
    if (!workloads.routerSize() && island.members.size === spec.instances) {
      workloads.complete();
    }
    yield 500;
    this.probe();
  }

  /** Waits while the member catches up, or until it is gone. */
  private *recover(name: string): Process {
    const { database, group } = this;
    const { context, namespace } = database;
    const { recoveryMs = 4000 } = context.conditionsOf(
      namespace,
      database.name,
    );
    for (let waited = 0; waited < recoveryMs; waited += 2000) {
      yield Math.min(2000, recoveryMs - waited);
      if (group.member(name)?.state !== 'RECOVERING') {
        return;
      }
    }
    group.endJoin(name);
  }

  private *repair(
    { state, candidates }: Diagnosis,
    retryMs: number,
  ): Process<Outcome> {
    const { database, group } = this;
    switch (state) {
      case 'OFFLINE':
        return yield* this.reboot();
      case 'NO_QUORUM':
        this.restoring('RestoreQuorum', 'Restoring quorum of cluster');
        yield 2000;
        group.forceQuorum(candidates[0]);
        return { retryMs };
      case 'SPLIT_BRAIN':
      case 'SPLIT_BRAIN_UNCERTAIN':
        database.event(
          'Error',
          'UnrecoverableState',
          'SplitBrain',
          splitBrainWords[state],
        );
        return 'given up';
      default:
        return { retryMs };
    }
  }

  /** After a complete outage: the group begins anew with one of its members, and the others rejoin. */
  private *reboot(): Process<Outcome> {
    const { database, group } = this;
    const pods = database.pods();
    const managed = pods.filter(
      ({ metadata }) => group.member(metadata.name)?.managed,
    );
    const [seed] = managed;
    const reachable = pods.every(
      ({ metadata }) => group.member(metadata.name)?.running,
    );
    if (!seed || !reachable) {
      return { retryMs: 5000 };
    }
    this.restoring(
      'Rebooting',
      `Restoring OFFLINE cluster through pod ${seed.metadata.name}`,
    );
    yield 5000;
    setPodFinalizer(database.context, seed, finalizers.membership, true);
    const island = group.reboot(seed.metadata.name);
    for (const pod of managed.slice(1)) {
      yield* this.joinMember(pod, island);
    }
    this.publishMembers();
    return { retryMs: 5000 };
  }

  private isOnline({ state }: Diagnosis): boolean {
    return (
      state === 'ONLINE' ||
      state === 'ONLINE_PARTIAL' ||
      state === 'ONLINE_UNCERTAIN'
    );
  }

  private release(pod: KubeObject): void {
    const { context } = this.database;
    setPodFinalizer(context, pod, finalizers.membership, false);
    setPodFinalizer(context, pod, finalizers.kopf, false);
  }

  private event(reason: 'Join' | 'Rejoin', message: string): void {
    this.database.event('Normal', 'ReconcilePod', reason, message);
  }

  private restoring(reason: string, message: string): void {
    this.database.event('Normal', 'RestoreCluster', reason, message);
  }
}
