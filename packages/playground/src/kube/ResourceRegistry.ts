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

import { coreDefinitions } from './core/coreKinds';
import { CoreSchemas } from './core/coreSchemas';
import { CustomResourceDefinition } from './crd/CustomResourceDefinition';
import { crdDefinitions } from './crd/crdDefinitions';
import { apiVersionOf, ResourceDefinition } from './ResourceDefinition';
import { ResourceId } from './types';

function keyOf({ group, version, plural }: ResourceId): string {
  return `${group}/${version}/${plural}`;
}

/** One version of an API group with the resources in it. */
export interface GroupVersion {
  group: string;
  version: string;
  resources: readonly ResourceDefinition[];
}

/** All resources that a cluster serves, by path and by kind; CustomResourceDefinitions come and go. */
export class ResourceRegistry {
  readonly schemas: CoreSchemas;
  readonly #definitions = new Map<string, ResourceDefinition>();
  readonly #kinds = new Map<string, ResourceDefinition>();
  readonly #byCrd = new Map<string, ResourceDefinition[]>();
  readonly #compiled: Map<object, ResourceDefinition[]>;
  #edition = 0;

  /**
   * `compiled` remembers the definitions made of a CRD's spec, so that many clusters with the same CRDs share them.
   */
  constructor(
    options: {
      schemas?: CoreSchemas;
      compiled?: Map<object, ResourceDefinition[]>;
    } = {},
  ) {
    this.schemas = options.schemas ?? new CoreSchemas();
    this.#compiled = options.compiled ?? new Map();
    coreDefinitions(this.schemas).forEach(definition => this.#add(definition));
  }

  /** Grows with every change, for caches of what is made of the registry. */
  get edition(): number {
    return this.#edition;
  }

  find(id: ResourceId): ResourceDefinition | undefined {
    return this.#definitions.get(keyOf(id));
  }

  findKind(apiVersion: string, kind: string): ResourceDefinition | undefined {
    return this.#kinds.get(`${apiVersion}/${kind}`);
  }

  /** Versions in the order in which discovery names them: the core group, then others as they were added. */
  groupVersions(): GroupVersion[] {
    const found = new Map<string, ResourceDefinition[]>();
    for (const definition of this.#definitions.values()) {
      const { group, version } = definition.id;
      const key = `${group}/${version}`;
      found.set(key, [...(found.get(key) ?? []), definition]);
    }
    return [...found.values()].map(resources => ({
      group: resources[0].id.group,
      version: resources[0].id.version,
      resources,
    }));
  }

  /** Serves what a CustomResourceDefinition defines, in place of what an older one of the same name did. */
  addCrd(crd: CustomResourceDefinition, source: object = crd.spec): void {
    this.removeCrd(crd.metadata.name);
    let definitions = this.#compiled.get(source);
    if (!definitions) {
      definitions = crdDefinitions(crd, this.schemas.objectMeta);
      this.#compiled.set(source, definitions);
    }
    this.#byCrd.set(crd.metadata.name, definitions);
    definitions.forEach(definition => this.#add(definition));
  }

  removeCrd(name: string): void {
    for (const definition of this.#byCrd.get(name) ?? []) {
      this.#edition++;
      this.#definitions.delete(keyOf(definition.id));
      this.#kinds.delete(`${apiVersionOf(definition.id)}/${definition.kind}`);
    }
    this.#byCrd.delete(name);
  }

  #add(definition: ResourceDefinition): void {
    this.#edition++;
    this.#definitions.set(keyOf(definition.id), definition);
    this.#kinds.set(
      `${apiVersionOf(definition.id)}/${definition.kind}`,
      definition,
    );
  }
}
