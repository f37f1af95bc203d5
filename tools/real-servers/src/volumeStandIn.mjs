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
 * Does what a storage driver would: makes a volume for each claim that waits
 * for one, lets a volume grow when its claim asks for more, and removes the
 * volumes whose claims are gone.
 *
 * @param {import('./kubeClient.mjs').KubeClient} client
 * @returns {() => Promise<void>} one turn
 */
export function volumeStandIn(client) {
  return async () => {
    const claims = (await client.get('/api/v1/persistentvolumeclaims')).items;
    for (const claim of claims) {
      if (claim.metadata.deletionTimestamp) {
        continue;
      }
      if (!claim.spec.volumeName) {
        await provision(client, claim);
      } else if (claim.status?.phase === 'Bound') {
        await expand(client, claim);
      }
    }
    const volumes = (await client.get('/api/v1/persistentvolumes')).items;
    for (const volume of volumes) {
      if (volume.status?.phase === 'Released') {
        await client.delete(
          `/api/v1/persistentvolumes/${volume.metadata.name}`,
        );
      }
    }
  };
}

/**
 * @param {import('./kubeClient.mjs').KubeClient} client
 * @param {object} claim
 */
async function provision(client, claim) {
  const name = `pvc-${claim.metadata.uid}`;
  await client.apply(`/api/v1/persistentvolumes/${name}`, {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name },
    spec: {
      accessModes: claim.spec.accessModes,
      capacity: { storage: claim.spec.resources.requests.storage },
      claimRef: {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        name: claim.metadata.name,
        namespace: claim.metadata.namespace,
        uid: claim.metadata.uid,
      },
      csi: { driver: 'volumes.test', volumeHandle: name },
      persistentVolumeReclaimPolicy: 'Delete',
      storageClassName: claim.spec.storageClassName ?? '',
      volumeMode: claim.spec.volumeMode ?? 'Filesystem',
    },
  });
}

/**
 * @param {import('./kubeClient.mjs').KubeClient} client
 * @param {object} claim
 */
async function expand(client, claim) {
  const storage = claim.spec.resources.requests.storage;
  if (claim.status.capacity?.storage === storage) {
    return;
  }
  const { name, namespace } = claim.metadata;
  await client.merge(`/api/v1/persistentvolumes/${claim.spec.volumeName}`, {
    spec: { capacity: { storage } },
  });
  await client.merge(
    `/api/v1/namespaces/${namespace}/persistentvolumeclaims/${name}/status`,
    { status: { capacity: { storage } } },
  );
}
