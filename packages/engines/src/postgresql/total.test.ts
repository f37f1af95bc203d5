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

import { Facts } from '@database-platform/plugin-databases-common';
import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../json';
import { Json, now } from '../kubernetes/__testUtils__/json';
import { Fixture } from './__testUtils__/Fixture';
import { World } from '../kubernetes/__testUtils__/World';
import { createPostgresqlEngine } from './createPostgresqlEngine';

const engine = createPostgresqlEngine();

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
function places(value: unknown, path: string[] = []): string[][] {
  if (!isObject(value) && !Array.isArray(value)) {
    return [path];
  }
  return [
    ...(path.length > 0 ? [path] : []),
    ...Object.entries(value).flatMap(([key, entry]) =>
      places(entry, [...path, key]),
    ),
  ];
}

function replaceAt(value: unknown, path: readonly string[], by: unknown) {
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

/** A world in many states, with everything that the engine reads. */
function fullFixture(): Fixture {
  const fixture = new Fixture()
    .spec(['connectionPooler'], { mode: 'session' })
    .spec(['preparedDatabases'], { mart: { defaultUsers: true } })
    .spec(['standby'], { standby_host: 'elsewhere' })
    .spec(['env'], [{ name: 'WAL_S3_BUCKET', value: 'backups' }]);
  fixture.pooler(1);
  fixture.operator({ min_instances: 1, max_instances: 2 });
  fixture.event('Warning', 'Sync', 'could not sync');
  fixture.breakPod(2, 'Unschedulable', 'no room');
  return fixture;
}

const broken = /undefined|NaN|\[object/;

/** What must hold for every observation, and does not hold for this one. */
function problemsOf(facts: Facts): string[] {
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

describe('the engine is total', () => {
  it('project and databaseOf read any JSON without an error', () => {
    fc.assert(
      fc.property(anything, fc.nat(engine.resources.length - 1), (value, i) => {
        const resource = engine.resources[i];
        const object = isObject(value) ? value : { spec: value };
        resource.databaseOf?.(object);
        const fact = resource.project(object);
        expect(JSON.parse(JSON.stringify(fact ?? {}))).toEqual(fact ?? {});
      }),
      { numRuns: 600 },
    );
  });

  it('observe answers for facts of any JSON', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('primary', ...ids()), fc.array(anything)),
        fc.maxSafeInteger(),
        (all, time) => {
          const list = (id: string) => (all[id] ?? []).filter(isObject);
          const problems = problemsOf({
            namespace: 'payments',
            name: 'ledger',
            now: Math.abs(time) % 8.64e15,
            primary: list('primary')[0] ?? {},
            members: list,
            shared: id => list(id)[0],
            allShared: list,
            gap: () => undefined,
          });
          expect(problems).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('observe answers for objects like the real ones with anything in a few places', () => {
    const all = fullFixture().objects();
    const everywhere = places(all);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(everywhere.length - 1), anything), {
          minLength: 1,
          maxLength: 6,
        }),
        changes => {
          const objects = fullFixture().objects();
          for (const [place, value] of changes) {
            replaceAt(objects, everywhere[place], value);
          }
          const world = new World(engine, objects.filter(isObject));
          expect(problemsOf(world.facts('payments', 'ledger', now))).toEqual(
            [],
          );
        },
      ),
      { numRuns: 600 },
    );
  });

  it('observe answers for facts like the real ones with anything in a few places', () => {
    const fixture = fullFixture();
    const facts = () =>
      new World(engine, fixture.objects()).facts('payments', 'ledger', now);
    const copies = () => {
      const original = facts();
      const members = Object.fromEntries(
        ids().map(id => [id, [...original.members(id)]]),
      );
      const shared = Object.fromEntries(
        ids().map(id => [id, [...original.allShared(id)]]),
      );
      return { primary: original.primary, members, shared };
    };
    const everywhere = places(copies()).filter(path => path.length > 1);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(everywhere.length - 1), anything), {
          minLength: 1,
          maxLength: 6,
        }),
        changes => {
          const copy = copies();
          for (const [place, value] of changes) {
            replaceAt(copy, everywhere[place], value);
          }
          const list = (value: unknown) =>
            Array.isArray(value) ? value.filter(isObject) : [];
          const problems = problemsOf({
            ...facts(),
            primary: isObject(copy.primary) ? copy.primary : {},
            members: id => list(copy.members[id]),
            allShared: id => list(copy.shared[id]),
          });
          expect(problems).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });
});

function ids(): string[] {
  return engine.resources.map(resource => resource.id);
}
