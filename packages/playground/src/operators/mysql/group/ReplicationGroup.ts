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

import { Clock, Timer } from '../../../clock';
import { Random } from '../../../random';
import { MysqlConditions } from '../MysqlConditions';
import { ordinalOf } from '../names';
import { compareVersions } from '../../shared';
import { GroupMember, GroupView, Island } from './GroupMember';
import { groupViewOf, stateSeenBy } from './groupViewOf';
import { serverUuid } from './serverUuid';

/** How long a member may be out of reach before the others expel it. */
const expelMs = 5000;

/**
 * Group Replication in the members of one database: who is in which group, who has a quorum, who is primary. The operator only ever looks at it and gives
 * it orders; what surrounds the members can part them.
 */
export class ReplicationGroup {
  private readonly byPod = new Map<string, GroupMember>();
  private readonly timers = new Set<Timer>();

  constructor(
    private readonly options: {
      clock: Clock;
      random: Random;
      conditions: () => MysqlConditions;
      /** Called after the members see one another differently. */
      changed: () => void;
      /** Told what MySQL in a pod prints. */
      print: (pod: string, line: string) => void;
    },
  ) {}

  get members(): readonly GroupMember[] {
    return [...this.byPod.values()];
  }

  member(pod: string): GroupMember | undefined {
    return this.byPod.get(pod);
  }

  /** Groups in which somebody is. */
  get islands(): Island[] {
    return [
      ...new Set(
        this.members.flatMap(({ state, island }) =>
          state === 'OFFLINE' || !island ? [] : [island],
        ),
      ),
    ];
  }

  stop(): void {
    this.timers.forEach(timer => timer.cancel());
  }

  /** MySQL has started in a pod; it joins no group by itself, unless it was told to begin one. */
  started(pod: string, version: string): void {
    const ordinal = ordinalOf(pod);
    const member: GroupMember = this.byPod.get(pod) ?? {
      pod,
      ordinal,
      id: serverUuid(this.options.random),
      version,
      running: true,
      managed: false,
      state: 'OFFLINE',
    };
    this.byPod.set(pod, member);
    Object.assign(member, { version, running: true, state: 'OFFLINE' });
    this.options.print(
      pod,
      `[System] [MY-010931] [Server] /usr/sbin/mysqld: ready for connections. Version: '${version}'  socket: '/var/run/mysqld/mysql.sock'  port: 3306  MySQL Community Server - GPL.`,
    );
    if (
      member.managed &&
      this.options.conditions().bootstrapsAlone?.includes(ordinal)
    ) {
      this.bootstrap(member);
    }
  }

  /** MySQL in a pod is gone without a word: the others wait a little for it. */
  stopped(pod: string): void {
    const member = this.byPod.get(pod);
    if (!member?.running) {
      return;
    }
    Object.assign(member, {
      running: false,
      state: 'OFFLINE',
      island: undefined,
    });
    this.later(expelMs, () => this.settle());
    this.options.changed();
  }

  /** `createCluster`: a new group with one member. */
  create(pod: string): void {
    const member = this.byPod.get(pod);
    if (member) {
      member.managed = true;
      this.bootstrap(member);
    }
  }

  /** `addInstance` or `rejoinInstance`: the member gets what it has missed. */
  beginJoin(pod: string, island: Island): void {
    const member = this.byPod.get(pod);
    if (member?.running) {
      Object.assign(member, { managed: true, state: 'RECOVERING', island });
      island.members.add(member);
      this.viewChanged(island);
    }
  }

  /** The member has caught up. */
  endJoin(pod: string): void {
    const member = this.byPod.get(pod);
    if (member?.running && member.state === 'RECOVERING') {
      member.state = 'ONLINE';
      this.options.print(
        pod,
        "[System] [MY-011490] [Repl] Plugin group_replication reported: 'This server was declared online within the replication group.'",
      );
      this.options.changed();
    }
  }

  /** `removeInstance`: the member leaves in order. */
  remove(pod: string): void {
    const member = this.byPod.get(pod);
    if (!member) {
      return;
    }
    const { island } = member;
    Object.assign(member, {
      managed: false,
      state: 'OFFLINE',
      island: undefined,
    });
    island?.members.delete(member);
    if (island) {
      this.elect(island);
      this.viewChanged(island);
    }
  }

  /** The pod's volume goes with it: nothing is left of the member. */
  forget(pod: string): void {
    this.byPod.delete(pod);
  }

  /** `rebootClusterFromCompleteOutage`. */
  reboot(pod: string): Island | undefined {
    const seed = this.byPod.get(pod);
    if (seed) {
      this.bootstrap(seed);
    }
    return seed?.island;
  }

  /** `forceQuorumUsingPartitionOf`: those that the member reaches are the group from now on. */
  forceQuorum(member: GroupMember): void {
    const { island } = member;
    if (island) {
      island.members = new Set(
        [...island.members].filter(
          each => stateSeenBy(member, each, this.isolated) !== 'UNREACHABLE',
        ),
      );
      this.elect(island);
      this.viewChanged(island);
    }
  }

  /** What surrounds the members has changed. */
  refresh(): void {
    this.later(expelMs, () => this.settle());
    this.options.changed();
  }

  /** The group as a member sees it; undefined for one that is in none. */
  viewOf(member: GroupMember): GroupView | undefined {
    return groupViewOf(member, this.isolated);
  }

  /** The ordinals of the members that reach nobody. */
  private get isolated(): readonly number[] {
    return this.options.conditions().isolated ?? [];
  }

  /** The majority of each group expels whom it does not reach, and takes back whom it reaches again. */
  private settle(): void {
    for (const island of this.islands) {
      const view = [...island.members]
        .map(member => this.viewOf(member))
        .find(each => each?.quorum);
      const lost = [...(view?.members ?? [])].flatMap(([member, state]) =>
        state === 'UNREACHABLE' ? [member] : [],
      );
      lost.forEach(member => island.members.delete(member));
      if (view && lost.length > 0) {
        this.elect(island);
        this.viewChanged(island);
      }
      this.takeBack(island);
    }
  }

  private takeBack(island: Island): void {
    const { isolated } = this;
    for (const member of this.members) {
      if (
        member.island === island &&
        member.state !== 'OFFLINE' &&
        !island.members.has(member) &&
        !isolated.includes(member.ordinal)
      ) {
        this.beginJoin(member.pod, island);
        this.later(this.options.conditions().recoveryMs ?? 4000, () =>
          this.endJoin(member.pod),
        );
      }
    }
  }

  /** The online member with the oldest version, and of those the one with the lowest id, unless the primary is still there. */
  private elect(island: Island): void {
    const online = [...island.members].filter(
      ({ state }) => state === 'ONLINE',
    );
    if (island.primary && online.includes(island.primary)) {
      return;
    }
    [island.primary] = online.sort(
      (a, b) =>
        compareVersions(a.version, b.version) || a.id.localeCompare(b.id),
    );
    if (island.primary) {
      const { pod } = island.primary;
      this.options.print(
        pod,
        `[System] [MY-011507] [Repl] Plugin group_replication reported: 'A new primary with address ${pod}:3306 was elected. The new primary will execute all previous group transactions before allowing writes.'`,
      );
    }
  }

  private bootstrap(member: GroupMember): void {
    const { clock, random } = this.options;
    const island: Island = {
      members: new Set([member]),
      primary: member,
      view: 0,
      id: `${clock.now()}${Math.floor(random() * 9000 + 1000)}`,
    };
    Object.assign(member, { state: 'ONLINE', island });
    this.viewChanged(island);
  }

  private viewChanged(island: Island): void {
    island.view += 1;
    const names = [...island.members].map(({ pod }) => `${pod}:3306`);
    for (const { pod } of island.members) {
      this.options.print(
        pod,
        `[System] [MY-011503] [Repl] Plugin group_replication reported: 'Group membership changed to ${names.join(
          ', ',
        )} on view ${island.id}:${island.view}.'`,
      );
    }
    this.options.changed();
  }

  private later(ms: number, action: () => void): void {
    const timer = this.options.clock.after(ms, () => {
      this.timers.delete(timer);
      action();
    });
    this.timers.add(timer);
  }
}
