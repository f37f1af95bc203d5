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

import fc from 'fast-check';
import type {
  Engine,
  OperationContext,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import type { Database } from '@database-platform/plugin-databases-common';
import { anything } from './anything';
import { assertProperty } from './assertProperty';
import type { EngineCheck } from './EngineCheck';
import type { EngineSpecimen } from './EngineSpecimen';
import { EngineWorld } from './EngineWorld';
import { fieldOf } from './fieldOf';
import { isObject, placesOf, replaceAt } from './places';
import { isSentence } from './problemsOf';

/** Operations stand any input on any manifest, and say by which rule. */
export function changesChecks(
  engine: Engine,
  specimen: EngineSpecimen,
): EngineCheck[] {
  const { changes } = engine;
  if (!changes) {
    return [];
  }
  const { namespace, name, now } = specimen;
  const facts = new EngineWorld(engine, specimen.objects()).facts(
    namespace,
    name,
    now,
  );
  const target = {
    kubernetesCluster: 'any',
    namespace,
    engine: engine.id,
    name,
  };
  const database: Database = {
    ...engine.observe(facts),
    id: 'any',
    ref: target,
    owner: { source: 'none' },
    attention: false,
    findingCounts: { critical: 0, warning: 0, info: 0 },
    observedAt: new Date(now).toISOString(),
  };
  const manifestOf = () =>
    specimen
      .objects()
      .find(
        object => fieldOf(object, 'kind') === changes.manifest.kind,
      ) as UnknownObject;
  const places = placesOf(manifestOf());
  const manifests = fc
    .array(fc.tuple(fc.nat(places.length - 1), anything), { maxLength: 4 })
    .map(replacements => {
      const manifest = manifestOf();
      for (const [place, value] of replacements) {
        replaceAt(manifest, places[place], value);
      }
      return manifest;
    });
  const rules = new Set([
    ...changes.rules.map(({ id }) => id),
    `${engine.id}/input`,
  ]);
  const contextOf = (
    input: unknown,
    declared: UnknownObject,
  ): OperationContext => ({
    target,
    source: target,
    // As a caller's JSON: what the schema says of it is the operation's affair
    input: (isObject(input) ? input : {}) as OperationContext['input'],
    declared,
    live: declared,
    database,
    shared: facts,
    now,
  });
  return [
    ...changes.operations.map(
      (operation): EngineCheck => [
        `${operation.id} stands any input on any manifest, and names its rules`,
        () => {
          const fields = Object.keys(fieldsOf(operation.input));
          const inputs = fc.oneof(
            anything,
            fc.dictionary(fc.constantFrom('none', ...fields), anything),
          );
          assertProperty(
            fc.property(inputs, manifests, (input, declared) => {
              operation.current(contextOf({}, declared));
              const { errors, warnings, impacts } = operation.plan(
                contextOf(input, declared),
              );
              const unknown = [...errors, ...warnings, ...impacts].filter(
                ({ rule }) => rule !== undefined && !rules.has(rule),
              );
              if (unknown.length > 0) {
                throw new Error(`no such rule: ${unknown[0].rule}`);
              }
            }),
            { numRuns: 200 },
          );
        },
      ],
    ),
    [
      'says in a sentence which operations have no meaning, whatever is observed',
      () => {
        const [create] = changes.operations.filter(({ id }) => id === 'create');
        if (create?.notApplicable) {
          throw new Error('create is asked for what is not there yet');
        }
        const objects = specimen.objects();
        const everywhere = objects.flatMap((object, index) =>
          placesOf(object).map(place => ({ index, place })),
        );
        const replacement = fc.tuple(
          fc.nat(everywhere.length - 1),
          fc.oneof(fc.boolean(), anything),
        );
        assertProperty(
          fc.property(fc.array(replacement, { maxLength: 6 }), replacements => {
            const changed = specimen.objects();
            for (const [at, value] of replacements) {
              const { index, place } = everywhere[at];
              replaceAt(changed[index], place, value);
            }
            const world = new EngineWorld(engine, changed);
            const seen = {
              ...database,
              ...world.observe(namespace, name, now),
            };
            for (const { id, notApplicable } of changes.operations) {
              const reason = notApplicable?.(seen);
              if (reason !== undefined && !isSentence(reason)) {
                throw new Error(`${id}: not a sentence: "${reason}"`);
              }
            }
          }),
          { numRuns: 300 },
        );
      },
    ],
    [
      'plans and verifies in whole sentences whatever is observed and may be read',
      () => {
        const everywhere = specimen
          .objects()
          .flatMap((object, index) =>
            placesOf(object).map(place => ({ index, place })),
          );
        const others = engine.resources.flatMap(({ id, scope }) =>
          scope === 'primary' ? [] : [id],
        );
        assertProperty(
          fc.property(
            fc.array(fc.tuple(fc.nat(everywhere.length - 1), anything), {
              maxLength: 6,
            }),
            fc.subarray(others, { maxLength: 3 }),
            (replacements, forbidden) => {
              const changed = specimen.objects();
              for (const [at, value] of replacements) {
                const { index, place } = everywhere[at];
                replaceAt(changed[index], place, value);
              }
              const shared = new EngineWorld(
                engine,
                changed,
                Object.fromEntries(
                  forbidden.map(id => [id, 'It is forbidden.']),
                ),
              ).facts(namespace, name, now);
              const seen = { ...database, ...engine.observe(shared) };
              const declared = manifestOf();
              const said = [
                ...changes.verify(declared, seen, shared),
                ...changes.operations.flatMap(operation => {
                  const { errors, warnings, impacts } = operation.plan({
                    ...contextOf({}, declared),
                    live: changed.find(
                      object =>
                        fieldOf(object, 'kind') === changes.manifest.kind,
                    ),
                    database: seen,
                    shared,
                  });
                  return [
                    ...[...errors, ...warnings].map(({ message }) => message),
                    ...impacts.map(({ reason }) => reason),
                  ];
                }),
              ];
              const [broken] = said.filter(words => !isSentence(words));
              if (broken !== undefined) {
                throw new Error(`not a sentence: "${broken}"`);
              }
            },
          ),
          { numRuns: 200 },
        );
      },
    ],
    [
      'offers versions that can be asked for, the oldest first, and says where they are from',
      () => {
        const [create] = changes.operations.filter(({ id }) => id === 'create');
        const offered = changes.versions?.({ namespace, shared: facts });
        const { version } = fieldsOf(create?.input);
        const items = offered?.items ?? [];
        const wrong = [
          ...items.filter(item => !takes(version, item)),
          ...items.filter(
            (item, index) =>
              index > 0 &&
              items[index - 1].localeCompare(item, 'en', { numeric: true }) >=
                0,
          ),
        ];
        if (wrong.length > 0) {
          throw new Error(`not a version, or not in order: ${wrong[0]}`);
        }
        if (offered && !offered.source.url.startsWith('https://')) {
          throw new Error('versions without a source');
        }
      },
    ],
    [
      'sizes, drift and what is observed can be told of any manifest',
      () =>
        assertProperty(
          fc.property(manifests, anything, anything, (manifest, a, b) => {
            changes.sizeOf(manifest);
            changes.verify(manifest, database, facts);
            changes.notKnown?.([
              { path: ['spec'], value: fieldOf(manifest, 'spec') },
              { path: ['spec'] },
            ]);
            for (const place of placesOf(manifest).slice(0, 20)) {
              changes.explainDrift(place.join('.'), a, b);
            }
          }),
          { numRuns: 200 },
        ),
    ],
  ];
}

/** Whether a field of a schema takes a value; one that is no schema takes any. */
function takes(field: unknown, value: string): boolean {
  const parse = isObject(field) ? field.safeParse : undefined;
  return (
    typeof parse !== 'function' || parse.call(field, value)?.success === true
  );
}

/** The fields of an object schema; none where it is another one. */
function fieldsOf(schema: unknown): Readonly<Record<string, unknown>> {
  const shape = isObject(schema) ? schema.shape : undefined;
  return isObject(shape) ? shape : {};
}
