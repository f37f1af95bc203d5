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

import {
  Engine,
  EngineResource,
  SourceStatus,
} from '@database-platform/plugin-databases-common';
import { FactSink, Inventory, Partition } from '../inventory';
import { KubeTransport, ResourceDiscovery } from '../kube';
import { Clock } from '../time';
import { withClock } from './withClock';
import { EnginePresence } from './EnginePresence';
import { FanOutSink } from './FanOutSink';
import { ResourceWatcher, ResourceWatcherOptions } from './ResourceWatcher';
import { untilNeeded } from './untilNeeded';
import { WatchedKnowledge, WatchOfResource } from './WatchedKnowledge';
import { WatchLimits } from './WatchLimits';
import { WatchTarget, resourceName, watchKey } from './WatchTarget';

/** Clocks that differ by less are taken for equal: a Date header counts whole seconds, and the answer took its time. */
const CLOCK_TOLERANCE_MS = 3_000;

/** Silence of one watch is taken for news about the others at most so often. */
const SUSPECT_MS = 60_000;

/** What reads a watch: an engine, for one of its resources. */
interface Reader {
  engine: Engine;
  presence: EnginePresence;
  resource: EngineResource;
  partition: Partition;
}

interface Watch {
  watcher: ResourceWatcher;
  sink: FanOutSink;
  readers: Reader[];
}

export interface ClusterWatchesOptions {
  kubernetesCluster: string;
  engines: readonly Engine[];
  /** The namespaces to watch; absent for all. */
  namespaces: readonly string[] | undefined;
  transport: KubeTransport;
  inventory: Inventory;
  enterList(signal: AbortSignal): Promise<() => void>;
  untilIdle(signal: AbortSignal): Promise<void>;
  onStatus(): void;
  clock: Clock;
  random(): number;
  limits: WatchLimits;
}

/**
 * All watches of one Kubernetes cluster: one for each resource that some engine reads.
 */
export class ClusterWatches {
  readonly #options: ClusterWatchesOptions;
  readonly #discovery: ResourceDiscovery;
  readonly #watches = new Map<string, Watch>();
  readonly #partitions: Partition[] = [];
  readonly #controller = new AbortController();
  #suspectedAt = -Infinity;
  /** How far the Kubernetes API's clock is ahead of this process's, in milliseconds; 0 when they agree. */
  #ahead = 0;

  constructor(options: ClusterWatchesOptions) {
    const transport = withClock(options.transport, date =>
      this.#compareClocks(date),
    );
    this.#options = { ...options, transport };
    this.#discovery = new ResourceDiscovery(
      transport,
      options.kubernetesCluster,
    );
    for (const engine of options.engines) {
      this.#addEngine(engine);
    }
  }

  get kubernetesCluster(): string {
    return this.#options.kubernetesCluster;
  }

  #compareClocks(theirs: number) {
    const ahead = theirs - this.#options.clock.now();
    this.#ahead = Math.abs(ahead) < CLOCK_TOLERANCE_MS ? 0 : ahead;
  }

  /** Starts every watch; none waits for another. */
  start(): void {
    const { signal } = this.#controller;
    for (const { watcher } of this.#watches.values()) {
      watcher.run(signal);
    }
  }

  /** Ends every watch and forgets what they saw. */
  stop(): void {
    this.#controller.abort();
    for (const partition of this.#partitions) {
      this.#options.inventory.removePartition(partition);
    }
  }

  /** Ends every watch; what they saw stays. */
  halt(): void {
    this.#controller.abort();
  }

  sources(): SourceStatus[] {
    return Array.from(this.#watches.values(), ({ watcher, readers }) => {
      const { target, status } = watcher;
      return {
        kubernetesCluster: target.kubernetesCluster,
        resource: resourceName(target),
        namespace: target.namespace,
        selector: selectorOf(target),
        state: status.state,
        since: new Date(status.since).toISOString(),
        reason: status.reason,
        objects: status.objects,
        lastEventAt:
          status.lastEventAt === undefined
            ? undefined
            : new Date(status.lastEventAt).toISOString(),
        engines: Array.from(new Set(readers.map(({ engine }) => engine.id))),
        required: readers.some(({ resource }) => resource.scope === 'primary'),
        ...(readers.every(({ resource }) => resource.optional) && {
          optional: true,
        }),
      };
    });
  }

  #addEngine(engine: Engine) {
    const { kubernetesCluster, inventory } = this.#options;
    const watches: WatchOfResource[] = [];
    const partition = inventory.addPartition(
      kubernetesCluster,
      engine,
      new WatchedKnowledge({
        watches,
        now: () => this.#options.clock.now(),
        ahead: () => this.#ahead,
      }),
    );
    this.#partitions.push(partition);
    const presence = this.#presenceOf(partition.primaryResource);
    for (const resource of engine.resources) {
      for (const namespace of this.#namespacesOf(resource)) {
        const watch = this.#watchOf(resource, namespace);
        watch.readers.push({ engine, presence, resource, partition });
        watch.sink.add(
          new FactSink({
            store: inventory.intake,
            partition,
            resource,
            namespace,
          }),
        );
        watches.push({ watcher: watch.watcher, resource });
      }
    }
  }

  #presenceOf(resource: EngineResource): EnginePresence {
    const { clock, random, limits } = this.#options;
    return new EnginePresence({
      find: (signal, isFresh) =>
        this.#discovery.find(resource, signal, isFresh),
      clock,
      random,
      deadlineMs: limits.listMs,
      absentMs: limits.absentMs,
    });
  }

  #namespacesOf(resource: EngineResource): ReadonlyArray<string | undefined> {
    const { namespaces } = this.#options;
    return namespaces && !resource.clusterScoped ? namespaces : [undefined];
  }

  #watchOf(resource: EngineResource, namespace: string | undefined): Watch {
    const target: WatchTarget = {
      kubernetesCluster: this.#options.kubernetesCluster,
      group: resource.group,
      versions: resource.versions,
      plural: resource.plural,
      clusterScoped: resource.clusterScoped,
      namespace,
      labelSelector: resource.labelSelector,
      fieldSelector: resource.fieldSelector,
      representation: resource.representation,
      rereadSeconds: resource.rereadSeconds,
    };
    const key = watchKey(target);
    let watch = this.#watches.get(key);
    if (!watch) {
      const sink = new FanOutSink();
      const readers: Reader[] = [];
      watch = {
        sink,
        readers,
        watcher: this.#createWatcher(target, sink, readers, changed => {
          // A broken connection fails with other words each time, and all that is known of a lost watch is that it is lost
          if (changed === 'state' || watch?.watcher.status.state !== 'stale') {
            for (const partition of new Set(readers.map(r => r.partition))) {
              this.#options.inventory.knowledgeChanged(partition);
            }
          }
          this.#options.onStatus();
        }),
      };
      this.#watches.set(key, watch);
    }
    return watch;
  }

  #createWatcher(
    target: WatchTarget,
    sink: FanOutSink,
    readers: readonly Reader[],
    onStatus: ResourceWatcherOptions['onStatus'],
  ): ResourceWatcher {
    const { transport, enterList, untilIdle, clock, random, limits } =
      this.#options;
    return new ResourceWatcher({
      target,
      transport,
      sink,
      discover: (signal, isFresh) =>
        this.#discovery.find(target, signal, isFresh),
      untilNeeded: (signal, onUnneeded) =>
        untilNeeded(
          Array.from(new Set(readers.map(({ presence }) => presence))),
          signal,
          onUnneeded,
        ),
      enterList,
      untilIdle,
      onStatus,
      onSilence: () => this.#suspectAll(),
      clock,
      random,
      limits,
    });
  }

  /**
   * A connection that broke between the proxy and the Kubernetes API looks like silence from here, and it seldom breaks alone.
   */
  #suspectAll() {
    const now = this.#options.clock.now();
    if (now - this.#suspectedAt < SUSPECT_MS) {
      return;
    }
    this.#suspectedAt = now;
    for (const { watcher } of this.#watches.values()) {
      watcher.suspect();
    }
  }
}

function selectorOf(target: WatchTarget): string | undefined {
  const selectors = [target.labelSelector, target.fieldSelector];
  return selectors.filter(Boolean).join(', ') || undefined;
}
