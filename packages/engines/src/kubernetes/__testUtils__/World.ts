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
  Fact,
  Facts,
  Observation,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { at, text } from '../../json';

/** Resources by the kind of their objects. */
const plurals: Readonly<Record<string, string>> = {
  postgresql: 'postgresqls',
  InnoDBCluster: 'innodbclusters',
  MySQLBackup: 'mysqlbackups',
  PerconaServerMongoDB: 'perconaservermongodbs',
  PerconaServerMongoDBBackup: 'perconaservermongodbbackups',
  PerconaServerMongoDBRestore: 'perconaservermongodbrestores',
  Certificate: 'certificates',
  StatefulSet: 'statefulsets',
  Pod: 'pods',
  Service: 'services',
  Secret: 'secrets',
  PodDisruptionBudget: 'poddisruptionbudgets',
  PersistentVolumeClaim: 'persistentvolumeclaims',
  ConfigMap: 'configmaps',
  Endpoints: 'endpoints',
  Deployment: 'deployments',
  Event: 'events',
  Node: 'nodes',
  StorageClass: 'storageclasses',
  OperatorConfiguration: 'operatorconfigurations',
};

/** Objects of one Kubernetes cluster, handed to an engine as the backend would do it. */
export class World {
  constructor(
    private readonly engine: Engine,
    private readonly objects: readonly UnknownObject[],
    private readonly gaps: Readonly<Record<string, string>> = {},
  ) {}

  /** The objects of a resource that its selectors let through. */
  private select(resource: EngineResource): UnknownObject[] {
    return this.gaps[resource.id] === undefined
      ? this.objects.filter(
          object =>
            plurals[text(at(object, 'kind')) ?? ''] === resource.plural &&
            matchesLabels(object, resource.labelSelector) &&
            matchesFields(object, resource.fieldSelector),
        )
      : [];
  }

  /** What the engine is given about one database. */
  facts(namespace: string, name: string, now: number): Facts {
    const byId = (id: string) =>
      this.engine.resources.find(resource => resource.id === id);
    const inNamespace = (object: UnknownObject) =>
      at(object, 'metadata', 'namespace') === namespace;
    const primary = this.engine.resources.find(r => r.scope === 'primary');
    const own = this.select(primary!).find(
      object => inNamespace(object) && at(object, 'metadata', 'name') === name,
    );
    const keyOf = (object: UnknownObject) => {
      const scope = text(at(object, 'metadata', 'namespace'));
      const own_ = text(at(object, 'metadata', 'name')) ?? '';
      return scope ? `${scope}/${own_}` : own_;
    };
    return {
      namespace,
      name,
      now,
      primary: roundTrip(primary!.project(own ?? {})) ?? {},
      members: id => {
        const resource = byId(id);
        return resource === undefined
          ? []
          : this.select(resource)
              .filter(
                object =>
                  inNamespace(object) && resource.databaseOf?.(object) === name,
              )
              .flatMap<Fact>(
                object => roundTrip(resource.project(object)) ?? [],
              )
              .sort((a, b) => String(b.at).localeCompare(String(a.at)))
              .slice(0, resource.keepNewest);
      },
      shared: (id, key) => {
        const resource = byId(id);
        const object =
          resource && this.select(resource).find(each => keyOf(each) === key);
        return object && roundTrip(resource?.project(object));
      },
      allShared: id => {
        const resource = byId(id);
        return resource === undefined
          ? []
          : this.select(resource).flatMap<Fact>(
              object => roundTrip(resource.project(object)) ?? [],
            );
      },
      gap: id => {
        const reason = this.gaps[id];
        const resource = byId(id);
        return reason === undefined || resource === undefined
          ? undefined
          : { resource: resource.plural, reason };
      },
    };
  }

  observe(namespace: string, name: string, now: number): Observation {
    return this.engine.observe(this.facts(namespace, name, now));
  }
}

/** Facts are kept as text. */
function roundTrip(fact: Fact | undefined): Fact | undefined {
  return fact === undefined ? undefined : JSON.parse(JSON.stringify(fact));
}

/** Selectors as engines write them: `key`, `key=value`, `key in (a,b)`, several with `, ` between them. */
function matchesLabels(object: UnknownObject, selector?: string): boolean {
  return (selector?.split(/,(?![^(]*\))/) ?? []).every(each => {
    const requirement = each.trim();
    const equal = /^([^ =]+)=([^ =]+)$/.exec(requirement);
    const among = /^([^ ]+) in \(([^)]*)\)$/.exec(requirement);
    const [, key, values] = equal ?? among ?? [];
    const value = text(at(object, 'metadata', 'labels', key ?? requirement));
    return value !== undefined && (values?.split(',').includes(value) ?? true);
  });
}

function matchesFields(object: UnknownObject, selector?: string): boolean {
  const match = /^([^=]+)=(.+)$/.exec(selector ?? '');
  return match === null || at(object, ...match[1].split('.')) === match[2];
}
