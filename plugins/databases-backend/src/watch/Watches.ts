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

import { toError } from '@backstage/errors';
import {
  DatabaseList,
  Engine,
  SourceStatus,
} from '@database-platform/plugin-databases-common';
import { Inventory } from '../inventory';
import { KubeTransport } from '../kube';
import { Clock, Deadline, sleep } from '../time';
import { Backoff } from './Backoff';
import { ClusterWatches } from './ClusterWatches';
import { ListAdmission } from './ListAdmission';
import { sourceProblems } from './sourceProblems';
import { WatchLimits } from './WatchLimits';

/** Kubernetes clusters come and go seldom. */
const CLUSTERS_MS = 60_000;
const CLUSTERS_DEADLINE_MS = 15_000;

/** Stands for all Kubernetes clusters when not even their names are known. */
const EVERY_CLUSTER = '*';

type SourceProblem = DatabaseList['sourceProblems'][number];

export interface WatchesOptions {
  engines: readonly Engine[];
  /** Kubernetes clusters to watch; absent for all that the transport knows. */
  kubernetesClusters: readonly string[] | undefined;
  namespaces: readonly string[] | undefined;
  transport: KubeTransport;
  inventory: Inventory;
  clock: Clock;
  random(): number;
  limits: WatchLimits;
  /** The state of some watch changed. */
  onSources(): void;
  onError(message: string): void;
}

/**
 * The watches of all Kubernetes clusters, and which clusters there are.
 */
export class Watches {
  readonly #options: WatchesOptions;
  readonly #admission: ListAdmission;
  readonly #clusters = new Map<string, ClusterWatches>();
  readonly #controller = new AbortController();
  /** Problems with the clusters themselves, by cluster. */
  #problems: readonly SourceProblem[] = [];
  #revision = 0;

  constructor(options: WatchesOptions) {
    this.#options = options;
    this.#admission = new ListAdmission({
      clock: options.clock,
      isBusy: () => options.inventory.isBusy,
    });
  }

  /** Grows whenever the state of a watch changes. */
  get revision(): number {
    return this.#revision;
  }

  /** Names of the Kubernetes clusters that are watched. */
  get kubernetesClusters(): readonly string[] {
    return Array.from(this.#clusters.keys());
  }

  /** Starts to look for Kubernetes clusters. Never rejects. */
  async run(): Promise<void> {
    const { clock, random } = this.#options;
    const { signal } = this.#controller;
    const backoff = new Backoff(random);
    while (!signal.aborted) {
      const isKnown = await this.#refresh();
      if (isKnown) {
        backoff.reset();
      }
      await sleep(clock, isKnown ? CLUSTERS_MS : backoff.next(), signal);
    }
  }

  /** Ends all watches. */
  stop(): void {
    this.#controller.abort();
    for (const cluster of this.#clusters.values()) {
      cluster.halt();
    }
  }

  sources(): SourceStatus[] {
    return Array.from(this.#clusters.values()).flatMap(cluster =>
      cluster.sources(),
    );
  }

  /** The Kubernetes clusters whose state is not wholly known, with the worst reason of each. */
  problems(): readonly SourceProblem[] {
    return [...this.#problems, ...sourceProblems(this.sources())];
  }

  async #refresh(): Promise<boolean> {
    const { transport, clock, onError } = this.#options;
    const deadline = new Deadline(
      clock,
      CLUSTERS_DEADLINE_MS,
      this.#controller.signal,
    );
    try {
      this.#setClusters(await transport.listClusters(deadline.signal));
      return true;
    } catch (error) {
      if (!this.#controller.signal.aborted) {
        const reason = deadline.expired
          ? `The Kubernetes plugin did not answer within ${
              CLUSTERS_DEADLINE_MS / 1000
            } s.`
          : `The Kubernetes clusters are not known: ${toError(error).message}`;
        this.#setProblems([
          { kubernetesCluster: EVERY_CLUSTER, state: 'failed', reason },
        ]);
        onError(reason);
      }
      return false;
    } finally {
      deadline.clear();
    }
  }

  #setClusters(known: readonly string[]) {
    const wanted = this.#options.kubernetesClusters ?? known;
    const names = new Set(wanted.filter(name => known.includes(name)));
    this.#setProblems(
      wanted
        .filter(name => !names.has(name))
        .map(name => ({
          kubernetesCluster: name,
          state: 'failed',
          reason:
            'The configuration names it (databases.kubernetesClusters), but the Kubernetes plugin does not know it.',
        })),
    );
    for (const [name, cluster] of this.#clusters) {
      if (!names.has(name)) {
        cluster.stop();
        this.#clusters.delete(name);
        this.#changed();
      }
    }
    for (const name of names) {
      if (!this.#clusters.has(name)) {
        this.#addCluster(name);
      }
    }
  }

  #addCluster(kubernetesCluster: string) {
    const { engines, namespaces, transport, inventory, clock, random, limits } =
      this.#options;
    const cluster = new ClusterWatches({
      kubernetesCluster,
      engines,
      namespaces,
      transport,
      inventory,
      clock,
      random,
      limits,
      enterList: this.#admission.forCluster(),
      untilIdle: signal => this.#admission.untilIdle(signal),
      onStatus: () => this.#changed(),
    });
    this.#clusters.set(kubernetesCluster, cluster);
    this.#changed();
    cluster.start();
  }

  /** Keeps the time since when a problem has been there. */
  #setProblems(problems: ReadonlyArray<Omit<SourceProblem, 'since'>>) {
    const before = this.#problems;
    const now = new Date(this.#options.clock.now()).toISOString();
    this.#problems = problems.map(problem => {
      const known = before.find(
        item => item.kubernetesCluster === problem.kubernetesCluster,
      );
      return { ...problem, since: known?.since ?? now };
    });
    if (JSON.stringify(before) !== JSON.stringify(this.#problems)) {
      this.#changed();
    }
  }

  #changed() {
    this.#revision += 1;
    this.#options.onSources();
  }
}
