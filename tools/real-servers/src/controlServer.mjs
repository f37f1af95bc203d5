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

import { createServer } from 'node:http';
import { once } from 'node:events';

/**
 * An HTTP endpoint through which a test does to the cluster what it cannot do
 * by the Kubernetes API:
 *
 * - POST /compact: etcd forgets all revisions but the newest. Answers
 *   {revision}. The API server remembers many by itself.
 * - POST /restart-apiserver: cuts every connection; answers when it is ready
 *   again.
 * - POST /forget: both, so that a watch from an older resourceVersion and an
 *   older `continue` get 410. Answers {revision}.
 * - POST /rotate-token: the reader's token stops being valid, from a restart
 *   of the API server on; answers {token}, the new one.
 *
 * @param {import('./world.mjs').World} world
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startControlServer(world) {
  /** @type {Record<string, () => Promise<unknown>>} */
  const actions = {
    '/compact': () => compact(world.kubernetes),
    '/restart-apiserver': async () => {
      await world.kubernetes.restartApiServer();
      return {};
    },
    '/forget': async () => {
      const answer = await compact(world.kubernetes);
      await world.kubernetes.restartApiServer();
      return answer;
    },
    '/rotate-token': async () => ({ token: await world.rotateReaderToken() }),
  };
  const server = createServer((request, response) => {
    const action = request.method === 'POST' && actions[request.url ?? ''];
    Promise.resolve(action ? action() : undefined)
      .then(
        body => (body ? [200, body] : [404, { message: 'no such action' }]),
        error => [500, { message: error.message }],
      )
      .then(([status, body]) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body));
      });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise(done => server.close(done));
    },
  };
}

/**
 * Compacts etcd up to now, and writes once so that there is a newer revision.
 *
 * @param {import('./kubernetes.mjs').RunningKubernetes} kubernetes
 */
async function compact({ etcdUrl, client }) {
  /** @param {string} path
   *  @param {unknown} body */
  const etcd = async (path, body) => {
    const response = await fetch(`${etcdUrl}${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (!response.ok) {
      throw new Error(`etcd answered ${response.status}: ${answer.message}`);
    }
    return answer;
  };
  await client.apply('/api/v1/namespaces/default/configmaps/compaction', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'compaction', namespace: 'default' },
    data: { at: new Date().toISOString() },
  });
  const key = Buffer.from('compaction').toString('base64');
  const { header } = await etcd('/v3/kv/range', { key });
  await etcd('/v3/kv/compaction', {
    revision: header.revision,
    physical: true,
  });
  return { revision: header.revision };
}
