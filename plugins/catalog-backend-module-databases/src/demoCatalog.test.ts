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
  DefaultNamespaceEntityPolicy,
  Entity,
  EntityPolicies,
  FieldFormatEntityPolicy,
  isResourceEntity,
  parseEntityRef,
  SchemaValidEntityPolicy,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { parseEntityYaml } from '@backstage/plugin-catalog-node';
import { demoManifests } from '@database-platform/playground';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { databaseEntityName } from './entities';

const playground = resolve(__dirname, '../../../packages/playground');

/** The engine of each kind that declares a database. */
const engines: Readonly<Record<string, string>> = {
  postgresql: 'postgresql',
  InnoDBCluster: 'mysql',
  PerconaServerMongoDB: 'mongodb',
};

/** Every entity of the demo's catalog. */
function readEntities(): Entity[] {
  const folder = join(playground, 'catalog');
  return readdirSync(folder)
    .filter(path => path.endsWith('.yaml'))
    .flatMap(path => {
      const file = join(folder, path);
      const location = { type: 'file', target: file };
      return [...parseEntityYaml(readFileSync(file), location)].map(result => {
        if (result.type !== 'entity') {
          throw new Error(`${file} is not made of YAML objects`);
        }
        return result.entity;
      });
    });
}

function refsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

describe('the demo catalog', () => {
  const entities = readEntities();
  const known = new Set(entities.map(entity => stringifyEntityRef(entity)));
  const databases = demoManifests().flatMap(
    ({ kubernetesCluster, manifest: { kind, metadata, spec } }) => {
      const engine = engines[kind];
      const { teamId } = (spec ?? {}) as { teamId?: unknown };
      return engine === undefined
        ? []
        : [
            {
              owner:
                metadata.annotations?.['databases.backstage.io/owner'] ??
                `group:default/${teamId}`,
              entityRef: `resource:default/${databaseEntityName({
                kubernetesCluster,
                namespace: String(metadata.namespace),
                engine,
                name: metadata.name,
              })}`,
            },
          ];
    },
  );

  it('is accepted by the catalog', async () => {
    const policy = EntityPolicies.allOf([
      new SchemaValidEntityPolicy(),
      new DefaultNamespaceEntityPolicy(),
      new FieldFormatEntityPolicy(),
    ]);
    expect(known.size).toBe(entities.length);
    for (const entity of entities) {
      await expect(policy.enforce(entity)).resolves.toBeDefined();
    }
    expect(entities.some(isResourceEntity)).toBe(false);
  });

  it('names only owners, systems, groups and databases that exist', () => {
    const named = entities.flatMap(({ spec = {} }) => [
      ...refsOf(spec.dependsOn),
      ...refsOf([spec.owner].filter(Boolean)).map(ref =>
        stringifyEntityRef(
          parseEntityRef(ref, {
            defaultKind: 'group',
            defaultNamespace: 'default',
          }),
        ),
      ),
      ...refsOf([spec.system].filter(Boolean)).map(
        ref => `system:default/${ref}`,
      ),
      ...refsOf(spec.memberOf).map(ref => `group:default/${ref}`),
      ...refsOf([spec.parent].filter(Boolean)).map(
        ref => `group:default/${ref}`,
      ),
    ]);
    const there = new Set([...known, ...databases.map(db => db.entityRef)]);

    expect(named.length).toBeGreaterThan(0);
    expect(named.filter(ref => !there.has(ref))).toEqual([]);
  });

  it('has the team of every database in the repository, and the guest in a team with databases', () => {
    const owners = new Set(databases.map(database => database.owner));
    const guest = entities.find(
      entity => stringifyEntityRef(entity) === 'user:default/guest',
    );

    expect(databases.length).toBeGreaterThan(10);
    expect([...owners].filter(owner => !known.has(owner))).toEqual([]);
    expect(
      refsOf(guest?.spec?.memberOf).some(team =>
        owners.has(`group:default/${team}`),
      ),
    ).toBe(true);
  });

  it('has a component for orders-db', () => {
    const users = entities.filter(entity =>
      refsOf(entity.spec?.dependsOn).includes(
        'resource:default/prod-eu.orders.postgresql.orders-db',
      ),
    );

    expect(users.map(entity => entity.metadata.name)).toEqual(['orders-api']);
  });
});
