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
  DatabaseRef,
  Engine,
} from '@database-platform/plugin-databases-common';
import { FactCodec } from './FactCodec';
import { MAX_RESOURCES } from './factKey';
import { Knowledge, Partition } from './Partition';

type Place = Pick<DatabaseRef, 'kubernetesCluster' | 'engine'>;

/**
 * The parts of the inventory: one for each engine in each Kubernetes cluster.
 */
export class Partitions {
  readonly #partitions = new Map<string, Partition>();
  /** By engine: what its facts have in common is kept once. */
  readonly #codecs = new Map<string, FactCodec>();

  add(
    kubernetesCluster: string,
    engine: Engine,
    knowledge: Knowledge,
  ): Partition {
    if (engine.resources.length > MAX_RESOURCES) {
      throw new Error(
        `The engine ${engine.id} has more than ${MAX_RESOURCES} resources`,
      );
    }
    let codec = this.#codecs.get(engine.id);
    if (!codec) {
      codec = new FactCodec();
      this.#codecs.set(engine.id, codec);
    }
    const partition = new Partition({
      kubernetesCluster,
      engine,
      knowledge,
      codec,
    });
    this.#partitions.set(
      keyOf({ kubernetesCluster, engine: engine.id }),
      partition,
    );
    return partition;
  }

  get(place: Place): Partition | undefined {
    return this.#partitions.get(keyOf(place));
  }

  remove({ kubernetesCluster, engine }: Partition): void {
    this.#partitions.delete(keyOf({ kubernetesCluster, engine: engine.id }));
  }
}

function keyOf({ kubernetesCluster, engine }: Place): string {
  return `${engine} ${kubernetesCluster}`;
}
