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

import type { Engine } from '@database-platform/plugin-databases-common';
import type { EngineCheck } from './EngineCheck';
import { refuse } from './refuse';

/** What holds of an engine before it has read anything. */
export function shapeChecks({ id, resources, changes }: Engine): EngineCheck[] {
  return [
    [
      'names each resource once, and one of them is the databases',
      () => {
        refuse(!/^[a-z][a-z0-9-]{0,62}$/.test(id), `the id "${id}"`);
        refuse(
          new Set(resources.map(each => each.id)).size !== resources.length,
          'two resources with one id',
        );
        const primary = resources.filter(({ scope }) => scope === 'primary');
        refuse(primary.length !== 1, 'not exactly one primary resource');
        refuse(!primary[0]?.kind, 'a primary resource without a kind');
      },
    ],
    [
      'reads Secrets by their metadata only, and knows whose each object is',
      () => {
        for (const resource of resources) {
          const { plural, scope, representation, databaseOf } = resource;
          refuse(
            plural === 'secrets' && representation !== 'metadata',
            `${resource.id}: whole Secrets`,
          );
          refuse(
            scope === 'member' && !databaseOf,
            `${resource.id}: no databaseOf`,
          );
          refuse(
            resource.holds === 'events' && !resource.keepNewest,
            `${resource.id}: no limit of Events`,
          );
        }
      },
    ],
    [
      'has a source for each rule, and each operation once',
      () => {
        const rules = changes?.rules ?? [];
        refuse(
          new Set(rules.map(each => each.id)).size !== rules.length,
          'two rules with one id',
        );
        for (const rule of rules) {
          refuse(!rule.id.startsWith(`${id}/`), `the rule ${rule.id}`);
          refuse(
            !rule.source.url.startsWith('https://'),
            `${rule.id} has no source`,
          );
        }
        const operations = (changes?.operations ?? []).map(each => each.id);
        refuse(
          new Set(operations).size !== operations.length,
          'an operation twice',
        );
        const primary = resources.find(({ scope }) => scope === 'primary');
        refuse(
          changes !== undefined && changes.manifest.kind !== primary?.kind,
          'manifests of another kind than the databases',
        );
      },
    ],
  ];
}
