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

import { everythingRule } from '../auth/PlaygroundUser';
import { ContractClient } from '../contract/ContractClient';
import { gadget, gadgetCrd, gadgetGroup } from '../contract/gadgets';
import { parseCrds } from '../crd/loadCrds';
import { createKubeCluster, KubeCluster } from '../KubeCluster';
import { serveKubeCluster, ServedKubeCluster } from './serveKubeCluster';

const gadgets = { group: gadgetGroup, version: 'v1', plural: 'gadgets' };
const path = `/apis/${gadgetGroup}/v1/namespaces/default/gadgets`;

describe('a served cluster', () => {
  let cluster: KubeCluster;
  let served: ServedKubeCluster;
  let client: ContractClient;

  beforeEach(async () => {
    cluster = createKubeCluster({
      name: 'faulty',
      crds: parseCrds(JSON.stringify(gadgetCrd)),
      users: [{ name: 'a', token: 't', groups: [], rules: [everythingRule] }],
    });
    served = await serveKubeCluster(cluster, {
      host: '127.0.0.1',
      port: 0,
      bookmarkIntervalMs: 30,
    });
    client = new ContractClient({
      url: served.url,
      ca: Buffer.from(served.caData, 'base64').toString('utf8'),
      adminToken: 't',
      limitedToken: '',
      limitedUser: '',
      limitedNamespace: '',
    });
  });

  afterEach(async () => {
    client.close();
    await served.close();
  });

  const make = (name: string) =>
    cluster.create(gadgets, gadget(name, {}, { namespace: 'default' }));

  it('says 429 as often as it is told to, with the time to wait', async () => {
    cluster.faults.tooManyRequests(2, 7);
    for (let time = 0; time < 2; time++) {
      const answer = await client.get(path);
      expect(answer.code).toBe(429);
      expect(answer.headers['retry-after']).toBe('7');
      expect(answer.body).toMatchObject({
        reason: 'TooManyRequests',
        details: { retryAfterSeconds: 7 },
      });
    }
    expect((await client.get(path)).code).toBe(200);
  });

  it('forbids one resource and no other', async () => {
    cluster.faults.forbid('gadgets');
    const answer = await client.get(path);
    expect(answer.body).toMatchObject({
      code: 403,
      reason: 'Forbidden',
      message: `gadgets.${gadgetGroup} is forbidden: User "a" cannot list resource "gadgets" in API group "${gadgetGroup}" in the namespace "default"`,
    });
    expect((await client.get('/api/v1/pods')).code).toBe(200);
    cluster.faults.allow('gadgets');
    expect((await client.get(path)).code).toBe(200);
  });

  it('lets tokens expire', async () => {
    cluster.faults.expireTokens();
    expect((await client.get(path)).code).toBe(401);
    cluster.faults.renewTokens();
    expect((await client.get(path)).code).toBe(200);
  });

  it('refuses connections', async () => {
    cluster.faults.refuse = true;
    await expect(client.get(path)).rejects.toThrow(/hang up|ECONNRESET/);
    cluster.faults.clear();
    expect((await client.get(path)).code).toBe(200);
  });

  it('hangs: takes requests and never answers, while the cluster goes on', async () => {
    const watch = await client.watch(`${path}?watch=true`);
    make('a');
    expect((await watch.next()).object.metadata.name).toBe('a');
    cluster.faults.hang = true;
    const hung = client.get(path).then(
      () => 'answered',
      () => 'closed',
    );
    // A watch falls silent too: what happens meanwhile is not told.
    make('b');
    // Behind the hung request on the way in, so it has had its turn when this one fails.
    const other = client.get('/version', { headers: { Connection: 'close' } });
    other.catch(() => undefined);
    await new Promise(resolve => setImmediate(resolve));
    cluster.faults.hang = false;
    make('c');
    expect((await watch.next()).object.metadata.name).toBe('c');
    await served.close();
    expect(await hung).toBe('closed');
  });

  it('drops watches in the middle', async () => {
    const watch = await client.watch(`${path}?watch=true`);
    make('a');
    expect((await watch.next()).type).toBe('ADDED');
    cluster.faults.dropWatches();
    expect(await watch.rest()).toEqual([]);
    expect((await client.get(path)).code).toBe(200);
  });

  it('forgets what is compacted: watches, continue tokens and exact lists get 410', async () => {
    make('a');
    make('b');
    const page = await client.get(`${path}?limit=1`);
    const revision = page.body.metadata.resourceVersion;
    make('c');
    cluster.store.compact();
    const watch = await client.watch(
      `${path}?watch=true&resourceVersion=${revision}`,
    );
    const [line] = await watch.rest();
    expect(line).toMatchObject({
      type: 'ERROR',
      object: { code: 410, reason: 'Expired' },
    });
    const next = await client.get(
      `${path}?limit=1&continue=${page.body.metadata.continue}`,
    );
    expect(next.body).toMatchObject({ code: 410, reason: 'Expired' });
    expect(next.body.message).toMatch(
      /^The provided continue parameter is too old/,
    );
    // The refusal carries a token with which the rest can be had, inconsistently.
    const rest = await client.get(
      `${path}?continue=${next.body.metadata.continue}`,
    );
    expect(rest.body).toMatchObject({
      items: [{ metadata: { name: 'b' } }, { metadata: { name: 'c' } }],
    });
    const exact = await client.get(
      `${path}?resourceVersion=${revision}&resourceVersionMatch=Exact`,
    );
    expect(exact.body).toMatchObject({ code: 410, reason: 'Expired' });
  });

  it('sends bookmarks now and then to those who want them', async () => {
    make('a');
    const watch = await client.watch(
      `${path}?watch=true&allowWatchBookmarks=true&resourceVersion=${cluster.store.revision}`,
    );
    cluster.create(
      { group: '', version: 'v1', plural: 'configmaps' },
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'other', namespace: 'default' },
      },
    );
    const revision = cluster.store.revision;
    for (;;) {
      const line = await watch.next();
      expect(line.type).toBe('BOOKMARK');
      // Bookmarks move on with the cluster, not only with the resource.
      if (Number(line.object.metadata.resourceVersion) === revision) {
        break;
      }
    }
  });

  it('answers logs in part, with times, and says what is wrong with a request', async () => {
    const pods = { group: '', version: 'v1', plural: 'pods' };
    cluster.create(pods, {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'p', namespace: 'default' },
      spec: {
        containers: [
          { name: 'a', image: 'a:1' },
          { name: 'b', image: 'b:1' },
        ],
      },
    });
    cluster.appendLog('default', 'p', 'a', ['first', 'second']);
    const log = (query: string) =>
      client.get(`/api/v1/namespaces/default/pods/p/log?${query}`);
    expect((await log('container=a')).text).toBe('first\nsecond\n');
    expect((await log('container=a&tailLines=1')).text).toBe('second\n');
    expect((await log('container=a&limitBytes=7')).text).toBe('first\ns');
    expect((await log('container=a&timestamps=true')).text).toMatch(
      /^\d{4}-\d\d-\d\dT[\d:.]+Z first\n/,
    );
    expect((await log('container=b')).text).toBe('');
    expect((await log('')).body.message).toBe(
      'a container name must be specified for pod p, choose one of: [a b]',
    );
    expect((await log('container=c')).body.message).toBe(
      'container c is not valid for pod p',
    );
    expect((await log('container=a&previous=true')).code).toBe(400);
  });

  it('speaks TLS that only its own authority vouches for', async () => {
    const stranger = new ContractClient({
      url: served.url,
      ca: '',
      adminToken: 't',
      limitedToken: '',
      limitedUser: '',
      limitedNamespace: '',
    });
    await expect(stranger.get('/version')).rejects.toThrow(/certificate/);
    stranger.close();
  });
});
