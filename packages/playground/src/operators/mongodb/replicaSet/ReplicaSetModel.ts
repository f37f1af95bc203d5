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
import { Timer } from '../../../clock';
import { KubeObject } from '../../../kube/types';
import { isPodRunning, resourceIds, sameJson } from '../../shared';
import { MongodbContext } from '../MongodbOperatorOptions';
import { Component, componentLabel, containerNames } from '../names';
import { Elections } from './Elections';
import { ConfiguredMember, liveStates, MemberState } from './MemberState';
import { MongodLog } from './MongodLog';

/** How fast a new member copies the data of another one. */
const copyBytesPerSecond = 250 * 1024 * 1024;

interface Member {
  uid?: string;
  state: MemberState;
  isUp: boolean;
  /** Has the data of the replica set on its volume. */
  hasData: boolean;
  move?: Timer;
}

/** The processes of one replica set: who is there, who is primary, and what each says of itself. */
export class ReplicaSetModel {
  private members = new Map<string, Member>();
  private configured: readonly ConfiguredMember[] = [];
  private readonly frozenUntil = new Map<string, number>();
  private readonly elections: Elections;
  private readonly log: MongodLog;

  constructor(
    private readonly context: MongodbContext,
    private readonly place: {
      namespace: string;
      database: string;
      onChange(): void;
    },
  ) {
    this.log = new MongodLog(context.api, context.clock, place.namespace);
    this.elections = new Elections(context, {
      primary: () => this.primary,
      hasMajority: () => this.hasMajority(),
      candidates: () => this.candidates(),
      become: (pod, state) => this.become(pod, state),
    });
  }

  get isInitiated(): boolean {
    return this.configured.length > 0;
  }

  /** The pod of the primary, as far as somebody reaches it. */
  get primary(): string | undefined {
    return this.configured.find(
      ({ pod }) => this.members.get(pod)?.state === 'PRIMARY',
    )?.pod;
  }

  /** The states of the configured members, as a member that is up sees them; nothing when none is. */
  states(): ReadonlyMap<string, MemberState> | undefined {
    const seen = new Map(
      this.configured.map(({ pod }) => [
        pod,
        this.members.get(pod)?.isUp
          ? this.members.get(pod)?.state ?? 'UNKNOWN'
          : 'DOWN',
      ]),
    );
    return [...seen.values()].some(state => state !== 'DOWN')
      ? seen
      : undefined;
  }

  /** `rs.initiate()` with one member, which becomes primary at once. */
  initiate(member: ConfiguredMember): void {
    this.configured = [member];
    const found = this.memberOf(member.pod);
    found.hasData = true;
    this.become(member.pod, 'PRIMARY');
  }

  /** `rs.reconfig()`: new members copy the data first, those that are taken out go. */
  configure(members: readonly ConfiguredMember[]): void {
    if (sameJson(members, this.configured)) {
      return;
    }
    const before = new Set(this.configured.map(({ pod }) => pod));
    const now = new Set(members.map(({ pod }) => pod));
    this.configured = members;
    for (const pod of before) {
      if (!now.has(pod)) {
        this.members.get(pod)?.move?.cancel();
        this.members.delete(pod);
      }
    }
    for (const { pod } of members) {
      if (!before.has(pod)) {
        this.join(pod);
      }
    }
    this.elections.consider();
  }

  /** `rs.stepDown()`: another one takes over, if there is one. */
  stepDown(seconds = 60): void {
    const { primary } = this;
    if (primary) {
      this.freeze(primary, seconds);
      this.become(primary, 'SECONDARY');
      this.elections.consider('at once');
    }
  }

  /** `rs.freeze()`: the member does not stand for election for a while. */
  freeze(pod: string, seconds: number): void {
    this.frozenUntil.set(pod, this.context.clock.now() + seconds * 1000);
  }

  /** A pod of the replica set came, changed or went. */
  podChanged(pod: KubeObject, isGone: boolean): void {
    const { name, uid } = pod.metadata;
    const member = this.memberOf(name);
    const isUp = !isGone && isPodRunning(pod) && !this.isCutOff(name);
    if (member.isUp === isUp && (!isUp || member.uid === uid)) {
      return;
    }
    member.isUp = isUp;
    member.uid = uid;
    if (isUp) {
      this.started(name, pod);
      if (this.isConfigured(name)) {
        this.join(name);
      }
    } else {
      const wasPrimary = member.state === 'PRIMARY';
      // A pod that is deleted hands over before it ends; one that is lost is missed after a while.
      this.leave(member);
      if (wasPrimary && (isGone || pod.metadata.deletionTimestamp)) {
        this.elections.consider('at once');
      }
    }
    this.elections.consider();
  }

  /** A member is reached again, or no longer. */
  reach(pods: readonly KubeObject[]): void {
    pods.forEach(pod => this.podChanged(pod, false));
  }

  /** Nothing is left of the data: the volumes are gone. */
  forgetData(pod: string): void {
    this.memberOf(pod).hasData = false;
  }

  stop(): void {
    this.elections.stop();
    this.members.forEach(member => member.move?.cancel());
  }

  private memberOf(pod: string): Member {
    const known = this.members.get(pod) ?? {
      state: 'STARTUP' as const,
      isUp: false,
      hasData: false,
    };
    this.members.set(pod, known);
    return known;
  }

  private isConfigured(pod: string): boolean {
    return this.configured.some(member => member.pod === pod);
  }

  private isCutOff(pod: string): boolean {
    const { namespace, database } = this.place;
    return (this.context.conditionsOf(namespace, database).cutOff ?? []).some(
      suffix => pod === `${database}-${suffix}`,
    );
  }

  private started(name: string, pod: KubeObject): void {
    const component = (pod.metadata.labels?.[componentLabel] ??
      'mongod') as Component;
    this.log.write(name, containerNames[component], {
      component: 'NETWORK',
      id: 23015,
      msg: 'Listening on',
      attr: { address: '0.0.0.0:27017' },
    });
  }

  /** A member that has the data catches up with the others; one that has none copies it first. */
  private join(pod: string): void {
    const member = this.memberOf(pod);
    if (!member.isUp) {
      return;
    }
    const { isArbiter } = this.configured.find(each => each.pod === pod) ?? {};
    if (isArbiter) {
      this.become(pod, 'ARBITER');
      return;
    }
    this.become(pod, member.hasData ? 'RECOVERING' : 'STARTUP2');
    const { clock, random } = this.context;
    member.move = clock.after(
      member.hasData ? 800 + random() * 800 : this.copyMs(),
      () => {
        member.hasData = true;
        this.become(pod, 'SECONDARY');
        this.elections.consider();
      },
    );
  }

  private copyMs(): number {
    const { namespace, database } = this.place;
    const { dataBytes = 0 } = this.context.conditionsOf(namespace, database);
    return 2000 + (dataBytes / copyBytesPerSecond) * 1000;
  }

  private leave(member: Member): void {
    member.move?.cancel();
    member.state = 'DOWN';
  }

  private become(pod: string, state: MemberState): void {
    const member = this.memberOf(pod);
    member.move?.cancel();
    if (member.state === state) {
      return;
    }
    this.log.write(pod, this.containerOf(pod), {
      component: 'REPL',
      id: 21358,
      msg: 'Replica set state transition',
      attr: { newState: state, oldState: member.state },
    });
    member.state = state;
    this.place.onChange();
  }

  private containerOf(pod: string): string {
    const found = this.context.api.get(
      resourceIds.pods,
      this.place.namespace,
      pod,
    );
    return containerNames[
      (found?.metadata.labels?.[componentLabel] ?? 'mongod') as Component
    ];
  }

  /** More than half of all votes, those of the configuration, not of the living. */
  private hasMajority(): boolean {
    const voters = this.configured.filter(({ votes }) => votes === 1);
    const up = voters.filter(({ pod }) => {
      const { isUp, state } = this.memberOf(pod);
      return isUp && liveStates.has(state);
    });
    return up.length * 2 > voters.length;
  }

  /** Who may lead, the most wanted first; one that is frozen does not stand. */
  private candidates(): string[] {
    const now = this.context.clock.now();
    return this.configured
      .filter(({ pod, priority }) => {
        const { isUp, state } = this.memberOf(pod);
        return (
          priority > 0 &&
          isUp &&
          state === 'SECONDARY' &&
          (this.frozenUntil.get(pod) ?? 0) <= now
        );
      })
      .sort((a, b) => b.priority - a.priority || (a.pod < b.pod ? -1 : 1))
      .map(({ pod }) => pod);
  }
}
