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

import { TestDatabases } from '@backstage/backend-test-utils';
import { Conformance } from '../__testUtils__/conformance';
import { ChangesWorld } from './__testUtils__/ChangesWorld';
import { storeOver } from './__testUtils__/storeOver';

const conformance = new Conformance();
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

/** What asks the Git host, with where the options are among its arguments. */
const METHODS = {
  getBranch: 2,
  getRepository: 1,
  readFile: 3,
  commitToNewBranch: 1,
  openPullRequest: 1,
  findPullRequest: 3,
  closePullRequest: 2,
  deleteBranch: 2,
} as const;

/** A world that notes the token of everything that is asked of its Git host. */
async function tokenWorld() {
  const knex = await databases.init('SQLITE_3');
  const store = await storeOver(knex);
  const world = await new ChangesWorld(store, conformance).start();
  const { git } = world.plan;
  const asked: Array<{ method: string; token: unknown }> = [];
  for (const [method, position] of Object.entries(METHODS)) {
    const name = method as keyof typeof METHODS;
    const original = git[name].bind(git) as (...args: unknown[]) => unknown;
    jest.spyOn(git, name).mockImplementation(((...args: unknown[]) => {
      const options = args[position] as { token?: string };
      expect(options).toHaveProperty('signal');
      asked.push({ method, token: options.token });
      return original(...args);
    }) as never);
  }
  return { world, knex, asked };
}

describe("a person's own token for a Git host", () => {
  it.each([
    ['Git.Example.ORG gho_of-jane', 'gho_of-jane'],
    ['git.example.org:8443 gho_of-jane', undefined],
    ['evil.example gho_of-jane', undefined],
    ['example.org gho_of-jane', undefined],
  ])('is sent to that host and no other: %s', async (header, token) => {
    const { world, knex, asked } = await tokenWorld();
    const headers = { 'X-Databases-Git-Token': header };
    const { body, status } = await world.resize(3, {}, headers);
    expect(status).toBe(201);
    const closed = await world.post(`/changes/${body.id}/close`, {}, headers);
    expect(closed.status).toBe(200);

    const methods = new Set(asked.map(({ method }) => method));
    for (const method of [
      'getBranch',
      'commitToNewBranch',
      'openPullRequest',
      'closePullRequest',
      'deleteBranch',
    ]) {
      expect(methods).toContain(method);
    }
    expect(new Set(asked.map(item => item.token))).toEqual(new Set([token]));

    // It is kept nowhere
    const tables = await knex('sqlite_master')
      .where({ type: 'table' })
      .select('name');
    const rows = await Promise.all(
      tables.map(({ name }) => knex(name).select()),
    );
    expect(JSON.stringify(rows)).toContain(body.id);
    expect(JSON.stringify(rows)).not.toContain('gho_of-jane');
    expect(
      JSON.stringify([
        world.auditor.createEvent.mock.calls.map(([{ meta }]) => meta),
        world.signals,
      ]),
    ).not.toContain('gho_of-jane');
  });

  it('keeps what it may read from those who may not', async () => {
    const { world, asked } = await tokenWorld();
    const resizeAs = (token: string) =>
      world.resize(
        3,
        {},
        { 'X-Databases-Git-Token': `git.example.org ${token}` },
      );
    await resizeAs('one');
    const before = asked.length;
    await resizeAs('two');
    expect(asked.slice(before).some(({ token }) => token === 'two')).toBe(true);
    expect(asked.slice(before).some(({ token }) => token === 'one')).toBe(
      false,
    );
  });
});
