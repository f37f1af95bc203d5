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

import { GithubCredentialsProvider } from '@backstage/integration';
import { TestClock } from '../../__testUtils__/TestClock';
import { FakeGithub } from '../contract/__testUtils__/github/FakeGithub';
import { GithubDescription } from '../contract/__testUtils__/github/GithubDescription';
import { MemoryForge, MemoryWorld } from '../contract/__testUtils__/memory';
import { needObjects } from '../contract/__testUtils__/need';
import { openChange } from '../contract/openChange';
import { failure, options } from '../contract/support';
import { createGithubHost } from './createGithubHost';

const description = new GithubDescription();
const PROTECTION =
  'GET /repos/{owner}/{repo}/branches/{branch}/protection/required_pull_request_reviews';
const refused = { message: 'Resource not accessible by integration' };

function setUp(credentials?: GithubCredentialsProvider) {
  const forge = new MemoryForge();
  const github = new FakeGithub(forge, description);
  const world = new MemoryWorld(forge, {
    host: 'github.com',
    fetch: github.fetch,
    createHost: ({ token, fetch }) =>
      createGithubHost(
        { host: 'github.com' },
        {
          fetch,
          clock: new TestClock(),
          credentials: credentials ?? {
            getCredentials: async () => ({ token, type: 'token' }),
          },
        },
      ),
  });
  return { forge, github, world };
}

describe('githubForge', () => {
  it('reads files that are too large for the first answer', async () => {
    const { github, world } = setUp();
    const text = 'a: 1\n';
    const repository = await world.createRepository({ 'a.yaml': text });
    const host = world.createHost();
    const file = await host.readFile(repository, 'a.yaml', 'main', options());
    github.overrides.set('GET /repos/{owner}/{repo}/contents/{path}', [
      200,
      {
        ...description.example(
          'GET /repos/{owner}/{repo}/contents/{path}',
          'response-if-content-is-a-file',
        ),
        sha: file?.sha,
        size: 2_000_000,
        encoding: 'none',
        content: '',
      },
    ]);
    expect(
      await host.readFile(repository, 'a.yaml', 'main', options()),
    ).toEqual(file);
    expect(github.used).toContain(
      'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
    );
    expect(github.violations).toEqual([]);
  });

  it('refuses a link, and what is no text', async () => {
    const { github, world } = setUp();
    const repository = await world.createRepository({ 'a.yaml': 'a: 1\n' });
    const host = world.createHost();
    const name = 'GET /repos/{owner}/{repo}/contents/{path}';
    const link = description.example(name, 'response-if-content-is-a-symlink');
    github.overrides.set(name, [200, link]);
    await expect(
      host.readFile(repository, 'a.yaml', 'main', options()),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('a.yaml is a link to'),
    });
    const file = description.example(name, 'response-if-content-is-a-file');
    github.overrides.set(name, [200, { ...file, content: 'gIGCgw==' }]);
    await expect(
      host.readFile(repository, 'a.yaml', 'main', options()),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: 'The file a.yaml is not UTF-8 text.',
    });
  });

  describe('what a file is besides its content', () => {
    const files = {
      'deploy/orders.yaml': 'size: 1\n',
      'deploy/run.yaml': 'size: 1\n',
      'keep.yaml': 'keep: 1\n',
    };

    async function commit(modes: Readonly<Record<string, string>>) {
      const { forge, github, world } = setUp();
      const repository = await world.createRepository(files);
      const [memory] = forge.repositories.values();
      Object.entries(modes).forEach(([path, mode]) =>
        memory.modes.set(path, mode),
      );
      const made = world.createHost().commitToNewBranch(
        {
          repository,
          branch: 'databases/resize-orders-1a2b',
          baseBranch: 'main',
          baseSha: await world.headOfMain(repository),
          message: 'Resize orders',
          files: [
            { path: 'deploy/orders.yaml', content: 'size: 2\n' },
            { path: 'deploy/run.yaml', content: 'size: 2\n' },
            { path: 'deploy/new/more.yaml', content: 'size: 2\n' },
            { path: 'keep.yaml', content: undefined },
          ],
        },
        options(),
      );
      return { made, memory, github };
    }

    it('stays as it is', async () => {
      const { made, memory, github } = await commit({
        'deploy/run.yaml': '100755',
        'deploy/other.yaml': '120000',
      });
      await made;
      expect([...memory.modes]).toEqual([
        ['deploy/run.yaml', '100755'],
        ['deploy/other.yaml', '120000'],
        ['deploy/orders.yaml', '100644'],
        ['deploy/new/more.yaml', '100644'],
        ['keep.yaml', '100644'],
      ]);
      expect(github.violations).toEqual([]);
    });

    it('is not a link, which would be lost', async () => {
      const { made, memory } = await commit({ 'deploy/run.yaml': '120000' });
      await expect(made).rejects.toMatchObject({
        name: 'InputError',
        message:
          'deploy/run.yaml is a link, or behind one: name the file itself.',
      });
      expect([...memory.branches.keys()]).toEqual(['main']);
    });

    it('cannot be told where GitHub does not list all of a folder', async () => {
      const { github, world } = setUp();
      const repository = await world.createRepository({ 'a.yaml': 'a: 1\n' });
      const name = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}';
      github.overrides.set(name, [
        200,
        { ...description.example(name), truncated: true },
      ]);
      await expect(
        world.createHost().commitToNewBranch(
          {
            repository,
            branch: 'databases/resize-a-1a2b',
            baseBranch: 'main',
            baseSha: await world.headOfMain(repository),
            message: 'Resize a',
            files: [{ path: 'a.yaml', content: 'a: 2\n' }],
          },
          options(),
        ),
      ).rejects.toMatchObject({
        message: expect.stringContaining('cannot be told'),
      });
    });
  });

  it('tells what the credentials do not show', async () => {
    const { github, world } = setUp();
    const { read } = await openChange(world);
    github.overrides.set('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', [
      403,
      refused,
    ]);
    const pullRequest = await read();
    expect(pullRequest?.problems).toEqual([
      'GitHub does not show the checks of apps and workflows: it answered 403.',
    ]);
    expect(pullRequest?.checks).toEqual({ state: 'none', items: [] });
    expect(github.violations).toEqual([]);
  });

  it('reads what the older branch protection asks for, where it may', async () => {
    const { github, world } = setUp();
    const { read } = await openChange(world);
    const branch = 'GET /repos/{owner}/{repo}/branches/{branch}';
    github.overrides.set(branch, [
      200,
      { ...description.example(branch), protected: true },
    ]);
    // The example's teams lack what the description demands.
    const { dismissal_restrictions, ...protection } =
      description.example(PROTECTION);
    github.overrides.set(PROTECTION, [
      200,
      {
        ...protection,
        required_approving_review_count: 2,
      },
    ]);
    expect((await read())?.reviews).toMatchObject({
      required: 2,
      state: 'waiting',
    });

    github.overrides.set(PROTECTION, [403, refused]);
    const hidden = await read();
    expect(hidden?.reviews).not.toHaveProperty('required');
    expect(hidden?.reviews.state).toBe('waiting');
    expect(github.violations).toEqual([]);
  });

  it('does not know about conflicts while GitHub looks for them', async () => {
    const { github, world } = setUp();
    const { read } = await openChange(world);
    const name = 'GET /repos/{owner}/{repo}/pulls/{pull_number}';
    const { requested_teams, ...pull } = description.example(name);
    github.overrides.set(name, [
      200,
      {
        ...pull,
        number: 1,
        requested_teams: [],
        merged: false,
        mergeable: null,
      },
    ]);
    expect((await read())?.mergeable).toBe('unknown');
    expect(github.violations).toEqual([]);
  });

  it.each([
    [
      new Error('No app installation found for acme in 1'),
      'NotAllowedError',
      /GitHub App has no access to acme\/databases-1: install it for acme/,
    ],
    [
      Object.assign(new Error('Integration not found'), {
        status: 404,
        response: {},
      }),
      'NotFoundError',
      /Integration not found/,
    ],
    [
      new Error('getaddrinfo ENOTFOUND api.github.com'),
      'ServiceUnavailableError',
      /gave the portal no credentials/,
    ],
  ])('says why an app has no token: %s', async (error, name, message) => {
    const { world } = setUp({
      getCredentials: async () => {
        throw error;
      },
    });
    const repository = await world.createRepository({ 'a.yaml': 'a: 1\n' });
    await expect(
      world.createHost().getRepository(repository, options()),
    ).rejects.toMatchObject({ name, message: expect.stringMatching(message) });
  });

  it('does not wait for ever for the token of an app', async () => {
    const clock = new TestClock();
    const host = createGithubHost(
      { host: 'github.com' },
      {
        clock,
        fetch: async () => new Response('{}'),
        credentials: { getCredentials: () => new Promise(() => {}) },
      },
    );
    const { world } = setUp();
    const repository = await world.createRepository({ 'a.yaml': 'a: 1\n' });
    const answer = failure(host.getRepository(repository, options()));
    await clock.advance(20_000);
    expect(await answer).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('within 20 seconds'),
    });
  });

  it('reads every page of the commit statuses', async () => {
    const pages: string[] = [];
    const name = 'GET /repos/{owner}/{repo}/commits/{ref}/status';
    const example = description.example(name);
    const [shown] = needObjects(example, 'statuses');
    const forge = new MemoryForge();
    const github = new FakeGithub(forge, description);
    const world = new MemoryWorld(forge, {
      host: 'github.com',
      fetch: github.fetch,
      createHost: ({ token, fetch }) =>
        createGithubHost(
          { host: 'github.com' },
          {
            clock: new TestClock(),
            credentials: {
              getCredentials: async () => ({ token, type: 'token' }),
            },
            fetch: async (input, init) => {
              const { pathname, searchParams } = new URL(String(input));
              if (!/\/commits\/[^/]+\/status$/.test(pathname)) {
                return fetch(input, init);
              }
              const page = searchParams.get('page') ?? '1';
              pages.push(page);
              const length = page === '1' ? 100 : 1;
              const state = page === '1' ? 'success' : 'failure';
              return Response.json({
                ...example,
                total_count: 101,
                statuses: Array.from({ length }, (_, i) => ({
                  ...shown,
                  context: `${page}-${i}`,
                  state,
                })),
              });
            },
          },
        ),
    });
    const { read } = await openChange(world);
    pages.length = 0;
    const pullRequest = await read();
    expect(pages).toEqual(['1', '2']);
    expect(pullRequest?.checks.state).toBe('failed');
  });
});
