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
 * Does what a scheduler would: binds every pod without a node to the node that
 * carries the fewest pods of the same owner. Needs no fit check, the nodes are
 * not real.
 *
 * @param {import('./kubeClient.mjs').KubeClient} client
 * @returns {() => Promise<void>} one turn
 */
export function podBinder(client) {
  return async () => {
    const pods = (await client.get('/api/v1/pods')).items;
    const waiting = pods.filter(
      pod => !pod.spec.nodeName && !pod.metadata.deletionTimestamp,
    );
    if (waiting.length === 0) {
      return;
    }
    const names = (await client.get('/api/v1/nodes')).items
      .filter(node => !node.spec.unschedulable)
      .map(node => node.metadata.name);
    for (const pod of waiting) {
      const node = leastUsed(names, pod, pods);
      if (!node) {
        return;
      }
      const { namespace, name } = pod.metadata;
      await client.post(
        `/api/v1/namespaces/${namespace}/pods/${name}/binding`,
        {
          apiVersion: 'v1',
          kind: 'Binding',
          metadata: { name, namespace },
          target: { apiVersion: 'v1', kind: 'Node', name: node },
        },
      );
      pod.spec.nodeName = node;
    }
  };
}

/**
 * @param {string[]} nodes
 * @param {object} pod
 * @param {object[]} pods
 */
function leastUsed(nodes, pod, pods) {
  /** @param {string} node */
  const load = node => {
    const there = pods.filter(other => other.spec.nodeName === node);
    const siblings = there.filter(other => ownerOf(other) === ownerOf(pod));
    return siblings.length * 1000 + there.length;
  };
  return [...nodes].sort((a, b) => load(a) - load(b))[0];
}

/** @param {object} pod */
function ownerOf(pod) {
  return pod.metadata.ownerReferences?.[0]?.uid ?? pod.metadata.uid;
}
