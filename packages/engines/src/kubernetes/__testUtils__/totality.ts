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

import { Engine, Facts } from '@database-platform/plugin-databases-common';
import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../../json';
import { Json } from './json';
import { World } from './World';

/** A database to begin with: with everything that the engine reads, and in many states. */
export interface Specimen {
  namespace: string;
  name: string;
  /** In milliseconds. */
  now: number;
  /** New copies with each call. */
  objects(): Json[];
}

/** Every JSON value, also with the keys that are special in JavaScript. */
const anything = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    null,
    '',
    0,
    -1,
    1e21,
    true,
    [],
    {},
    '9999999-01-01T00:00:00Z',
    '2026-02-30T25:61:00Z',
    '1e400Gi',
    '{"state":',
    '[[null,{},[]]]',
    JSON.parse('{"__proto__":{"a":1},"constructor":1,"toString":null}'),
  ),
);

/** All places in a value: the ways to its fields. */
function placesOf(value: unknown, path: string[] = []): string[][] {
  if (!isObject(value) && !Array.isArray(value)) {
    return [path];
  }
  return [
    ...(path.length > 0 ? [path] : []),
    ...Object.entries(value).flatMap(([key, entry]) =>
      placesOf(entry, [...path, key]),
    ),
  ];
}

function replaceAt(value: unknown, path: readonly string[], by: unknown): void {
  if (path.length === 0) {
    return;
  }
  let current = value as Json;
  for (const step of path.slice(0, -1)) {
    if (typeof current[step] !== 'object' || current[step] === null) {
      return;
    }
    current = current[step] as Json;
  }
  current[path[path.length - 1]] = by;
}

const broken = /undefined|NaN|\[object/;

/** What must hold for every observation, and does not hold for this one. */
export function problemsOf(engine: Engine, facts: Facts): string[] {
  const observed = engine.observe(facts);
  const { members, topology, findings } = observed;
  const sentences = [
    observed.reason,
    ...findings.flatMap(({ title, detail }) => [title, detail]),
  ];
  return [
    ...sentences.filter(words => !/\S/.test(words) || broken.test(words)),
    ...(members.ready > members.total ? ['more are ready than there are'] : []),
    ...topology.members
      .filter(({ lag }) => !('notMeasured' in lag) && !((lag.bytes ?? -1) >= 0))
      .map(({ name }) => `${name} has a lag that is no figure`),
    ...(isDeepStrictEqual(
      JSON.parse(JSON.stringify(observed)),
      withoutUndefined(observed),
    )
      ? []
      : ['something is lost as JSON']),
  ];
}

/** Fields that are `undefined` and fields that are absent mean the same. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutUndefined);
  }
  return isObject(value)
    ? Object.fromEntries(
        Object.entries(value).flatMap(([key, entry]) =>
          entry === undefined ? [] : [[key, withoutUndefined(entry)]],
        ),
      )
    : value;
}

/** What an engine must stand to be total, by its title: whatever it reads, it answers, in whole sentences. For `it.each`. */
export function totality(
  engine: Engine,
  specimen: Specimen,
): [title: string, check: () => void][] {
  const { namespace, name, now } = specimen;
  const ids = engine.resources.map(resource => resource.id);
  return [
    [
      'project and databaseOf read any JSON without an error',
      () =>
        fc.assert(
          fc.property(
            anything,
            fc.nat(engine.resources.length - 1),
            (value, i) => {
              const resource = engine.resources[i];
              const object = isObject(value) ? value : { spec: value };
              resource.databaseOf?.(object);
              const fact = resource.project(object) ?? {};
              return isDeepStrictEqual(JSON.parse(JSON.stringify(fact)), fact);
            },
          ),
          { numRuns: 600 },
        ),
    ],
    [
      'observe answers for facts of any JSON',
      () =>
        fc.assert(
          fc.property(
            fc.dictionary(
              fc.constantFrom('primary', ...ids),
              fc.array(anything),
            ),
            fc.maxSafeInteger(),
            (all, time) => {
              const list = (id: string) => (all[id] ?? []).filter(isObject);
              refuseProblems(engine, {
                namespace,
                name,
                now: Math.abs(time) % 8.64e15,
                primary: list('primary')[0] ?? {},
                members: list,
                shared: id => list(id)[0],
                allShared: list,
                gap: () => undefined,
              });
            },
          ),
          { numRuns: 500 },
        ),
    ],
    [
      'observe answers for objects like the real ones with anything in a few places',
      () => {
        const everywhere = placesOf(specimen.objects());
        fc.assert(
          fc.property(changesAt(everywhere), changes => {
            const objects = specimen.objects();
            for (const [place, value] of changes) {
              replaceAt(objects, everywhere[place], value);
            }
            const world = new World(engine, objects.filter(isObject));
            refuseProblems(engine, world.facts(namespace, name, now));
          }),
          { numRuns: 600 },
        );
      },
    ],
    [
      'observe answers for facts like the real ones with anything in a few places',
      () => {
        const facts = () =>
          new World(engine, specimen.objects()).facts(namespace, name, now);
        const copies = () => copyOf(facts(), ids);
        const everywhere = placesOf(copies()).filter(path => path.length > 1);
        fc.assert(
          fc.property(changesAt(everywhere), changes => {
            const copy = copies();
            for (const [place, value] of changes) {
              replaceAt(copy, everywhere[place], value);
            }
            refuseProblems(engine, {
              ...facts(),
              primary: isObject(copy.primary) ? copy.primary : {},
              members: id => objectsIn(copy.members[id]),
              allShared: id => objectsIn(copy.shared[id]),
            });
          }),
          { numRuns: 500 },
        );
      },
    ],
  ];
}

function refuseProblems(engine: Engine, facts: Facts): void {
  const problems = problemsOf(engine, facts);
  if (problems.length > 0) {
    throw new Error(problems.join('\n'));
  }
}

/** The facts as plain lists, which a test may change. */
function copyOf(facts: Facts, ids: readonly string[]) {
  const of = (read: (id: string) => readonly unknown[]) =>
    Object.fromEntries(ids.map(id => [id, [...read(id)]]));
  return {
    primary: facts.primary,
    members: of(id => facts.members(id)),
    shared: of(id => facts.allShared(id)),
  };
}

function objectsIn(value: unknown) {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** One to six places, each with what is put there. */
function changesAt(places: readonly unknown[]) {
  return fc.array(fc.tuple(fc.nat(places.length - 1), anything), {
    minLength: 1,
    maxLength: 6,
  });
}
