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

import { ScriptedTransport } from '../__testUtils__/ScriptedTransport';
import { ResourceDiscovery } from './ResourceDiscovery';

const things = {
  group: 'example.org',
  versions: ['v2', 'v1'],
  plural: 'things',
};

describe('ResourceDiscovery', () => {
  const { signal } = new AbortController();

  function start() {
    const transport = new ScriptedTransport();
    return { transport, discovery: new ResourceDiscovery(transport, 'prod') };
  }

  it('finds the best version that is served, and remembers it', async () => {
    const { transport, discovery } = start();
    const first = discovery.find(things, signal);
    const other = discovery.find({ ...things, plural: 'others' }, signal);
    const v2 = await transport.next();
    expect(v2.request.path).toBe('/apis/example.org/v2');
    v2.respond(404, '404 page not found');
    const v1 = await transport.next();
    expect(v1.request.path).toBe('/apis/example.org/v1');
    v1.respond(200, {
      resources: [
        { name: 'things', namespaced: true },
        { name: 'things/status' },
      ],
    });
    expect(await first).toEqual({ version: 'v1', namespaced: true });
    expect(await other).toBeUndefined();
    expect(await discovery.find(things, signal)).toBeDefined();
    expect(await transport.waiting()).toBe(0);
  });

  it('asks again when told to, and after a failure', async () => {
    const { transport, discovery } = start();
    const one = { ...things, versions: ['v1'] };
    const first = discovery.find(one, signal);
    (await transport.next()).respond(500, { message: 'etcd is gone' });
    await expect(first).rejects.toThrow('etcd is gone');
    const second = discovery.find(one, signal);
    (await transport.next()).respond(404, '');
    expect(await second).toBeUndefined();
    const third = discovery.find(one, signal, true);
    (await transport.next()).respond(200, {
      resources: [{ name: 'things', namespaced: false }],
    });
    expect(await third).toEqual({ version: 'v1', namespaced: false });
  });

  it('assumes the best when it may not ask, and does not ask for what every Kubernetes cluster serves', async () => {
    const { transport, discovery } = start();
    const things2 = discovery.find(things, signal);
    (await transport.next()).respond(403, { message: 'no' });
    expect(await things2).toEqual({ version: 'v2', namespaced: true });
    const nodes = discovery.find(
      { group: '', versions: ['v1'], plural: 'nodes', clusterScoped: true },
      signal,
    );
    expect(await nodes).toEqual({ version: 'v1', namespaced: false });
    expect(await transport.waiting()).toBe(0);
  });
});
