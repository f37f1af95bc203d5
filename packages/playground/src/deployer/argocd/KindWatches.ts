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

import { KubeCluster } from '../../kube/KubeCluster';
import { KubeObject } from '../../kube/types';

/** Watches the kinds of objects that somebody is interested in, each once. */
export class KindWatches {
  readonly #cluster: KubeCluster;
  readonly #changed: (object: KubeObject) => void;
  readonly #ends = new Map<string, () => void>();

  /** @param changed - told of every object of these kinds that is written or deleted */
  constructor(cluster: KubeCluster, changed: (object: KubeObject) => void) {
    this.#cluster = cluster;
    this.#changed = changed;
  }

  /** Watches all objects of the kind of this one; a kind that the cluster does not have is left alone. */
  watch({ apiVersion, kind }: KubeObject): void {
    const key = `${apiVersion}/${kind}`;
    const definition = this.#cluster.registry.findKind(apiVersion, kind);
    if (definition && !this.#ends.has(key)) {
      this.#ends.set(
        key,
        this.#cluster.subscribe(definition.id, ({ object }) =>
          this.#changed(object),
        ),
      );
    }
  }

  stop(): void {
    this.#ends.forEach(end => end());
    this.#ends.clear();
  }
}
