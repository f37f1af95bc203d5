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

import { mkdtemp, readFile, rm } from 'fs/promises';
import { request } from 'https';
import { tmpdir } from 'os';
import { join } from 'path';
import { parse } from 'yaml';
import { readArguments } from './options';
import { Playground, startPlayground } from './startPlayground';

describe('readArguments', () => {
  it('reads what is given and fills in the rest', () => {
    expect(readArguments(['--dir', 'd'])).toEqual({
      directory: 'd',
      speed: 1,
      seed: 1,
      engines: ['postgresql'],
      members: 3,
      heartbeatMs: 0,
      control: false,
      gitPort: 0,
    });
    expect(
      readArguments([
        '--dir',
        'd',
        '--bench',
        '25:200',
        '--speed',
        '10',
        '--engines',
        'mysql,postgresql',
      ]),
    ).toMatchObject({
      bench: { clusters: 25, databases: 200 },
      engines: ['mysql', 'postgresql'],
      speed: 10,
    });
  });

  it.each([
    [[], '--dir is missing'],
    [['--dir', 'd', '--speed', '0'], '--speed must be'],
    [['--dir', 'd', '--bench', '25'], '--bench must be'],
    [['--dir', 'd', '--bench', '25:x'], '--bench must be'],
    [['--dir', 'd', '--engines', 'oracle'], '--engines must be'],
    [['--dir', 'd', '--what'], '--what'],
  ])('refuses %p', (args, message) => {
    expect(() => readArguments(args)).toThrow(message);
  });
});

type Cluster = Readonly<Record<'url' | 'caData' | 'token', string>>;

function call(cluster: Cluster, path: string, method = 'GET') {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sent = request(
      `${cluster.url}${path}`,
      {
        method,
        ca: Buffer.from(cluster.caData, 'base64'),
        headers: { authorization: `Bearer ${cluster.token}` },
      },
      async response => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) {
          chunks.push(chunk);
        }
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString(),
        });
      },
    );
    sent.on('error', reject).end();
  });
}

describe('startPlayground', () => {
  let directory: string;
  let playground: Playground;
  const read = async (name: string) =>
    JSON.parse(await readFile(join(directory, name), 'utf8'));

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'playground-'));
    playground = await startPlayground(
      readArguments(['--dir', directory, '--bench', '2:3', '--control']),
      () => {},
    );
  });
  afterAll(async () => {
    await playground.stop();
    await rm(directory, { recursive: true });
  });

  const databases = '/apis/acid.zalan.do/v1/postgresqls';

  it('writes how the portal reaches each cluster, with a token that deletes nothing', async () => {
    const { clusters } = await read('portal.json');
    expect(clusters.map((cluster: { name: string }) => cluster.name)).toEqual([
      'bench-01',
      'bench-02',
    ]);
    const listed = await call(clusters[1], databases);
    expect(listed.status).toBe(200);
    expect(JSON.parse(listed.body).items).toHaveLength(3);
    const refused = await call(
      clusters[1],
      '/apis/acid.zalan.do/v1/namespaces/team-0/postgresqls/db-0',
      'DELETE',
    );
    expect(refused.status).toBe(403);
  });

  it('writes a kubeconfig with a context for each cluster', async () => {
    const text = await readFile(join(directory, 'kubeconfig'), 'utf8');
    expect(parse(text)).toMatchObject({
      'current-context': 'bench-01',
      contexts: [{ name: 'bench-01' }, { name: 'bench-02' }],
    });
    expect(playground.contexts).toHaveLength(2);
  });

  it('lets another process make one cluster misbehave, and well again', async () => {
    const [first, second] = (await read('portal.json')).clusters;
    const { url, adminToken } = await read('control.json');
    const setFault = (body: unknown) =>
      fetch(`${url}/faults`, { method: 'POST', body: JSON.stringify(body) });
    expect(
      (
        await setFault({
          cluster: 'bench-01',
          fault: 'forbid',
          resource: 'postgresqls',
        })
      ).status,
    ).toBe(200);
    const asAdmin = (cluster: typeof first) => ({
      ...cluster,
      token: adminToken,
    });
    expect((await call(asAdmin(first), databases)).status).toBe(403);
    expect((await call(asAdmin(second), databases)).status).toBe(200);
    await setFault({ cluster: 'bench-01', fault: 'none' });
    expect((await call(asAdmin(first), databases)).status).toBe(200);
    await setFault({ cluster: 'bench-01', fault: 'tooManyRequests' });
    expect((await call(asAdmin(first), databases)).status).toBe(429);
    await setFault({ cluster: 'bench-01', fault: 'none' });
    for (const wrong of [
      { cluster: 'nowhere', fault: 'hang' },
      { cluster: 'bench-01', fault: 'explode' },
      { cluster: 'bench-01', fault: 'forbid' },
      [],
    ]) {
      expect((await setFault(wrong)).status).toBe(400);
    }
  });
});

describe('the demo world', () => {
  let directory: string;
  let playground: Playground;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'playground-'));
    playground = await startPlayground(
      readArguments(['--dir', directory]),
      () => {},
    );
  }, 60_000);
  afterAll(async () => {
    await playground.stop();
    await rm(directory, { recursive: true });
  });

  it('has contexts of a developer who may do everything in one namespace, and nothing elsewhere', async () => {
    const config = parse(await readFile(join(directory, 'kubeconfig'), 'utf8'));
    expect(config['current-context']).toBe('prod-eu');
    expect(config.contexts.map(({ name }: { name: string }) => name)).toEqual([
      'prod-eu',
      'prod-us',
      'staging',
      'prod-eu-developer',
      'prod-us-developer',
      'staging-developer',
    ]);
    const named = (list: string) =>
      config[list].find(
        ({ name }: { name: string }) => name === 'prod-eu-developer',
      );
    expect(named('contexts').context).toMatchObject({ namespace: 'orders' });
    const { server, 'certificate-authority-data': caData } =
      named('clusters').cluster;
    const developer = { url: server, caData, token: named('users').user.token };
    const group = '/apis/acid.zalan.do/v1';
    const own = await call(developer, `${group}/namespaces/orders/postgresqls`);
    expect(own.status).toBe(200);
    expect(JSON.parse(own.body).items).not.toHaveLength(0);
    for (const path of ['/namespaces/payments/postgresqls', '/postgresqls']) {
      expect(await call(developer, `${group}${path}`)).toMatchObject({
        status: 403,
      });
    }
  });
});

describe('the Git host of the demo world', () => {
  it('is reached as portal.json says, by the portal and by people', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'playground-'));
    const playground = await startPlayground(
      readArguments(['--dir', directory]),
      () => {},
    );
    const { git } = JSON.parse(
      await readFile(join(directory, 'portal.json'), 'utf8'),
    );
    const get = (path: string, authorization: string) =>
      fetch(`${git.apiUrl}${path}`, { headers: { authorization } });
    const bot = await get('/repos/platform/databases', `token ${git.token}`);
    expect(await bot.json()).toMatchObject({
      html_url: git.repository,
      permissions: { admin: false, push: true, pull: true },
    });
    const main = await get(
      '/repos/platform/databases/branches/main',
      `token ${git.token}`,
    );
    expect(await main.json()).toMatchObject({
      protected: true,
      user_can_push: false,
      user_can_merge: false,
    });
    for (const { name, password } of git.users) {
      const basic = Buffer.from(`${name}:${password}`).toString('base64');
      const person = await get(
        '/repos/platform/databases/branches/main',
        `Basic ${basic}`,
      );
      expect(await person.json()).toMatchObject({
        user_can_push: false,
        user_can_merge: true,
      });
    }
    expect(git.host).toBe(new URL(git.url).host);
    await playground.stop();
    await rm(directory, { recursive: true });
  }, 60_000);
});

describe('a machine without git', () => {
  it('shows the world all the same, and says what is missing', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'playground-'));
    const path = process.env.PATH;
    process.env.PATH = directory;
    const said: string[] = [];
    let playground: Playground | undefined;
    try {
      playground = await startPlayground(
        readArguments(['--dir', directory]),
        line => said.push(line),
      );
    } finally {
      process.env.PATH = path;
    }
    const { git, gitProblem, clusters } = JSON.parse(
      await readFile(join(directory, 'portal.json'), 'utf8'),
    );
    await playground.stop();
    await rm(directory, { recursive: true });
    expect(playground.git).toBeUndefined();
    expect(git).toBeUndefined();
    expect(gitProblem).toMatch(/needs git 2\.38 or newer on the PATH/);
    expect(said).toContain(gitProblem);
    expect(clusters).toHaveLength(3);
  }, 60_000);
});
