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
import { KubeObject } from '../../../kube/types';
import { copyOf, recordAt, resourceIds, stableHash } from '../../shared';
import { MongodbHandle } from '../MongodbHandle';

/** What was last asked for, so that defaults of the API server are no difference (pkg/util/apply.go). */
const hashAnnotation = 'percona.com/last-config-hash';

/** Creates the StatefulSet, or replaces what has changed; claims for volumes cannot change and stay. */
export function applyStatefulSet(
  database: MongodbHandle,
  wanted: KubeObject,
): KubeObject {
  const { api } = database.context;
  const { statefulSets } = resourceIds;
  const { name, labels } = wanted.metadata;
  const hash = stableHash({ ...recordAt(wanted, 'spec'), labels }, 32);
  const found = database.get(statefulSets, name);
  if (!found) {
    return api.create(statefulSets, {
      ...copyOf(wanted),
      metadata: {
        ...copyOf(wanted.metadata),
        annotations: { [hashAnnotation]: hash },
      },
    });
  }
  if (found.metadata.annotations?.[hashAnnotation] === hash) {
    return found;
  }
  const { replicas, template, updateStrategy } = recordAt(wanted, 'spec');
  return api.update(statefulSets, {
    ...copyOf(found),
    metadata: {
      ...copyOf(found.metadata),
      labels: { ...found.metadata.labels, ...labels },
      annotations: { ...found.metadata.annotations, [hashAnnotation]: hash },
    },
    spec: {
      ...copyOf(recordAt(found, 'spec')),
      ...copyOf({ replicas, template, updateStrategy }),
    },
  });
}
