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
import { isPodReady, isPodRunning, listAt, textAt } from '../../shared';
import { AppState, addCondition, MemberStatus } from '../MongodbStatus';
import { MongodbHandle } from '../MongodbHandle';
import { Component, componentLabel } from '../names';
import {
  ConfiguredMember,
  liveStates,
  memberStates,
} from '../replicaSet/MemberState';
import { ReplsetSpec, replsetsOf, sizeOf } from '../spec/MongodbSpec';

/** How the operator finds a replica set when it connects to it. */
export interface ReplsetOutcome {
  state: AppState;
  /** By pod; nothing when the operator did not come that far, and then the status has none either. */
  members?: Record<string, MemberStatus>;
}

/** Initiates replica sets, keeps their configurations, adds shards, and reads the states of the members (mgo.go, reconcileCluster). */
export class MemberSync {
  constructor(
    private readonly database: MongodbHandle,
    private readonly isRestoring: () => boolean,
  ) {}

  /** All replica sets; what failed in one does not keep the operator from the next. */
  sync(): { state: AppState; errors: string[] } {
    const { database } = this;
    const errors: string[] = [];
    let whole: AppState = '';
    for (const replset of replsetsOf(database.spec)) {
      let outcome: ReplsetOutcome;
      try {
        outcome = this.syncReplset(replset);
      } catch (error) {
        errors.push(error instanceof Error ? error.message : String(error));
        outcome = { state: 'error' };
      }
      whole = worse(whole, outcome.state);
      const status = database.status.replsets[replset.name];
      if (status) {
        status.members = outcome.members ?? {};
      }
    }
    return { state: whole, errors };
  }

  private syncReplset(replset: ReplsetSpec): ReplsetOutcome {
    const { database } = this;
    const wanted = sizeOf(replset);
    if (wanted === 0) {
      return { state: 'ready' };
    }
    const pods = database.podsOf(replset);
    const model = database.model(replset.name);
    model.reach(pods);
    if (pods.length < wanted) {
      const crashing = pods.find(isCrashing);
      if (crashing) {
        throw new Error(
          `pod ${crashing.metadata.name} is in CrashLoopBackOff state`,
        );
      }
      return { state: 'initializing' };
    }
    const status = database.status.replsets[replset.name];
    if (!model.isInitiated) {
      return this.initiate(replset, pods);
    }
    if (model.primary === undefined) {
      return this.withoutPrimary(pods, status?.initialized === true);
    }
    if (!status?.initialized) {
      this.noteInitialized(replset.name);
      return { state: 'initializing' };
    }
    if (
      database.spec.sharded &&
      !replset.isConfig &&
      (database.spec.mongos?.size ?? 0) > 0 &&
      !this.isRestoring()
    ) {
      const mongosReady =
        database.mongosPods().length > 0 &&
        database.status.mongos?.status === 'ready';
      if (status.status !== 'ready' || !mongosReady) {
        return { state: 'initializing' };
      }
      status.added_as_shard = true;
    }
    model.configure(pods.map(pod => configuredMember(pod)));
    return this.outcome(replset, pods);
  }

  private initiate(
    replset: ReplsetSpec,
    pods: readonly KubeObject[],
  ): ReplsetOutcome {
    const first = pods.find(
      pod =>
        componentOf(pod) !== 'arbiter' && isPodRunning(pod) && isPodReady(pod),
    );
    if (!first) {
      return { state: 'initializing' };
    }
    const { database } = this;
    database.log('info', `initiating replset ${replset.name}`);
    database.model(replset.name).initiate(configuredMember(first));
    this.noteInitialized(replset.name);
    return {
      state: 'initializing',
      members: {
        [first.metadata.name]: this.memberStatus(replset, first, 'PRIMARY'),
      },
    };
  }

  /** It connects to a member that is up and forces the configuration on it, which brings no votes back. */
  private withoutPrimary(
    pods: readonly KubeObject[],
    wasInitialized: boolean,
  ): ReplsetOutcome {
    if (!wasInitialized) {
      return { state: 'initializing' };
    }
    this.database.log('error', 'FULL CLUSTER CRASH');
    const reachable = pods.some(
      pod =>
        componentOf(pod) === 'mongod' && isPodRunning(pod) && isPodReady(pod),
    );
    if (!reachable) {
      throw new Error(
        'handle ReplicaSetNoPrimary: no mongod containers in running state',
      );
    }
    return { state: 'error' };
  }

  private outcome(
    replset: ReplsetSpec,
    pods: readonly KubeObject[],
  ): ReplsetOutcome {
    const states = this.database.model(replset.name).states() ?? new Map();
    const live = pods.filter(pod =>
      liveStates.has(states.get(pod.metadata.name)),
    );
    return {
      state: live.length === pods.length ? 'ready' : 'initializing',
      members: Object.fromEntries(
        pods
          // Arbiters carry no tags, by which the operator knows its pods.
          .filter(pod => componentOf(pod) !== 'arbiter')
          .map(pod => [
            pod.metadata.name,
            this.memberStatus(
              replset,
              pod,
              states.get(pod.metadata.name) ?? 'UNKNOWN',
            ),
          ]),
      ),
    };
  }

  private memberStatus(
    replset: ReplsetSpec,
    pod: KubeObject,
    state: keyof typeof memberStates,
  ): MemberStatus {
    const { database } = this;
    return {
      name: `${pod.metadata.name}.${database.names.service(replset.name)}.${
        database.namespace
      }.svc.cluster.local:27017`,
      state: memberStates[state],
      stateStr: state,
    };
  }

  private noteInitialized(replset: string): void {
    const { database } = this;
    const status = database.status.replsets[replset];
    if (status) {
      status.initialized = true;
    }
    addCondition(
      database.status,
      { type: 'initializing', status: 'True', message: replset },
      database.context.clock.now(),
    );
  }
}

function componentOf(pod: KubeObject): Component {
  return (pod.metadata.labels?.[componentLabel] ?? 'mongod') as Component;
}

/** How the operator puts a pod into the configuration (getConfigMemberForPod). */
function configuredMember(pod: KubeObject): ConfiguredMember {
  const component = componentOf(pod);
  const leads = component === 'mongod' || component === 'cfg';
  return {
    pod: pod.metadata.name,
    votes: component === 'nonVoting' ? 0 : 1,
    priority: leads ? 2 : 0,
    isArbiter: component === 'arbiter',
  };
}

function isCrashing(pod: KubeObject): boolean {
  return listAt(pod, 'status', 'containerStatuses').some(
    each => textAt(each, 'state', 'waiting', 'reason') === 'CrashLoopBackOff',
  );
}

const ranks: readonly AppState[] = [
  'error',
  'stopping',
  'paused',
  'initializing',
  'ready',
];

function worse(a: AppState, b: AppState): AppState {
  return ranks.find(state => state === a || state === b) ?? '';
}
