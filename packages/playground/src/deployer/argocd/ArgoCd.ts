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
import { KubeObject } from '../../kube/types';
import { fieldAt, Triggers } from '../../operators/shared';
import { Deployable } from '../Deployable';
import { Deployer, Revision } from '../Deployer';
import { managedObjects } from '../managedObjects';
import { isDatabaseKind } from '../objectHealth';
import { RenderError } from '../render/DeploySource';
import { TrackingMethod } from '../trackingMarks';
import { Applications } from './Applications';
import { applicationStatus, ResourceState } from './applicationStatus';
import { compareApplication, wantedObjects } from './compareApplication';
import { KindWatches } from './KindWatches';
import { SyncResult, syncObjects } from './syncObjects';
import {
  comparisonError,
  finishedStatus,
  lastingConditions,
  lastRevision,
  runningStatus,
  syncError,
} from './syncRecords';

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
  readonly #applications: Applications;
  readonly #refreshes: Triggers;
  readonly #kinds: KindWatches;
  readonly #syncing = new Set<string>();
  #revision: Revision | undefined;
  #unsubscribe: () => void = () => {};

  constructor({ cluster, clock, tracking }: ArgoCdOptions) {
    this.#cluster = cluster;
    this.#clock = clock;
    this.#tracking = tracking;
    this.#applications = new Applications(cluster);
    this.#refreshes = new Triggers(clock, settleMs, name =>
      this.#refresh(name),
    );
    this.#kinds = new KindWatches(cluster, object => this.#changed(object));
  }

  start(revision: Revision): void {
    this.#revision = revision;
    this.#applications
      .all()
      .forEach(deployable => this.#record(deployable, revision));
    this.#unsubscribe = this.#applications.subscribe({
      asked: object => this.#clock.after(0, () => this.#syncAsAsked(object)),
      respecified: name => this.#refreshes.trigger(name),
    });
  }

  stop(): void {
    this.#refreshes.stop();
    this.#unsubscribe();
    this.#kinds.stop();
  }

  pushed(revision: Revision): void {
    this.#revision = revision;
    for (const { name } of this.#applications.all()) {
      this.#refreshes.trigger(name, refreshMs);
    }
  }

  /** What was synced before the world opened: the first line of its history. */
  #record(deployable: Deployable, revision: Revision): void {
    const { committedMs, sha } = revision;
    const states = this.#compare(deployable, revision);
    this.#applications.writeStatus(deployable, {
      ...this.#comparedStatus(deployable, states, sha),
      ...finishedStatus(
        this.#applications.object(deployable),
        {
          revision: sha,
          startedMs: committedMs + refreshMs,
          isAutomated: deployable.isAutomated,
        },
        {
          phase: 'Succeeded',
          message: 'successfully synced (all tasks run)',
          resources: [],
        },
        committedMs + refreshMs + syncMs,
      ),
    });
  }

  /** Compares, says so, and starts a sync where one is due. */
  #refresh(name: string): void {
    const deployable = this.#applications.find(name);
    const revision = this.#revision;
    if (!deployable || !revision || this.#syncing.has(name)) {
      return;
    }
    const states = this.#tryCompare(deployable, revision);
    if (!states) {
      return;
    }
    const object = this.#applications.object(deployable);
    const isOutOfSync = states.some(
      ({ sync, prune }) =>
        sync === 'OutOfSync' && (!prune || deployable.prunes),
    );
    // Without self-healing, a revision is synced once: what people change in the cluster afterwards stays, and is said. A newer revision is synced over
    // it, also one that changes nothing here, as Argo CD does.
    const isDue =
      isOutOfSync &&
      deployable.isAutomated &&
      lastRevision(object) !== revision.sha;
    const wouldEmpty =
      isDue && !deployable.allowsEmpty && states.every(({ prune }) => prune);
    this.#applications.writeStatus(deployable, {
      ...this.#comparedStatus(deployable, states, revision.sha),
      conditions: wouldEmpty
        ? [
            syncError(
              `Skipping sync attempt to [${revision.sha}]: auto-sync will wipe out all resources`,
              this.#clock.now(),
            ),
          ]
        : lastingConditions(object, revision.sha, isOutOfSync),
    });
    if (isDue && !wouldEmpty) {
      this.#sync(deployable, revision, true);
    }
  }

  #syncAsAsked(object: KubeObject): void {
    const deployable = this.#applications.find(object.metadata.name);
    const revision = this.#revision;
    if (!deployable || !revision || this.#syncing.has(deployable.name)) {
      return;
    }
    this.#applications.clearOperation(deployable);
    const prunes = fieldAt(object, 'operation', 'sync', 'prune') === true;
    this.#sync({ ...deployable, prunes }, revision, false);
  }

  #sync(
    deployable: Deployable,
    revision: Revision,
    isAutomated: boolean,
  ): void {
    const { name } = deployable;
    const start = {
      revision: revision.sha,
      startedMs: this.#clock.now(),
      isAutomated,
    };
    this.#syncing.add(name);
    this.#applications.writeStatus(deployable, runningStatus(start));
    this.#clock.after(syncMs, () => {
      this.#syncing.delete(name);
      if (!this.#applications.find(name)) {
        return;
      }
      const result = this.#apply(deployable, revision);
      this.#applications.writeStatus(
        deployable,
        finishedStatus(
          this.#applications.object(deployable),
          start,
          result,
          this.#clock.now(),
        ),
      );
      // A push that came meanwhile is looked at now.
      this.#refreshes.trigger(name, 0);
    });
  }

  #apply(deployable: Deployable, { files }: Revision): SyncResult {
    try {
      return syncObjects(
        this.#cluster,
        wantedObjects(files, deployable, this.#tracking),
        deployable.prunes
          ? managedObjects(this.#cluster, deployable, this.#tracking)
          : [],
        argoCdManager,
      );
    } catch (error) {
      if (error instanceof RenderError) {
        return {
          phase: 'Error',
          message: `ComparisonError: ${error.message}`,
          resources: [],
        };
      }
      throw error;
    }
  }

  /** The comparison; undefined, and said so, where the files cannot be made into objects. */
  #tryCompare(
    deployable: Deployable,
    revision: Revision,
  ): ResourceState[] | undefined {
    try {
      return this.#compare(deployable, revision);
    } catch (error) {
      if (!(error instanceof RenderError)) {
        throw error;
      }
      this.#applications.writeStatus(
        deployable,
        comparisonError(error.message, revision.sha, this.#clock.now()),
      );
      return undefined;
    }
  }

  #compare(deployable: Deployable, { files }: Revision): ResourceState[] {
    const wanted = wantedObjects(files, deployable, this.#tracking);
    wanted.forEach(object => this.#kinds.watch(object));
    return compareApplication(
      this.#cluster,
      wanted,
      deployable,
      this.#tracking,
      argoCdManager,
    );
  }

  /** Looks at Applications again when an object of theirs may have changed. */
  #changed({ kind, metadata: { namespace } }: KubeObject): void {
    for (const { name, source } of this.#applications.all()) {
      // Databases are written often, and each is in its Application's own namespace; other kinds seldom are.
      if (
        !namespace ||
        namespace === source.namespace ||
        !isDatabaseKind(kind)
      ) {
        this.#refreshes.trigger(name);
      }
    }
  }

  #comparedStatus(
    deployable: Deployable,
    states: readonly ResourceState[],
    revision: string,
  ): object {
    return applicationStatus({
      cluster: this.#cluster,
      states,
      revision,
      nowMs: this.#clock.now(),
      object: this.#applications.object(deployable),
    });
  }
}
