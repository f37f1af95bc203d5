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
  Observation,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import type { EngineCheck } from './EngineCheck';
import type { EngineSpecimen } from './EngineSpecimen';
import { EngineWorld } from './EngineWorld';
import { assertProperty } from './assertProperty';
import { fieldOf } from './fieldOf';
import { isOfPlural } from './isOfPlural';
import { refuseProblems } from './totalChecks';
import { refuse } from './refuse';

/** What happens to databases, and to the rights of whoever reads them. */
export function lifeChecks(
  engine: Engine,
  specimen: EngineSpecimen,
): EngineCheck[] {
  const { namespace, name, now } = specimen;
  const primary = engine.resources.find(({ scope }) => scope === 'primary');
  const isPrimary = (object: UnknownObject) =>
    fieldOf(object, 'kind') === primary?.kind;
  const observe = (
    objects: readonly UnknownObject[],
    gaps: Readonly<Record<string, string>> = {},
  ): Observation => {
    const world = new EngineWorld(engine, objects, gaps);
    refuseProblems(engine, world.facts(namespace, name, now));
    return world.observe(namespace, name, now);
  };
  return [
    [
      'has an object of each of its resources to begin with',
      () => {
        const facts = new EngineWorld(engine, specimen.objects()).facts(
          namespace,
          name,
          now,
        );
        const missing = engine.resources.filter(({ id, scope }) => {
          const found =
            scope === 'shared' ? facts.allShared(id) : facts.members(id);
          return scope !== 'primary' && found.length === 0;
        });
        refuse(
          missing.length > 0,
          `the specimen has none of ${missing.map(({ id }) => id).join(', ')}`,
        );
        refuse(
          Object.keys(facts.primary).length === 0,
          'the specimen has no database',
        );
      },
    ],
    [
      'says which of its resources may not be read',
      () => {
        for (const { id, plural, scope } of engine.resources) {
          const observed =
            scope === 'primary'
              ? undefined
              : observe(specimen.objects(), { [id]: 'It is forbidden.' });
          refuse(
            scope === 'member' &&
              !observed?.gaps.some(({ resource }) => resource === plural),
            `${plural} may not be read, and nobody says so`,
          );
        }
      },
    ],
    [
      'answers when nothing but the object itself may be read',
      () => {
        const others = engine.resources.filter(
          ({ scope }) => scope !== 'primary',
        );
        const { phase } = observe(
          specimen.objects(),
          Object.fromEntries(others.map(({ id }) => [id, 'It is forbidden.'])),
        );
        refuse(phase === 'running', 'it runs, although nobody can know');
      },
    ],
    [
      'answers whichever of its resources may be read, and names the others',
      () => {
        const others = engine.resources.filter(
          ({ scope }) => scope !== 'primary',
        );
        assertProperty(
          fc.property(fc.subarray(others), forbidden => {
            const { gaps } = observe(
              specimen.objects(),
              Object.fromEntries(
                forbidden.map(({ id }) => [id, 'It is forbidden.']),
              ),
            );
            const unnamed = forbidden.filter(
              ({ scope, plural }) =>
                scope === 'member' &&
                !gaps.some(({ resource }) => resource === plural),
            );
            refuse(
              unnamed.length > 0,
              `nobody says that ${unnamed[0]?.plural} may not be read`,
            );
            const invented = gaps.filter(
              ({ resource }) =>
                !forbidden.some(({ plural }) => resource === plural),
            );
            refuse(
              invented.length > 0,
              `${invented[0]?.resource} may be read, and a gap is told`,
            );
          }),
          { numRuns: 200 },
        );
      },
    ],
    [
      'answers when the definition of any of its resources is missing, or of several',
      () => {
        const plurals = [
          ...new Set(
            engine.resources
              .filter(({ scope }) => scope !== 'primary')
              .map(({ plural }) => plural),
          ),
        ];
        const without = (missing: readonly string[]) =>
          observe(
            specimen
              .objects()
              .filter(
                object =>
                  !missing.some(plural =>
                    isOfPlural(fieldOf(object, 'kind'), plural),
                  ),
              ),
          );
        for (const plural of plurals) {
          const { gaps } = without([plural]);
          refuse(gaps.length > 0, `a gap without ${plural}`);
        }
        assertProperty(
          fc.property(fc.subarray(plurals), missing => {
            without(missing);
          }),
          { numRuns: 100 },
        );
      },
    ],
    [
      'answers when any of the objects, or all, are not there',
      () => {
        const count = specimen.objects().length;
        for (let gone = 0; gone < count; gone += 1) {
          observe(specimen.objects().filter((_, index) => index !== gone));
        }
        observe([]);
        observe(specimen.objects().filter(isPrimary));
      },
    ],
    [
      'sees that a database is being deleted',
      () => {
        const objects = specimen.objects().map(object =>
          isPrimary(object)
            ? {
                ...object,
                metadata: {
                  ...(object.metadata as object),
                  deletionTimestamp: new Date(now - 60_000).toISOString(),
                },
              }
            : object,
        );
        const { phase } = observe(objects);
        refuse(phase !== 'deleting', `the phase is ${phase}`);
      },
    ],
    [
      'says the same of a database with another name',
      () => {
        const other = `${name.slice(0, -1)}${name.endsWith('x') ? 'y' : 'x'}`;
        const renamed = (text: string) => text.split(name).join(other);
        const world = new EngineWorld(
          engine,
          JSON.parse(renamed(JSON.stringify(specimen.objects()))),
        );
        const expected = renamed(JSON.stringify(observe(specimen.objects())));
        const found = JSON.stringify(world.observe(namespace, other, now));
        refuse(
          found !== expected,
          `as ${other}: ${found}\nas ${name}: ${expected}`,
        );
      },
    ],
  ];
}
