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
/**
 * Asks the portal what it sees, once its watches have settled: how many databases, and which reading the Kubernetes clusters refuse.
 *
 * @param {string} apiUrl the address of the backend
 * @returns {Promise<{ databases: number, problems: string[] }>}
 */
export async function inspect(apiUrl) {
  const headers = { authorization: `Bearer ${await guestToken(apiUrl)}` };
  const get = async path => {
    const response = await fetch(`${apiUrl}/api/databases${path}`, {
      headers,
      signal: AbortSignal.timeout(5000),
    });
    if (!response.ok) {
      throw new Error(`${path} answers ${response.status}`);
    }
    return response.json();
  };
  const sources = await settledSources(() => get('/sources'));
  const { totals } = await get('/databases?limit=1');
  return { databases: totals.databases, problems: problemsOf(sources) };
}

/** The watches when none is connecting any more, or as they are after 15 seconds. */
async function settledSources(read) {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const { items } = await read();
    const isSettled =
      items.length > 0 && items.every(item => item.state !== 'connecting');
    if (isSettled || Date.now() > deadline) {
      return items;
    }
    await new Promise(resolve => {
      setTimeout(resolve, 250);
    });
  }
}

/** One line for each Kubernetes cluster and kind of trouble, naming the resources. */
export function problemsOf(sources) {
  const lines = new Map();
  for (const { kubernetesCluster, resource, state, reason } of sources) {
    if (state === 'live') {
      continue;
    }
    if (state === 'forbidden') {
      add(lines, `${kubernetesCluster}: may not list and watch`, resource);
    } else if (state === 'absent') {
      add(lines, `${kubernetesCluster}: does not have`, resource);
    } else {
      add(lines, `${kubernetesCluster}: ${reason ?? state}`, resource);
    }
  }
  return [...lines].map(
    ([title, resources]) => `${title} (${resources.join(', ')})`,
  );
}

function add(lines, title, resource) {
  lines.set(title, [...(lines.get(title) ?? []), resource]);
}

async function guestToken(apiUrl) {
  const response = await fetch(`${apiUrl}/api/auth/guest/refresh`, {
    method: 'POST',
    signal: AbortSignal.timeout(5000),
  });
  if (!response.ok) {
    throw new Error(`signing in as guest answers ${response.status}`);
  }
  return (await response.json()).backstageIdentity.token;
}
