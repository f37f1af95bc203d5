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
  DatabaseTarget,
  Engine,
} from '@database-platform/plugin-databases-common';
import { DatabasesConfig } from '../config/readDatabasesConfig';
import { findEnvironment } from '../environments/resolveEnvironment';
import { BoundedMemory } from '../gitops/BoundedMemory';
import { Manifests } from '../gitops/Manifests';
import { Inventory } from '../inventory';
import { at, listAt, textAt } from '../json';
import { KubeAddress, KubeReader } from '../kube';
import { ReadFilter } from '../permissions/ReadFilter';
import { Clock } from '../time';
import { Watches } from '../watch';
import { NOTHING_SHARED } from './nothingShared';
import { offeredVersions } from './offeredVersions';

/** How long lists of namespaces and storage classes are believed. */
const BELIEVED_MS = 60_000;
const MAX_REMEMBERED = 500;

/** More than anyone chooses from. */
const MAX_TARGETS = 5_000;

const DEFAULT_CLASS = 'storageclass.kubernetes.io/is-default-class';

/** What a reader may do, for {@link TargetsReader.read}. */
export interface TargetRights {
  /** The databases that they may see. */
  read: ReadFilter;
  /** The databases that they may create. */
  create: ReadFilter;
  /** By which they own things; empty for one that is no user. */
  ownRefs: readonly string[];
}

/**
 * Tells where new databases of an engine may go.
 */
export class TargetsReader {
  readonly #config: Pick<
    DatabasesConfig,
    'environments' | 'namespaces' | 'targets' | 'tiers'
  >;
  readonly #inventory: Pick<Inventory, 'visible' | 'sharedFacts'>;
  readonly #watches: Pick<Watches, 'kubernetesClusters' | 'sources'>;
  readonly #manifests: Manifests;
  readonly #kube: KubeReader;
  readonly #lists: BoundedMemory<readonly unknown[] | undefined>;

  constructor(options: {
    config: Pick<
      DatabasesConfig,
      'environments' | 'namespaces' | 'targets' | 'tiers'
    >;
    inventory: Pick<Inventory, 'visible' | 'sharedFacts'>;
    watches: Pick<Watches, 'kubernetesClusters' | 'sources'>;
    manifests: Manifests;
    kube: KubeReader;
    clock: Clock;
  }) {
    this.#config = options.config;
    this.#inventory = options.inventory;
    this.#watches = options.watches;
    this.#manifests = options.manifests;
    this.#kube = options.kube;
    this.#lists = new BoundedMemory({
      maxSize: MAX_REMEMBERED,
      maxAgeMs: BELIEVED_MS,
      now: () => options.clock.now(),
    });
  }

  /** The Kubernetes clusters in order, the namespaces of each in order. */
  async read(engine: Engine, rights: TargetRights): Promise<DatabaseTarget[]> {
    const clusters = [...this.#watches.kubernetesClusters].sort();
    const targets = await Promise.all(
      clusters.map(async kubernetesCluster => {
        const engines = this.#enginesIn(kubernetesCluster);
        if (!engines.includes(engine.id)) {
          return [];
        }
        const [namespaces, classes] = await Promise.all([
          this.#list({
            kubernetesCluster,
            group: '',
            versions: ['v1'],
            plural: 'namespaces',
          }),
          this.#list({
            kubernetesCluster,
            group: 'storage.k8s.io',
            versions: ['v1'],
            plural: 'storageclasses',
          }),
        ]);
        const owners = this.#ownersIn(kubernetesCluster, rights.read);
        return this.#namespacesOf(namespaces, owners).flatMap(namespace =>
          this.#targetAt({
            kubernetesCluster,
            namespace,
            engine,
            engines,
            rights,
            owners: owners.get(namespace),
            storageClasses: classes && classNames(classes),
          }),
        );
      }),
    );
    return targets.flat().slice(0, MAX_TARGETS);
  }

  /** Of the ones that are watched, those that the portal is told of but for the hidden ones, and those with databases that the reader sees. */
  #namespacesOf(
    listed: readonly unknown[] | undefined,
    owners: ReadonlyMap<string, unknown>,
  ): string[] {
    const names = new Set(owners.keys());
    for (const item of listed ?? []) {
      const name = textAt(item, 'metadata', 'name');
      if (
        name &&
        !this.#config.targets.isHidden(name) &&
        textAt(item, 'status', 'phase') !== 'Terminating'
      ) {
        names.add(name);
      }
    }
    const watched = this.#config.namespaces;
    return Array.from(names)
      .filter(name => watched?.includes(name) ?? true)
      .sort();
  }

  #targetAt(place: {
    kubernetesCluster: string;
    namespace: string;
    engine: Engine;
    engines: readonly string[];
    rights: TargetRights;
    owners: readonly string[] | undefined;
    storageClasses: readonly string[] | undefined;
  }): DatabaseTarget[] {
    const { kubernetesCluster, namespace, engine, engines, rights } = place;
    const ref = { kubernetesCluster, namespace, engine: engine.id };
    const environment = findEnvironment(ref, this.#config.environments);
    const tier = environment?.tier
      ? this.#config.tiers[environment.tier]
      : undefined;
    const mayCreate = [...rights.ownRefs, undefined].some(owner =>
      rights.create.allows({
        ref: { ...ref, name: '' },
        owner: owner ? { ref: owner, source: 'engine' } : { source: 'none' },
        environment: environment?.name,
      }),
    );
    // Namespaces in which someone neither sees nor may do anything are not told
    if (!mayCreate && !place.owners) {
      return [];
    }
    const repository = this.#manifests.targetOf(ref, environment?.name);
    const reason = mayCreate ? repository : 'You may not create databases here';
    return [
      {
        kubernetesCluster,
        namespace,
        environment: environment?.name,
        tier,
        allowed: typeof reason !== 'string',
        ...(typeof reason === 'string' && { reason }),
        engines,
        storageClasses: place.storageClasses,
        ...offeredVersions(engine, tier, {
          namespace,
          shared: this.#inventory.sharedFacts(ref) ?? NOTHING_SHARED,
        }),
        ...(typeof repository !== 'string' && { repository }),
        owners: place.owners ?? [],
      },
    ];
  }

  /** Engines whose own resource the Kubernetes cluster has, as far as its watches know. */
  #enginesIn(kubernetesCluster: string): string[] {
    const engines = new Set<string>();
    for (const source of this.#watches.sources()) {
      const isThere =
        source.kubernetesCluster === kubernetesCluster &&
        source.required &&
        source.state !== 'absent';
      for (const id of isThere ? source.engines : []) {
        engines.add(id);
      }
    }
    return Array.from(engines).sort();
  }

  /** By namespace, the owners of the databases that the reader sees, most frequent first. */
  #ownersIn(
    kubernetesCluster: string,
    read: ReadFilter,
  ): ReadonlyMap<string, readonly string[]> {
    const counts = new Map<string, Map<string, number>>();
    for (const record of this.#inventory.visible) {
      const { ref, owner } = record;
      if (ref.kubernetesCluster === kubernetesCluster && read.allows(record)) {
        const inNamespace = counts.get(ref.namespace) ?? new Map();
        counts.set(ref.namespace, inNamespace);
        if (owner.ref) {
          inNamespace.set(owner.ref, (inNamespace.get(owner.ref) ?? 0) + 1);
        }
      }
    }
    return new Map(
      Array.from(counts, ([namespace, owners]) => [
        namespace,
        Array.from(owners)
          .sort(([a, m], [b, n]) => n - m || a.localeCompare(b))
          .map(([owner]) => owner),
      ]),
    );
  }

  /** `undefined` when it cannot be read; that is found out again soon. */
  #list(address: KubeAddress): Promise<readonly unknown[] | undefined> {
    const key = `${address.kubernetesCluster} ${address.plural}`;
    return this.#lists.recall(key, async () => {
      const answer = await this.#kube.get(
        address,
        new AbortController().signal,
      );
      return {
        value:
          answer.result === 'found'
            ? listAt(answer.object, 'items')
            : undefined,
        size: 1,
      };
    });
  }
}

/** The default first. */
function classNames(items: readonly unknown[]): string[] {
  return items
    .map(item => ({
      name: textAt(item, 'metadata', 'name') ?? '',
      isDefault: at(item, 'metadata', 'annotations', DEFAULT_CLASS) === 'true',
    }))
    .filter(({ name }) => name !== '')
    .sort(
      (a, b) =>
        Number(b.isDefault) - Number(a.isDefault) ||
        a.name.localeCompare(b.name),
    )
    .map(({ name }) => name);
}
