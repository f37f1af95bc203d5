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

const REGION = 'eu-1';

/**
 * Three nodes, each in its own zone.
 *
 * @returns {{ path: string, body: unknown }[]} objects to apply; their status
 *   is KWOK's affair
 */
export function nodes() {
  return ['a', 'b', 'c'].map(zone => {
    const name = `node-${zone}`;
    return {
      path: `/api/v1/nodes/${name}`,
      body: {
        apiVersion: 'v1',
        kind: 'Node',
        metadata: {
          name,
          labels: {
            'kubernetes.io/hostname': name,
            'kubernetes.io/os': 'linux',
            'topology.kubernetes.io/region': REGION,
            'topology.kubernetes.io/zone': `${REGION}${zone}`,
          },
        },
      },
    };
  });
}

/**
 * The class that the manifests of these tests ask for.
 *
 * @returns {{ path: string, body: unknown }[]}
 */
export function storageClasses() {
  /** @param {string} name
   *  @param {Record<string, string>} annotations */
  const storageClass = (name, annotations) => ({
    path: `/apis/storage.k8s.io/v1/storageclasses/${name}`,
    body: {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name, annotations },
      provisioner: 'volumes.test',
      allowVolumeExpansion: true,
      volumeBindingMode: 'Immediate',
    },
  });
  return [
    storageClass('fast-ssd', {}),
    storageClass('standard', {
      'storageclass.kubernetes.io/is-default-class': 'true',
    }),
  ];
}
