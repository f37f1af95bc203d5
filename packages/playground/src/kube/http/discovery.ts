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

import { JsonObject } from '../json';
import { ResourceDefinition } from '../ResourceDefinition';
import { compareVersions } from '../crd/compareVersions';
import { GroupVersion, ResourceRegistry } from '../ResourceRegistry';
import { virtualResources } from './virtualResources';

/** One resource or subresource as discovery describes it. */
interface Described {
  name: string;
  subresource?: string;
  singular: string;
  namespaced: boolean;
  kind: { group: string; version: string; kind: string };
  verbs: readonly string[];
  shortNames: readonly string[];
  categories: readonly string[];
}

function describe(definition: ResourceDefinition): Described[] {
  const { group, version, plural } = definition.id;
  const base = {
    singular: definition.singular,
    namespaced: definition.namespaced,
    kind: { group, version, kind: definition.kind },
    verbs: definition.verbs,
    shortNames: definition.shortNames,
    categories: definition.categories,
  };
  const sub = (
    subresource: string,
    verbs: readonly string[],
    kind = base.kind,
  ): Described => ({
    ...base,
    name: plural,
    subresource,
    singular: '',
    verbs,
    kind,
    shortNames: [],
    categories: [],
  });
  const found: Described[] = [{ ...base, name: plural }];
  if (definition.status) {
    found.push(sub('status', ['get', 'patch', 'update']));
  }
  if (definition.scale) {
    found.push(
      sub('scale', ['get', 'patch', 'update'], {
        group: 'autoscaling',
        version: 'v1',
        kind: 'Scale',
      }),
    );
  }
  if (group === '' && plural === 'pods') {
    found.push(
      sub('binding', ['create'], { group: '', version: 'v1', kind: 'Binding' }),
      sub('eviction', ['create'], {
        group: 'policy',
        version: 'v1',
        kind: 'Eviction',
      }),
      sub('log', ['get']),
    );
  }
  return found;
}

function virtual(): (GroupVersion & { described: Described[] })[] {
  const groups = new Map<string, Described[]>();
  for (const { group, plural, kind } of virtualResources) {
    const described = groups.get(group) ?? [];
    groups.set(group, described);
    described.push({
      name: plural,
      singular: kind.toLowerCase(),
      namespaced: false,
      kind: { group, version: 'v1', kind },
      verbs: ['create'],
      shortNames: [],
      categories: [],
    });
  }
  return [...groups].map(([group, described]) => ({
    group,
    version: 'v1',
    resources: [],
    described,
  }));
}

/** Discovery documents of a cluster, in both forms. */
export class Discovery {
  readonly #registry: ResourceRegistry;

  constructor(registry: ResourceRegistry) {
    this.#registry = registry;
  }

  /** `GET /api` */
  coreVersions(): JsonObject {
    return {
      kind: 'APIVersions',
      versions: ['v1'],
      serverAddressByClientCIDRs: [],
    };
  }

  /** `GET /apis` */
  groups(): JsonObject {
    return {
      kind: 'APIGroupList',
      apiVersion: 'v1',
      groups: this.#groupNames().map(group => this.#group(group)),
    };
  }

  /** `GET /apis/GROUP`; `undefined` for a group that is not served. */
  group(name: string): JsonObject | undefined {
    return this.#groupNames().includes(name)
      ? { kind: 'APIGroup', apiVersion: 'v1', ...this.#group(name) }
      : undefined;
  }

  /** `GET /api/v1` and `GET /apis/GROUP/VERSION`; `undefined` for what is not served. */
  resources(group: string, version: string): JsonObject | undefined {
    const found = this.#versions().find(
      one => one.group === group && one.version === version,
    );
    if (!found) {
      return undefined;
    }
    return {
      kind: 'APIResourceList',
      ...(group && { apiVersion: 'v1' }),
      groupVersion: group ? `${group}/${version}` : version,
      resources: found.described.map(one => ({
        name: one.subresource ? `${one.name}/${one.subresource}` : one.name,
        singularName: one.singular,
        namespaced: one.namespaced,
        ...((one.kind.group !== group || one.kind.version !== version) && {
          group: one.kind.group,
          version: one.kind.version,
        }),
        kind: one.kind.kind,
        verbs: one.verbs,
        ...(one.shortNames.length > 0 && { shortNames: one.shortNames }),
        ...(one.categories.length > 0 && { categories: one.categories }),
      })),
    };
  }

  /** The aggregated form of `/api` (`core`) or of `/apis`. */
  aggregated(core: boolean): JsonObject {
    const groups = core ? [''] : this.#groupNames();
    return {
      kind: 'APIGroupDiscoveryList',
      apiVersion: 'apidiscovery.k8s.io/v2',
      metadata: {},
      items: groups.map(group => ({
        metadata: { ...(group && { name: group }), creationTimestamp: null },
        versions: this.#versionsOf(group).map(version => ({
          version: version.version,
          resources: aggregatedResources(version.described),
          freshness: 'Current',
        })),
      })),
    };
  }

  #versions() {
    return [
      ...this.#registry.groupVersions().map(version => ({
        ...version,
        described: version.resources.flatMap(describe),
      })),
      ...virtual(),
    ];
  }

  #versionsOf(group: string) {
    return this.#versions()
      .filter(version => version.group === group)
      .sort((a, b) => compareVersions(a.version, b.version));
  }

  #groupNames(): string[] {
    return [...new Set(this.#versions().map(one => one.group))].filter(Boolean);
  }

  #group(name: string): JsonObject {
    const versions = this.#versionsOf(name).map(({ version }) => ({
      groupVersion: `${name}/${version}`,
      version,
    }));
    return { name, versions, preferredVersion: versions[0] };
  }
}

function aggregatedResources(described: readonly Described[]): JsonObject[] {
  return described
    .filter(one => !one.subresource)
    .map(one => {
      const subresources = described
        .filter(other => other.subresource && other.name === one.name)
        .map(other => ({
          subresource: other.subresource,
          responseKind: other.kind,
          verbs: other.verbs,
        }));
      return {
        resource: one.name,
        responseKind: one.kind,
        scope: one.namespaced ? 'Namespaced' : 'Cluster',
        singularResource: one.singular,
        verbs: one.verbs,
        ...(one.shortNames.length > 0 && { shortNames: one.shortNames }),
        ...(one.categories.length > 0 && { categories: one.categories }),
        ...(subresources.length > 0 && { subresources }),
      };
    });
}
