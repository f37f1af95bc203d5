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

import { bytesWords } from '../../../kubernetes/words';
import { compareQuantities, parseQuantity } from '../../../quantity';
import { compareVersions } from '../../../versions';
import { ManifestSet } from '../../manifest/ManifestSet';
import { Draft } from '../Draft';
import { claimsOf } from './claims';
import { ofSet, SetChange } from './sets';
import { isBefore } from './isBefore';

const request = [
  'volumeSpec',
  'persistentVolumeClaim',
  'resources',
  'requests',
  'storage',
];

/** Changes the size of the volumes of a replica set: larger only. */
export function changeVolume(
  draft: Draft,
  set: ManifestSet,
  wanted: string | undefined,
  field: string,
): SetChange[] {
  const declared = set.fact.volume;
  // Parsed input is always an amount; this is for the compiler.
  const size = parseQuantity(wanted);
  if (wanted === undefined || size === undefined || wanted === declared) {
    return [];
  }
  const before = parseQuantity(declared);
  const difference = before && compareQuantities(size, before);
  if (difference === 0 || !mayChange(draft, set, field)) {
    return [];
  }
  if (difference !== undefined && difference < 0) {
    draft.refuse(
      'volume-shrink',
      field,
      `${ofSet(draft, set)}${declared} is declared.`,
      `${declared} or more`,
    );
    return [];
  }
  const { largest } = claimsOf(draft, set);
  if (largest && compareQuantities(size, largest.quantity) < 0) {
    draft.refuse(
      'volume-below-claims',
      field,
      `${ofSet(draft, set)}The volumes have ${bytesWords(
        largest.bytes,
      )} already, more than the manifest says.`,
      `${bytesWords(largest.bytes)} or more`,
    );
    return [];
  }
  draft.set([...set.path, ...request], wanted);
  if (!draft.isNew) {
    checkGrowth(draft, set, field);
    draft.impact('volume-grow', {
      path: [...set.path, ...request].join('.'),
      from: declared,
      to: wanted,
      effect: 'online',
      duration: 'minutes',
    });
  }
  return [
    {
      set,
      words:
        declared === undefined
          ? `volume ${wanted}`
          : `volume ${declared} to ${wanted}`,
    },
  ];
}

/** Whether there are volumes that the operator could grow. */
function mayChange(draft: Draft, set: ManifestSet, field: string): boolean {
  const { operatorVersion } = draft.scene;
  if (draft.isNew) {
    return true;
  }
  if (set.fact.ephemeral !== undefined) {
    draft.refuse(
      'volume-ephemeral',
      field,
      `${set.name} keeps its data in "${set.fact.ephemeral}".`,
    );
    return false;
  }
  if (
    (set.fact.arbiters ?? 0) > 0 &&
    operatorVersion !== undefined &&
    (compareVersions(operatorVersion, '1.22.0') ?? 0) < 0
  ) {
    draft.refuse(
      'volume-arbiter',
      field,
      `${set.name} has an arbiter, and the operator is ${operatorVersion}.`,
    );
    return false;
  }
  return true;
}

/** What the operator does with a larger size. */
function checkGrowth(draft: Draft, set: ManifestSet, field: string): void {
  const { scaling } = draft.after;
  if (scaling.outside) {
    draft.refuse('volume-growth-outside', field, ofSet(draft, set).trim());
    return;
  }
  if (!scaling.enabled && !isBefore(draft, '1.18.0')) {
    draft.refuse(
      'volume-growth-off',
      field,
      `${ofSet(draft, set)}"storageScaling.enableVolumeScaling" is not set.`,
      'growVolumes: true as well',
    );
    return;
  }
  if (scaling.itself) {
    draft.warn('volume-growth-itself', ofSet(draft, set).trim(), field);
  }
  if ((set.fact.hidden ?? 0) > 0 || (set.fact.nonVoting ?? 0) > 0) {
    draft.warn('volume-others', ofSet(draft, set).trim(), field);
  }
  checkClass(draft, set, field);
}

function checkClass(draft: Draft, set: ManifestSet, field: string): void {
  const { scene } = draft;
  const { classes } = claimsOf(draft, set);
  const fixed = classes.find(each => scene.canGrow(each) === false);
  if (fixed !== undefined) {
    draft.refuse(
      'volume-no-expansion',
      field,
      `${ofSet(
        draft,
        set,
      )}The storage class "${fixed}" does not let volumes grow. What works is a new database on another class and a restored backup.`,
    );
  } else if (!classes.some(each => scene.canGrow(each))) {
    draft.warn(
      'volume-expansion-unknown',
      classes.length > 0
        ? `It is not known whether the storage class "${classes[0]}" lets volumes grow.`
        : `${ofSet(
            draft,
            set,
          )}It is not known which storage class the volumes have.`,
      field,
    );
  }
}
