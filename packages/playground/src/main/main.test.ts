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
import { readArguments } from './options';
import { Playground, startPlayground } from './startPlayground';

describe('readArguments', () => {
  it('reads what is given and fills in the rest', () => {
    expect(readArguments(['--dir', 'd'])).toEqual({
      directory: 'd',
      speed: 1,
      seed: 1,
      members: 3,
      heartbeatMs: 0,
      control: false,
    });
    expect(
      readArguments(['--dir', 'd', '--bench', '25:200', '--speed', '10']),
    ).toMatchObject({
      bench: { clusters: 25, databases: 200 },
      speed: 10,
    });
  });

  it.each([
    [[], '--dir is missing'],
    [['--dir', 'd', '--speed', '0'], '--speed must be'],
    [['--dir', 'd', '--bench', '25'], '--bench must be'],
    [['--dir', 'd', '--bench', '25:x'], '--bench must be'],
    [['--dir', 'd', '--what'], '--what'],
  ])('refuses %p', (args, message) => {
    expect(() => readArguments(args)).toThrow(message);
  });
});

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

  const call = (
    cluster: { url: string; caData: string; token: string },
    path: string,
    method = 'GET',
  ) =>
    new Promise<{ status: number; body: string }>((resolve, reject) => {
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
  const databases = '/apis/acid.zalan.do/v1/postgresqls';

  it('writes how the portal reaches each cluster, with a token that only reads', async () => {
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
    expect(text).toContain('current-context: bench-01');
    expect(text).toContain('name: bench-02');
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
