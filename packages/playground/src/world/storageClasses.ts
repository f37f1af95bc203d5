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

import { KubeObject } from '../kube/types';

/** One class that can grow volumes, and the default, which cannot. */
export const storageClasses: readonly KubeObject[] = [
  storageClassObject('fast-ssd', { allowVolumeExpansion: true }),
  storageClassObject('standard', { isDefault: true }),
];

function storageClassObject(
  name: string,
  options: { allowVolumeExpansion?: boolean; isDefault?: boolean },
): KubeObject {
  return {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: {
      name,
      ...(options.isDefault && {
        annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
      }),
    },
    provisioner: 'disk.csi.example.org',
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'WaitForFirstConsumer',
    ...(options.allowVolumeExpansion && { allowVolumeExpansion: true }),
  };
}
