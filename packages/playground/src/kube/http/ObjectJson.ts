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

import { ResourceDefinition } from '../ResourceDefinition';
import { KubeObject } from '../types';

/** An object's metadata alone, as `as=PartialObjectMetadata` gives it. */
export function partialMetadata(object: KubeObject): KubeObject {
  return {
    kind: 'PartialObjectMetadata',
    apiVersion: 'meta.k8s.io/v1',
    metadata: object.metadata,
  };
}

/** JSON of objects, written once for each object however often it is asked for: objects are frozen. */
export class ObjectJson {
  readonly #full = new WeakMap<KubeObject, string>();
  readonly #partial = new WeakMap<KubeObject, string>();

  /** The whole object, with kind and apiVersion first. */
  full(object: KubeObject): string {
    let json = this.#full.get(object);
    if (json === undefined) {
      const { kind, apiVersion, metadata, ...rest } = object;
      json = JSON.stringify({ kind, apiVersion, metadata, ...rest });
      this.#full.set(object, json);
    }
    return json;
  }

  partial(object: KubeObject): string {
    let json = this.#partial.get(object);
    if (json === undefined) {
      json = JSON.stringify(partialMetadata(object));
      this.#partial.set(object, json);
    }
    return json;
  }

  /** The object as an item of a list: items of core kinds carry neither kind nor apiVersion. */
  item(definition: ResourceDefinition, object: KubeObject): string {
    const json = this.full(object);
    if (!definition.core) {
      return json;
    }
    const { kind, apiVersion } = object;
    const head = `{"kind":${JSON.stringify(kind)},"apiVersion":${JSON.stringify(
      apiVersion,
    )},`;
    return json.startsWith(head) ? `{${json.slice(head.length)}` : json;
  }
}
