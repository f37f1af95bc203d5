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

import { TestClock } from '../../__testUtils__/TestClock';
import { createGiteaHost } from './createGiteaHost';

const pull = {
  number: 7,
  html_url: 'https://git.example.org/acme/databases/pulls/7',
  title: 'Resize orders-db',
  body: '',
  state: 'open',
  merged: false,
  mergeable: true,
  created_at: '2025-12-01T00:00:00+01:00',
  updated_at: '2025-12-01T00:00:00+01:00',
  base: { label: 'main', repo_id: 1 },
  head: { label: 'databases/resize', sha: 'a'.repeat(40), repo_id: 1 },
};

/** Answers by the end of the path; a list is answered one after the other, the last one again and again. */
function setUp(answers: Readonly<Record<string, readonly unknown[]>>) {
  const clock = new TestClock();
  const asked: string[] = [];
  const left = new Map(
    Object.entries(answers).map(([path, list]) => [path, [...list]]),
  );
  const host = createGiteaHost(
    { host: 'git.example.org', baseUrl: 'https://git.example.org' },
    {
      clock,
      fetch: async input => {
        const { pathname } = new URL(String(input));
        const path = pathname.replace('/api/v1/repos/acme/databases', '');
        asked.push(path);
        const list = left.get(path) ?? [{ message: 'not found' }];
        const answer = list.length > 1 ? list.shift() : list[0];
        return typeof answer === 'string'
          ? new Response(answer)
          : new Response(JSON.stringify(answer), {
              status: left.has(path) ? 200 : 404,
            });
      },
    },
  );
  const repository = host.parseUrl(
    'https://git.example.org/acme/databases',
  )!.repository;
  const { signal } = new AbortController();
  return { clock, asked, host, repository, signal };
}

const rest = {
  '/pulls/7/reviews': [[]],
  [`/commits/${'a'.repeat(40)}/status`]: [{ statuses: null }],
  '/branches/main': [{ commit: { id: 'b'.repeat(40) } }],
};

describe('giteaForge', () => {
  it.each([
    ['yes', [{ ...pull, mergeable: false }, pull], 2],
    ['conflict', [{ ...pull, mergeable: false }], 3],
    ['unknown', [{ ...pull, mergeable: false, draft: true }], 1],
    ['yes', [pull], 1],
  ])(
    'asks again before it says that there is a conflict: %s',
    async (mergeable, answers, times) => {
      const { clock, asked, host, repository, signal } = setUp({
        ...rest,
        '/pulls/7': answers,
      });
      const answer = host.getPullRequest(repository, 7, { signal });
      await clock.advance(5000);
      expect((await answer)?.mergeable).toBe(mergeable);
      expect(asked.filter(path => path === '/pulls/7')).toHaveLength(times);
    },
  );

  it.each([
    ['<html>Sign in</html>', /answered with something that is not JSON/],
    [
      { hello: 'world' },
      /answered in a way that is not Gitea's \(default_branch: Required\)/,
    ],
  ])('says that something else answers: %j', async (answer, message) => {
    const { host, repository, signal } = setUp({ '': [answer] });
    await expect(
      host.getRepository(repository, { signal }),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(message),
    });
  });

  it('reads every page of the checks', async () => {
    const status = (context: string, state: string) => ({
      context,
      status: state,
    });
    const { asked, host, repository, signal } = setUp({
      ...rest,
      '/pulls/7': [pull],
      [`/commits/${'a'.repeat(40)}/status`]: [
        {
          statuses: Array.from({ length: 50 }, (_, i) =>
            status(`check ${i}`, 'success'),
          ),
        },
        { statuses: [status('last', 'failure')] },
      ],
    });
    const answer = await host.getPullRequest(repository, 7, { signal });
    expect(answer?.checks.state).toBe('failed');
    expect(answer?.checks.items).toHaveLength(51);
    expect(asked.filter(path => path.endsWith('/status'))).toHaveLength(2);
  });
});
