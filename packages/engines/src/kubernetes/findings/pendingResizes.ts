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

import { Finding, Volume } from '@database-platform/plugin-databases-common';
import { bytesWords } from '../words';
import { kubernetes } from './sources';

/** What is said of volumes that have not become as large as their claims ask for. */
export interface PendingResizeWords {
  /** The id of the findings. */
  id: string;
  /** Whether volumes of a class can grow; `undefined` when that is not known. */
  canGrow(storageClass: string | undefined): boolean | undefined;
  /** What to do when the class does not let them. */
  fixed: string;
  /** What to do when only the file system is still to grow, which needs a new pod. */
  waits: string;
}

/** Bound volumes whose resize has not ended. */
export function pendingResizes(
  volumes: readonly Volume[],
  words: PendingResizeWords,
): Finding[] {
  return volumes
    .filter(
      volume =>
        volume.phase === 'Bound' &&
        (volume.resize !== undefined ||
          (volume.capacityBytes ?? 0) < (volume.requestedBytes ?? 0)),
    )
    .map(volume => {
      const { name, storageClass, resize } = volume;
      const isFixed = words.canGrow(storageClass) === false;
      const waits = resize?.includes('FileSystemResizePending') === true;
      const told = resize ? ` Kubernetes says: ${resize}.` : '';
      return {
        id: words.id,
        severity:
          isFixed || waits || /Error|Infeasible/.test(resize ?? '')
            ? 'warning'
            : 'info',
        title: `${name} asks for ${bytesWords(
          volume.requestedBytes ?? 0,
        )} and still has ${bytesWords(volume.capacityBytes ?? 0)}.`,
        detail: isFixed
          ? `The storage class "${storageClass}" does not allow volumes to grow, so this never ends.${told}`
          : `The storage has not finished the resize.${told}`,
        advice: adviceOf(isFixed, waits, words),
        subject: name,
        source: kubernetes(
          'resizing a PersistentVolumeClaim',
          'concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims',
        ),
      };
    });
}

function adviceOf(
  isFixed: boolean,
  waits: boolean,
  words: PendingResizeWords,
): string {
  if (isFixed) {
    return words.fixed;
  }
  return waits
    ? words.waits
    : 'If it does not end by itself, look at the Events of the claim.';
}
