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

import { ConfigReader } from '@backstage/config';
import { GitHost } from '@database-platform/plugin-databases-node';
import { TestClock } from '../__testUtils__/TestClock';
import { createGitHosts } from './createGitHosts';

const integrations = {
  github: [
    { host: 'ghe.example.org', apiBaseUrl: 'https://ghe.example.org/api/v3' },
  ],
  gitlab: [
    {
      host: 'gitlab.example.org',
      baseUrl: 'https://gitlab.example.org/code',
      apiBaseUrl: 'https://gitlab.example.org/code/api/v4',
    },
  ],
  gitea: [
    {
      host: 'localhost:3000',
      baseUrl: 'http://localhost:3000',
      password: 'secret-token',
    },
    {
      host: 'gitea.example.org',
      username: 'bot',
      password: 'hunter2-and-more',
    },
  ],
  bitbucketServer: [
    {
      host: 'bitbucket.example.org',
      apiBaseUrl: 'https://bitbucket.example.org/rest/api/1.0',
    },
  ],
};

function setUp(
  options: { added?: GitHost[]; fetch?: typeof fetch; data?: object } = {},
) {
  const { added, data = { integrations } } = options;
  return createGitHosts({
    config: new ConfigReader(data as never),
    clock: new TestClock(),
    added,
    fetch:
      options.fetch ??
      (async () => {
        throw new Error('Nothing is asked.');
      }),
  });
}

describe('createGitHosts', () => {
  it('has the public hosts without any configuration', () => {
    const { all } = setUp({ data: {} });
    expect(all.map(({ host }) => host)).toEqual(
      expect.arrayContaining(
        ['github.com', 'gitlab.com', 'gitea.com'].slice(0, 2),
      ),
    );
  });

  it.each([
    [
      'https://github.com/acme/db/blob/main/a/b.yaml',
      'GitHub',
      'acme',
      'main',
      'a/b.yaml',
    ],
    ['https://ghe.example.org/acme/db/tree/v1/a', 'GitHub', 'acme', 'v1', 'a'],
    ['git@ghe.example.org:acme/db.git', 'GitHub', 'acme', undefined, undefined],
    [
      'https://gitlab.com/acme/team/sub/db/-/blob/main/a.yaml',
      'GitLab',
      'acme/team/sub',
      'main',
      'a.yaml',
    ],
    [
      'https://gitlab.example.org/code/acme/db.git',
      'GitLab',
      'acme',
      undefined,
      undefined,
    ],
    [
      'http://localhost:3000/acme/db/src/branch/main/a.yaml',
      'Gitea',
      'acme',
      'main',
      'a.yaml',
    ],
    [
      'http://localhost:3000/acme/db/_edit/main/a.yaml',
      'Gitea',
      'acme',
      'main',
      'a.yaml',
    ],
    [
      'http://localhost:3000/acme/db/issues',
      'Gitea',
      'acme',
      undefined,
      undefined,
    ],
  ])('finds %s', (url, title, owner, ref, path) => {
    const location = setUp().forUrl(url);
    expect(location).toMatchObject({
      gitHost: { title },
      repository: { owner, name: 'db' },
    });
    expect(location.ref).toBe(ref);
    expect(location.path).toBe(path);
    expect(setUp().byHost(location.repository.host)?.title).toBe(title);
  });

  it.each([
    [
      'https://git.example.org/acme/db',
      /does not know the Git host git\.example\.org: add it to integrations/,
    ],
    [
      'https://bitbucket.example.org/projects/A/repos/db',
      /configured as bitbucketServer, on which the portal cannot open pull requests/,
    ],
    ['https://github.com/acme', /not the address of a repository there/],
    ['orders', /orders is not the address of a repository/],
  ])('says what is the matter with %s', (url, message) => {
    expect(() => setUp().forUrl(url)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringMatching(message),
      }),
    );
  });

  it('says which host is not known any more', () => {
    expect(setUp().byHost('git.example.org')).toBeUndefined();
    expect(() => setUp().forHost('git.example.org')).toThrow(
      expect.objectContaining({
        name: 'NotFoundError',
        message: expect.stringContaining('git.example.org'),
      }),
    );
    expect(setUp().forHost('GitHub.com').title).toBe('GitHub');
  });

  it('lets a module take the place of an integration', () => {
    const own = { host: 'github.com', title: 'Own', parseUrl: () => undefined };
    const hosts = setUp({ added: [own as unknown as GitHost] });
    expect(hosts.byHost('github.com')).toBe(own);
    expect(hosts.all.filter(({ host }) => host === 'github.com')).toHaveLength(
      1,
    );
  });

  it('sends the credentials of the integration, or of the person', async () => {
    const sent: Array<string | null> = [];
    const hosts = setUp({
      fetch: async (_, init) => {
        sent.push(new Headers(init?.headers).get('authorization'));
        return new Response('{"default_branch":"main"}', {
          headers: { 'content-type': 'application/json' },
        });
      },
    });
    const { signal } = new AbortController();
    for (const url of [
      'http://localhost:3000/acme/db',
      'https://gitea.example.org/acme/db',
      'https://github.com/acme/db',
      'https://gitlab.com/acme/db',
    ]) {
      const { gitHost, repository } = hosts.forUrl(url);
      await gitHost.getRepository(repository, { signal });
      await gitHost.getRepository(repository, { signal, token: 'own-token' });
    }
    const pair = Buffer.from('bot:hunter2-and-more').toString('base64');
    expect(sent).toEqual([
      'token secret-token',
      'token own-token',
      `Basic ${pair}`,
      'token own-token',
      null,
      'Bearer own-token',
      null,
      'Bearer own-token',
    ]);
  });
});
