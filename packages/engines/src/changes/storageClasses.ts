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

import { OperationContext } from '@database-platform/plugin-databases-common';
import { readStorageClassFact } from '../kubernetes/facts/sharedFacts';
import { sharedResourceIds } from '../kubernetes/sharedResources';
import { ChangeScene, Draft } from './Draft';

/** What is known of the storage classes of a Kubernetes cluster. */
export interface StorageClasses {
  /** Whether volumes of this class can grow; `undefined` when that is not known. */
  canGrow(storageClass: string | undefined): boolean | undefined;
  /** The storage classes that there are; absent when they cannot be read. */
  storageClasses?: readonly string[];
}

/** Reads the storage classes of the target of a change. */
export function storageClassesOf(
  shared: OperationContext['shared'],
): StorageClasses {
  const classes = shared
    .allShared(sharedResourceIds.storageClass)
    .flatMap(fact => readStorageClassFact(fact)?.name ?? []);
  return {
    canGrow: storageClass =>
      storageClass === undefined
        ? undefined
        : readStorageClassFact(
            shared.shared(sharedResourceIds.storageClass, storageClass),
          )?.expands,
    ...(classes.length > 0 &&
      shared.gap(sharedResourceIds.storageClass) === undefined && {
        storageClasses: classes,
      }),
  };
}

/** Refuses a storage class that the Kubernetes cluster has not, by the engine's rule `storage-class-unknown`. */
export function refuseUnknownClass(
  draft: Pick<
    Draft<ChangeScene & StorageClasses, unknown, 'storage-class-unknown'>,
    'scene' | 'refuse'
  >,
  wanted: string,
  field = 'storageClass',
): void {
  const { storageClasses, context } = draft.scene;
  if (storageClasses && !storageClasses.includes(wanted)) {
    draft.refuse(
      'storage-class-unknown',
      field,
      `There is no storage class "${wanted}" in the Kubernetes cluster "${context.target.kubernetesCluster}".`,
      storageClasses.join(', '),
    );
  }
}
