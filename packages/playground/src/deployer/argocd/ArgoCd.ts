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

import { Clock } from '../../clock';
import { KubeCluster } from '../../kube/KubeCluster';
import { KubeObject, ResourceId } from '../../kube/types';
import {
  fieldAt,
  kubeTime,
  listAt,
  textAt,
  Triggers,
} from '../../operators/shared';
import { compareObject } from '../compareObject';
import { Deployable, readApplication } from '../Deployable';
import { Deployer, Revision } from '../Deployer';
import { managedObjects } from '../managedObjects';
import { RenderError } from '../render/DeploySource';
import { renderSource } from '../render/renderSource';
import { marked, TrackingMethod } from '../trackingMarks';
import { applicationStatus, ResourceState } from './applicationStatus';
import { syncObjects } from './syncObjects';

/** The resource of Argo CD's Applications. */
export const applicationsResource: ResourceId = {
  group: 'argoproj.io',
  version: 'v1alpha1',
  plural: 'applications',
};

/** Who owns the fields that Argo CD applies. */
export const argoCdManager = 'argocd-controller';

/** From the push, told by a webhook, to the comparison. */
const refreshMs = 1_000;
/** How long a sync takes. */
const syncMs = 2_000;
/** A change in the cluster is looked at a little later, with those that come with it. */
const settleMs = 500;

/** What {@link ArgoCd} is told. */
export interface ArgoCdOptions {
  cluster: KubeCluster;
  clock: Clock;
  tracking: Exclude<TrackingMethod, 'flux'>;
}

/** Argo CD in one Kubernetes cluster: it compares what Git says with what there is, says so in its Applications, and syncs those that are to. */
export class ArgoCd implements Deployer {
  readonly #cluster: KubeCluster;
  readonly #clock: Clock;
  readonly #tracking: ArgoCdOptions['tracking'];
  readonly #refreshes: Triggers;
  readonly #subscriptions = new Map<string, () => void>();
  readonly #syncing = new Set<string>();
  #revision: Revision | undefined;

  constructor({ cluster, clock, tracking }: ArgoCdOptions) {
    this.#cluster = cluster;
    this.#clock = clock;
    this.#tracking = tracking;
    this.#refreshes = new Triggers(clock, settleMs, name =>
      this.#refresh(name),
    );
  }

  start(revision: Revision): void {
    this.#revision = revision;
    for (const { name } of this.#deployables()) {
      this.#record(name);
    }
    this.#subscriptions.set(
      'applications',
      this.#cluster.subscribe(applicationsResource, ({ type, object }) => {
        if (type !== 'DELETED' && object.operation !== undefined) {
          this.#clock.after(0, () => this.#syncAsAsked(object));
        }
      }),
    );
  }

  stop(): void {
    this.#refreshes.stop();
    this.#subscriptions.forEach(end => end());
  }

  pushed(revision: Revision): void {
    this.#revision = revision;
    for (const { name } of this.#deployables()) {
      this.#refreshes.trigger(name, refreshMs);
    }
  }

  #deployables(): Deployable[] {
    return this.#cluster
      .list(applicationsResource)
      .flatMap(object => readApplication(object) ?? []);
  }

  #find(name: string): Deployable | undefined {
    return this.#deployables().find(deployable => deployable.name === name);
  }

  /** What was synced before the world opened: the first line of its history. */
  #record(name: string): void {
    const deployable = this.#find(name);
    if (!deployable || !this.#revision) {
      return;
    }
    const { sha, committedMs } = this.#revision;
    const states = this.#compare(deployable);
    const startedAt = kubeTime(committedMs + refreshMs);
    const finishedAt = kubeTime(committedMs + refreshMs + syncMs);
    this.#write(deployable, {
      ...this.#currentStatus(deployable, states),
      history: [
        {
          id: 0,
          revision: sha,
          deployStartedAt: startedAt,
          deployedAt: finishedAt,
          initiatedBy: deployable.isAutomated
            ? { automated: true }
            : { username: 'platform-admin' },
          source: fieldAt(this.#object(deployable), 'spec', 'source'),
        },
      ],
      operationState: {
        operation: {
          sync: { revision: sha },
          initiatedBy: { automated: deployable.isAutomated },
        },
        phase: 'Succeeded',
        message: 'successfully synced (all tasks run)',
        startedAt,
        finishedAt,
      },
    });
  }

  /** Compares, says so, and starts a sync where one is due. */
  #refresh(name: string): void {
    const deployable = this.#find(name);
    if (!deployable || !this.#revision || this.#syncing.has(name)) {
      return;
    }
    let states: ResourceState[];
    try {
      states = this.#compare(deployable);
    } catch (error) {
      if (!(error instanceof RenderError)) {
        throw error;
      }
      this.#write(deployable, this.#unknownStatus(error));
      return;
    }
    const isOutOfSync = states.some(
      ({ sync, prune }) =>
        sync === 'OutOfSync' && (!prune || deployable.prunes),
    );
    const isDue =
      isOutOfSync && deployable.isAutomated && this.#isDue(deployable);
    const wouldEmpty =
      isDue && !deployable.allowsEmpty && states.every(({ prune }) => prune);
    this.#write(deployable, {
      ...this.#currentStatus(deployable, states),
      conditions: wouldEmpty
        ? [this.#emptiness()]
        : this.#failureThatLasts(deployable, isOutOfSync),
    });
    if (isDue && !wouldEmpty) {
      this.#sync(deployable, this.#revision, true);
    }
  }

  #emptiness() {
    return {
      type: 'SyncError',
      message: `Skipping sync attempt to [${
        this.#revision?.sha
      }]: auto-sync will wipe out all resources`,
      lastTransitionTime: kubeTime(this.#clock.now()),
    };
  }

  /** What kept it from being compared is over. That a sync failed is said as long as it is out of sync and nothing newer was pushed. */
  #failureThatLasts(
    deployable: Deployable,
    isOutOfSync: boolean,
  ): unknown[] | null {
    const { status } = this.#object(deployable) ?? {};
    const hasFailed =
      textAt(status, 'operationState', 'phase') === 'Failed' &&
      textAt(status, 'operationState', 'syncResult', 'revision') ===
        this.#revision?.sha;
    const kept = listAt(status, 'conditions').filter(
      condition => textAt(condition, 'type') === 'SyncError',
    );
    return hasFailed && isOutOfSync && kept.length > 0 ? kept : null;
  }

  /**
   * Without self-healing, a revision is synced once: what people change in the cluster afterwards stays, and is said. A newer revision is synced over it,
   * also one that changes nothing here, as Argo CD does.
   */
  #isDue(deployable: Deployable): boolean {
    const state = fieldAt(this.#object(deployable), 'status', 'operationState');
    const last =
      fieldAt(state, 'syncResult', 'revision') ??
      fieldAt(state, 'operation', 'sync', 'revision');
    return last !== this.#revision?.sha;
  }

  #syncAsAsked(object: KubeObject): void {
    const deployable = this.#find(object.metadata.name);
    if (!deployable || !this.#revision || this.#syncing.has(deployable.name)) {
      return;
    }
    this.#cluster.mergePatch(
      applicationsResource,
      deployable.namespace,
      deployable.name,
      { operation: null },
    );
    this.#sync(
      {
        ...deployable,
        prunes: fieldAt(object, 'operation', 'sync', 'prune') === true,
      },
      this.#revision,
      false,
    );
  }

  #sync(
    deployable: Deployable,
    revision: Revision,
    isAutomated: boolean,
  ): void {
    const { name } = deployable;
    const startedAt = kubeTime(this.#clock.now());
    const initiatedBy = isAutomated
      ? { automated: true }
      : { username: 'admin' };
    const operation = { sync: { revision: revision.sha }, initiatedBy };
    this.#syncing.add(name);
    this.#write(deployable, {
      operationState: {
        operation,
        phase: 'Running',
        message: 'waiting for completion of sync',
        startedAt,
        finishedAt: null,
        syncResult: null,
      },
    });
    this.#clock.after(syncMs, () => {
      this.#syncing.delete(name);
      if (!this.#find(name)) {
        return;
      }
      const result = syncObjects(
        this.#cluster,
        this.#wanted(deployable, revision),
        deployable.prunes
          ? managedObjects(this.#cluster, deployable, this.#tracking)
          : [],
        argoCdManager,
      );
      const finishedAt = kubeTime(this.#clock.now());
      const source = fieldAt(this.#object(deployable), 'spec', 'source');
      const history = listAt(this.#object(deployable), 'status', 'history');
      const lastId = Number(fieldAt(history.at(-1), 'id') ?? -1);
      const isDone = result.phase === 'Succeeded';
      this.#write(deployable, {
        operationState: {
          operation,
          phase: result.phase,
          message: result.message,
          startedAt,
          finishedAt,
          syncResult: {
            revision: revision.sha,
            source,
            resources: result.resources,
          },
        },
        ...(isDone && {
          history: [
            ...history.slice(-9),
            {
              id: lastId + 1,
              revision: revision.sha,
              deployStartedAt: startedAt,
              deployedAt: finishedAt,
              initiatedBy,
              source,
            },
          ],
        }),
        conditions: isDone
          ? null
          : [
              {
                type: 'SyncError',
                message: `Failed last sync attempt to [${revision.sha}]: ${result.message}`,
                lastTransitionTime: finishedAt,
              },
            ],
      });
      // A push that came meanwhile is looked at now.
      this.#refreshes.trigger(name, 0);
    });
  }

  #wanted(deployable: Deployable, { files }: Revision): KubeObject[] {
    return renderSource(files, deployable.source).map(({ object }) =>
      marked(object, deployable, this.#tracking),
    );
  }

  #compare(deployable: Deployable): ResourceState[] {
    if (!this.#revision) {
      return [];
    }
    const wanted = this.#wanted(deployable, this.#revision);
    wanted.forEach(object => this.#watch(object));
    const live = managedObjects(this.#cluster, deployable, this.#tracking);
    const isWanted = (object: KubeObject) =>
      wanted.some(
        other =>
          other.kind === object.kind &&
          other.metadata.name === object.metadata.name &&
          other.metadata.namespace === object.metadata.namespace,
      );
    return [
      ...wanted.map(object => {
        const comparison = compareObject(this.#cluster, object, argoCdManager);
        return {
          object,
          sync:
            comparison === 'same'
              ? ('Synced' as const)
              : ('OutOfSync' as const),
          isMissing: comparison === 'missing',
          prune: false,
        };
      }),
      ...live
        .filter(object => !isWanted(object))
        .map(object => ({
          object,
          sync: 'OutOfSync' as const,
          isMissing: false,
          prune: true,
        })),
    ];
  }

  /** Looks at an Application again when an object of its kind changes. */
  #watch({ apiVersion, kind }: KubeObject): void {
    const key = `${apiVersion}/${kind}`;
    const definition = this.#cluster.registry.findKind(apiVersion, kind);
    if (!definition || this.#subscriptions.has(key)) {
      return;
    }
    this.#subscriptions.set(
      key,
      this.#cluster.subscribe(definition.id, ({ object }) => {
        for (const deployable of this.#deployables()) {
          const { namespace } = object.metadata;
          const isNear =
            !namespace ||
            namespace === deployable.source.namespace ||
            managedObjects(this.#cluster, deployable, this.#tracking).includes(
              object,
            );
          if (isNear) {
            this.#refreshes.trigger(deployable.name);
          }
        }
      }),
    );
  }

  #currentStatus(deployable: Deployable, states: readonly ResourceState[]) {
    return applicationStatus({
      cluster: this.#cluster,
      states,
      revision: this.#revision?.sha ?? '',
      nowMs: this.#clock.now(),
      object: this.#object(deployable),
    });
  }

  #unknownStatus({ message }: RenderError) {
    const now = kubeTime(this.#clock.now());
    return {
      sync: { status: 'Unknown', revision: this.#revision?.sha ?? '' },
      reconciledAt: now,
      conditions: [
        {
          type: 'ComparisonError',
          message: `Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = ${message}`,
          lastTransitionTime: now,
        },
      ],
    };
  }

  #object({ namespace, name }: Deployable): KubeObject | undefined {
    return this.#cluster.get(applicationsResource, namespace, name);
  }

  #write({ namespace, name }: Deployable, status: object): void {
    this.#cluster.mergePatch(applicationsResource, namespace, name, { status });
  }
}
