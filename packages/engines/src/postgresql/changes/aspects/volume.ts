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

import { refuseUnknownClass } from '../../../changes/storageClasses';
import { Draft } from '../Draft';
import { Scene } from '../Scene';
import { compareQuantities, parseQuantity, Quantity } from '../../../quantity';
import { bytesWords } from '../../../kubernetes/words';

const gibibyte = 1024n ** 3n;

/** Changes `spec.volume.size`: larger only. */
export function changeVolume(draft: Draft, wanted: string | undefined): void {
  const { manifest, operator } = draft.scene;
  // Parsed input is always an amount; this is for the compiler.
  const size = parseQuantity(wanted);
  if (
    wanted === undefined ||
    size === undefined ||
    wanted === manifest.volume
  ) {
    return;
  }
  const declared = parseQuantity(manifest.volume);
  const difference = declared && compareQuantities(size, declared);
  if (difference === 0) {
    return;
  }
  if (difference !== undefined && difference < 0) {
    draft.refuse(
      'volume-shrink',
      'volume',
      `A volume cannot be made smaller: ${manifest.volume} is declared. What works is a new, smaller database and a dump of this one.`,
      `${manifest.volume} or more`,
    );
    return;
  }
  const claims = largestClaim(draft.scene);
  if (claims && compareQuantities(size, claims.quantity) < 0) {
    draft.refuse(
      'volume-below-claims',
      'volume',
      `The volumes have ${bytesWords(
        claims.bytes,
      )} already, more than the manifest says.`,
      `${bytesWords(claims.bytes)} or more`,
    );
    return;
  }
  draft.set(['spec', 'volume', 'size'], wanted);
  draft.tell(
    manifest.volume === undefined
      ? `volume ${wanted}`
      : `volume ${manifest.volume} to ${wanted}`,
  );
  if (draft.isNew) {
    return;
  }
  checkExpansion(draft);
  const isSame =
    declared !== undefined && wholeGibibytes(declared) === wholeGibibytes(size);
  if (isSame) {
    draft.warn(
      'volume-same-gibibyte',
      `${manifest.volume} and ${wanted} are the same number of whole gibibytes.`,
      'volume',
    );
  }
  draft.impact(isSame ? 'volume-same-gibibyte' : 'volume-grow', {
    path: 'spec.volume.size',
    from: manifest.volume,
    to: wanted,
    effect: isSame ? 'ignored by the operator' : 'online',
    duration: isSame ? 'seconds' : 'minutes',
    ...(operator.resize === 'ebs' && {
      reason:
        'The operator has AWS grow the volumes while the database serves ("storage_resize_mode" is "ebs"); the claims go on saying the old size.',
    }),
  });
}

function wholeGibibytes({ digits, scale }: Quantity): bigint {
  return digits / 10n ** BigInt(scale) / gibibyte;
}

/** The largest claim of a member that is there. */
function largestClaim(
  scene: Scene,
): { bytes: number; quantity: Quantity } | undefined {
  const sizes = (scene.context.database?.volumes ?? []).flatMap(
    volume => volume.requestedBytes ?? [],
  );
  const bytes = Math.max(0, ...sizes);
  return bytes > 0
    ? { bytes, quantity: { digits: BigInt(Math.trunc(bytes)), scale: 0 } }
    : undefined;
}

function checkExpansion(draft: Draft): void {
  const { scene } = draft;
  if (scene.operator.resize === 'off') {
    draft.refuse(
      'volume-resize-off',
      'volume',
      'This operator does not resize volumes ("storage_resize_mode" is "off").',
    );
    return;
  }
  const classes = classesOf(scene);
  const fixed = classes.find(each => scene.canGrow(each) === false);
  if (fixed !== undefined) {
    draft.refuse(
      'volume-no-expansion',
      'volume',
      `The storage class "${fixed}" does not let volumes grow. What works is a clone on another class.`,
    );
  } else if (!classes.some(each => scene.canGrow(each))) {
    draft.warn(
      'volume-expansion-unknown',
      classes.length > 0
        ? `It is not known whether the storage class "${classes[0]}" lets volumes grow.`
        : 'It is not known which storage class the volumes have.',
      'volume',
    );
  }
}

/** The classes of the volumes that are there; the declared one where none can be seen. */
function classesOf({ context, manifest }: Scene): string[] {
  const real = (context.database?.volumes ?? []).flatMap(
    volume => volume.storageClass ?? [],
  );
  const declared = manifest.storageClass ? [manifest.storageClass] : [];
  return [...new Set(real.length > 0 ? real : declared)];
}

/** `spec.volume.storageClass`: written for a new database, refused for one that is there. */
export function changeStorageClass(
  draft: Draft,
  wanted: string | undefined,
): void {
  const { scene } = draft;
  if (wanted === undefined) {
    return;
  }
  if (draft.isNew) {
    draft.set(['spec', 'volume', 'storageClass'], wanted);
    refuseUnknownClass(draft, wanted);
    return;
  }
  const classes = classesOf(scene);
  const present = scene.manifest.storageClass ?? classes[0];
  if (wanted !== present) {
    draft.refuse(
      'storage-class-change',
      'storageClass',
      present === undefined
        ? 'The storage class of volumes cannot be changed.'
        : `The storage class of volumes cannot be changed: it is "${present}".`,
      present,
    );
  }
}
