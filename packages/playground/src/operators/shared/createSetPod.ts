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

import { KubeClusterApi, KubeObject } from '../../kube/types';
import { listAt, recordAt, textAt } from './fields';
import { copyOf, matchLabelsOf } from './objects';
import { podFromTemplate } from './podFromTemplate';
import { resourceIds } from './resourceIds';

/** The label that says from which version of a set's template a pod was made. */
export const revisionLabel = 'controller-revision-hash';

/**
 * Makes a pod of a StatefulSet, and the claims of its volumes where there are none.
 *
 * @returns its name; nothing where there is a pod of that name
 * @throws KubeStatusError what the API refuses, such as for a quota
 */
export function createSetPod(
  api: KubeClusterApi,
  set: KubeObject,
  ordinal: number,
  revision: string,
): string | undefined {
  const { namespace, name } = set.metadata;
  const podName = `${name}-${ordinal}`;
  if (api.get(resourceIds.pods, namespace, podName)) {
    return undefined;
  }
  const volumes = copyOf(listAt(set, 'spec', 'template', 'spec', 'volumes'));
  const claims = listAt(set, 'spec', 'volumeClaimTemplates').map(template => {
    const volume = textAt(template, 'metadata', 'name') ?? 'data';
    const claimName = `${volume}-${podName}`;
    if (!api.get(resourceIds.claims, namespace, claimName)) {
      api.create(resourceIds.claims, {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: {
          name: claimName,
          namespace,
          labels: {
            ...(recordAt(template, 'metadata', 'labels') as Record<
              string,
              string
            >),
            ...matchLabelsOf(set),
          },
        },
        spec: { ...defaultClass(api), ...copyOf(recordAt(template, 'spec')) },
        status: { phase: 'Pending' },
      });
    }
    return { name: volume, persistentVolumeClaim: { claimName } };
  });
  api.create(
    resourceIds.pods,
    podFromTemplate(set, {
      name: podName,
      labels: {
        [revisionLabel]: revision,
        'statefulset.kubernetes.io/pod-name': podName,
        'apps.kubernetes.io/pod-index': String(ordinal),
      },
      spec: {
        hostname: podName,
        subdomain: textAt(set, 'spec', 'serviceName'),
        volumes: [...claims, ...volumes],
      },
    }),
  );
  return podName;
}

/** What the admission plugin DefaultStorageClass fills in. */
function defaultClass(api: KubeClusterApi): { storageClassName?: string } {
  const found = api
    .list(resourceIds.storageClasses)
    .find(
      ({ metadata }) =>
        metadata.annotations?.[
          'storageclass.kubernetes.io/is-default-class'
        ] === 'true',
    );
  return found ? { storageClassName: found.metadata.name } : {};
}
