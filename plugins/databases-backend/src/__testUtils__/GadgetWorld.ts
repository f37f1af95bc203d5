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

import { UnknownObject } from '@database-platform/plugin-databases-common';
import {
  ChangeKind,
  FactSink,
  Inventory,
  Knowledge,
  Partition,
} from '../inventory';
import { stringifyDatabaseRef } from '@database-platform/plugin-databases-common';
import { gadgetEngine } from './gadgetEngine';
import { TestClock } from './TestClock';

type Objects = Record<string, unknown>;

/**
 * An inventory of gadgets that a test fills by hand.
 */
export class GadgetWorld {
  readonly clock = new TestClock();
  /** What the inventory said, oldest first. */
  readonly changes: Array<[string, ChangeKind]> = [];
  readonly inventory: Inventory;
  readonly #partitions = new Map<string, Partition>();
  /** May be changed by a test. */
  readonly knowledge: { -readonly [K in keyof Knowledge]: Knowledge[K] } = {
    isSettled: () => true,
    gap: () => undefined,
    lastKnownAt: () => undefined,
    judgement: () => undefined,
  };

  constructor(
    options: Partial<ConstructorParameters<typeof Inventory>[0]> = {},
  ) {
    this.inventory = new Inventory({
      clock: this.clock,
      owners: { namespaces: {}, groupNamespace: 'default' },
      environments: [],
      onError: error => {
        throw error;
      },
      onChange: (record, kind) =>
        this.changes.push([stringifyDatabaseRef(record.ref), kind]),
      ...options,
    });
  }

  get kubernetesClusters(): string[] {
    return Array.from(this.#partitions.keys());
  }

  partition(kubernetesCluster: string = 'prod-eu'): Partition {
    let partition = this.#partitions.get(kubernetesCluster);
    if (!partition) {
      partition = this.inventory.addPartition(
        kubernetesCluster,
        gadgetEngine,
        this.knowledge,
      );
      this.#partitions.set(kubernetesCluster, partition);
    }
    return partition;
  }

  /** What a watch of one of the engine's resources writes to. */
  sink(resourceId: string, kubernetesCluster?: string): FactSink {
    const resource = gadgetEngine.resources.find(({ id }) => id === resourceId);
    if (!resource) {
      throw new Error(`There is no ${resourceId}`);
    }
    return new FactSink({
      store: this.inventory.intake,
      partition: this.partition(kubernetesCluster),
      resource,
      namespace: undefined,
    });
  }

  /** The database as one answer would tell it. */
  details(name: string, namespace = 'ns', kubernetesCluster = 'prod-eu') {
    const record = this.record(name, namespace, kubernetesCluster);
    return record && this.inventory.details(record);
  }

  record(name: string, namespace = 'ns', kubernetesCluster = 'prod-eu') {
    return this.inventory.get({
      kubernetesCluster,
      namespace,
      engine: gadgetEngine.id,
      name,
    });
  }
}

/** A Gadget object. */
export function gadget(
  name: string,
  spec: Objects = {},
  namespace: string = 'ns',
  metadata: Objects = {},
): UnknownObject {
  return { metadata: { name, namespace, ...metadata }, spec };
}

/** A member's pod. */
export function gadgetPod(
  database: string | undefined,
  name: string,
  status: Objects = { ready: true },
  namespace: string = 'ns',
): UnknownObject {
  const labels = database === undefined ? {} : { gadget: database };
  return { metadata: { name, namespace, labels }, status };
}

/** An Event about a gadget. */
export function gadgetEvent(database: string, name: string, at: string) {
  return {
    metadata: { name, namespace: 'ns' },
    involvedObject: { kind: 'Gadget', name: database },
    lastTimestamp: at,
    type: 'Warning',
    reason: name,
    message: `${name} happened`,
  };
}
