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

import { Agent, request } from 'node:http';

/**
 * Opens the same watches as the reader, through the same proxy, from this process: what they then cost the backend is what the Kubernetes plugin holds for them.
 *
 * @param {{ url: string, headers: Record<string, string>, json(path: string): Promise<any> }} bench
 * @returns how many there are, and what closes them
 */
export async function holdWatches(bench) {
  const agent = new Agent({ keepAlive: true });
  const { items } = await bench.json('/api/bench/watch-paths');
  for (const watch of items) {
    const list = await send(bench, agent, watch, { limit: '1' });
    const text = await textOf(list);
    if (list.statusCode === 404) {
      // Not there: the reader watches it as little
      continue;
    }
    const { metadata } = JSON.parse(text);
    const response = send(bench, agent, watch, {
      watch: 'true',
      allowWatchBookmarks: 'true',
      timeoutSeconds: '3600',
      resourceVersion: metadata.resourceVersion,
    });
    // The proxy holds the head back until the first event.
    response.then(
      message => message.on('error', () => {}).resume(),
      () => {},
    );
  }
  return { watches: items.length, close: () => agent.destroy() };
}

function send(bench, agent, watch, query) {
  const url = new URL(`${bench.url}/api/kubernetes/proxy${watch.path}`);
  url.search = String(new URLSearchParams({ ...watch.query, ...query }));
  return new Promise((resolve, reject) => {
    request(
      url,
      {
        agent,
        headers: {
          ...bench.headers,
          accept: query.watch ? watch.accept : 'application/json',
          'accept-encoding': 'identity',
          'Backstage-Kubernetes-Cluster': watch.kubernetesCluster,
        },
      },
      resolve,
    )
      .on('error', reject)
      .end();
  });
}

async function textOf(message) {
  let text = '';
  for await (const chunk of message) {
    text += chunk;
  }
  return text;
}
