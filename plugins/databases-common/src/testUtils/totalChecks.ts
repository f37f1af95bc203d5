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
import { isDeepStrictEqual } from 'node:util';
import type { Engine, Facts } from '@database-platform/plugin-databases-common';
import { anything } from './anything';
import { assertProperty } from './assertProperty';
import type { EngineCheck } from './EngineCheck';
import type { EngineSpecimen } from './EngineSpecimen';
import { EngineWorld } from './EngineWorld';
import { isObject, Place, placesOf, replaceAt } from './places';
import { problemsOf } from './problemsOf';

const MUTATED_OBJECTS = 100_000;

/** Of a run without a seed of its own, one is chosen, so that its name tells how to repeat it. */
function seedOfRun(): number {
  return fc.readConfigureGlobal().seed ?? Date.now() % 2 ** 31;
}

/** Whatever it reads, it answers, in whole sentences. */
export function totalChecks(
  engine: Engine,
  specimen: EngineSpecimen,
): EngineCheck[] {
  const { namespace, name, now } = specimen;
  const ids = engine.resources.map(resource => resource.id);
  const seed = seedOfRun();
  return [
    [
      'project and databaseOf read any JSON',
      () =>
        assertProperty(
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
        assertProperty(
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
      'observe answers for facts like the real ones with anything in a few places',
      () => {
        const facts = () =>
          new EngineWorld(engine, specimen.objects()).facts(
            namespace,
            name,
            now,
          );
        const copies = () => copyOf(facts(), ids);
        const everywhere = placesOf(copies()).filter(path => path.length > 1);
        assertProperty(
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
    [
      `observe answers for ${MUTATED_OBJECTS.toLocaleString(
        'en',
      )} objects like the real ones with anything somewhere in each (seed ${seed})`,
      () => {
        const places = specimen.objects().map(object => placesOf(object));
        const numRuns = Math.ceil(MUTATED_OBJECTS / places.length);
        assertProperty(
          fc.property(
            fc.tuple(...places.map(each => changeAt(each))),
            changes => {
              const objects = specimen.objects();
              changes.forEach(([place, value], index) =>
                replaceAt(objects[index], places[index][place], value),
              );
              const world = new EngineWorld(engine, objects);
              refuseProblems(engine, world.facts(namespace, name, now));
            },
          ),
          { numRuns, seed, endOnFailure: true },
        );
      },
    ],
  ];
}

/** @throws Error with what is wrong with the observation */
export function refuseProblems(engine: Engine, facts: Facts): void {
  const problems = problemsOf(engine.observe(facts));
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

function changeAt(places: readonly Place[]) {
  return fc.tuple(fc.nat(places.length - 1), anything);
}

/** One to six places, each with what is put there. */
function changesAt(places: readonly Place[]) {
  return fc.array(changeAt(places), { minLength: 1, maxLength: 6 });
}
