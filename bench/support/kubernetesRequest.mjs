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
import { Agent, request } from 'node:https';

/**
 * One request to a Kubernetes cluster of a benchmark's playground, with the token that the portal uses unless another is given.
 *
 * @param {{ url: string, caData: string, token: string, adminToken?: string }} cluster
 */
export async function kubernetesRequest(cluster, method, path, body) {
  const agent = new Agent({ ca: Buffer.from(cluster.caData, 'base64') });
  const response = await new Promise((resolve, reject) => {
    const sent = request(
      new URL(path, cluster.url),
      {
        agent,
        method,
        headers: {
          authorization: `Bearer ${cluster.adminToken ?? cluster.token}`,
          'content-type': 'application/merge-patch+json',
        },
      },
      resolve,
    );
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
  let text = '';
  for await (const chunk of response) {
    text += chunk;
  }
  agent.destroy();
  if (response.statusCode >= 300) {
    throw new Error(`${method} ${path}: ${response.statusCode} ${text}`);
  }
  return text;
}

/** How many requests the Kubernetes clusters have answered so far, as their own counter `apiserver_request_total` says. */
export async function countRequests(clusters) {
  let total = 0;
  for (const cluster of clusters) {
    const text = await kubernetesRequest(cluster, 'GET', '/metrics');
    for (const line of text.split('\n')) {
      if (line.startsWith('apiserver_request_total{')) {
        total += Number(line.slice(line.lastIndexOf(' ')));
      }
    }
  }
  return total;
}
