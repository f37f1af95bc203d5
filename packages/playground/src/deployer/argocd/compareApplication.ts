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

import { KubeCluster } from '../../kube/KubeCluster';
import { KubeObject } from '../../kube/types';
import { compareObject } from '../compareObject';
import { Deployable } from '../Deployable';
import { managedObjects } from '../managedObjects';
import { renderSource } from '../render/renderSource';
import { RepositoryFiles } from '../RepositoryFiles';
import { marked, TrackingMethod } from '../trackingMarks';
import { ResourceState } from './applicationStatus';

/**
 * The objects that an Application asks for, with its marks.
 *
 * @throws RenderError
 */
export function wantedObjects(
  files: RepositoryFiles,
  deployable: Deployable,
  tracking: TrackingMethod,
): KubeObject[] {
  return renderSource(files, deployable.source).map(({ object }) =>
    marked(object, deployable, tracking),
  );
}

/** How each object that an Application asks for, or once applied, stands to Git. */
export function compareApplication(
  cluster: KubeCluster,
  wanted: readonly KubeObject[],
  deployable: Deployable,
  tracking: TrackingMethod,
  manager: string,
): ResourceState[] {
  const surplus = managedObjects(cluster, deployable, tracking).filter(
    object => !wanted.some(other => isSameObject(object, other)),
  );
  return [
    ...wanted.map((object): ResourceState => {
      const comparison = compareObject(cluster, object, manager);
      return {
        object,
        sync: comparison === 'same' ? 'Synced' : 'OutOfSync',
        isMissing: comparison === 'missing',
        prune: false,
      };
    }),
    ...surplus.map(
      (object): ResourceState => ({
        object,
        sync: 'OutOfSync',
        isMissing: false,
        prune: true,
      }),
    ),
  ];
}

/** Whether two say the same kind, namespace and name. */
export function isSameObject(a: KubeObject, b: KubeObject): boolean {
  return (
    a.kind === b.kind &&
    a.metadata.name === b.metadata.name &&
    a.metadata.namespace === b.metadata.namespace
  );
}
