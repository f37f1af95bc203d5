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

import { parseBytes } from '../../quantity';
import { pendingResizes } from '../../kubernetes/findings/pendingResizes';
import {
  sizeOf,
  sizesWords,
  volumeNames,
} from '../../kubernetes/findings/volumeWords';
import { bytesWords } from '../../kubernetes/words';
import { Rule, when } from './Rule';
import { manual, source } from './sources';
import { memberVolumes } from './memberVolumes';

/** "cannot shrink persistent volume" is a line in the operator's log, and nothing else (pkg/cluster/volumes.go). */
const shrinkIgnored: Rule = situation => {
  const declared = parseBytes(situation.object.size);
  const larger = memberVolumes(situation).filter(
    volume => declared !== undefined && sizeOf(volume) > declared,
  );
  return when(larger.length > 0 && declared !== undefined, () => ({
    id: 'postgresql/volume-shrink-ignored',
    severity: 'warning',
    title: `The object asks for ${bytesWords(declared ?? 0)}, but ${volumeNames(
      larger,
    )} ${larger.length === 1 ? 'has' : 'have'} ${sizesWords(
      larger.map(sizeOf),
    )}.`,
    detail:
      'The operator never makes a volume smaller; it says so in its log only. The declaration and reality stay different, and members that are added later get the smaller size.',
    advice: `Set "spec.volume.size" back to at least ${bytesWords(
      Math.max(...larger.map(sizeOf)),
    )}. For a smaller volume, clone the database into a new one.`,
    source: manual('user', 'increase-volume-size'),
  }));
};

const unequal: Rule = situation => {
  const volumes = memberVolumes(situation);
  const sizes = volumes.map(sizeOf).filter(size => size > 0);
  const smallest = Math.min(...sizes);
  const small = volumes.filter(volume => sizeOf(volume) === smallest);
  return when(new Set(sizes).size > 1, () => ({
    id: 'postgresql/volumes-unequal',
    severity: 'warning',
    title: `The members' volumes differ: ${volumeNames(small)} ${
      small.length === 1 ? 'has' : 'have'
    } ${bytesWords(smallest)}, others up to ${bytesWords(Math.max(...sizes))}.`,
    detail:
      'Every member holds all the data. The member with the smallest volume is full first, and stops then; if it is primary, so do writes.',
    advice:
      'Set "spec.volume.size" to the largest of them: the operator grows the others.',
    subject: small[0].name,
    source: source('pkg/cluster/volumes.go'),
  }));
};

const growthNotApplied: Rule = situation => {
  const declared = parseBytes(situation.object.size);
  const smaller = memberVolumes(situation).filter(
    volume =>
      declared !== undefined &&
      volume.requestedBytes !== undefined &&
      volume.requestedBytes < declared,
  );
  const mode = situation.operator.resize;
  return when(
    smaller.length > 0 &&
      declared !== undefined &&
      situation.object.state !== 'Updating',
    () => ({
      id: 'postgresql/volume-growth-not-applied',
      severity: 'warning',
      title: `The object asks for ${bytesWords(
        declared ?? 0,
      )}, but the claims of ${volumeNames(smaller)} ask for ${sizesWords(
        smaller.map(sizeOf),
      )}.`,
      detail:
        mode === 'off'
          ? 'The operator\'s option "storage_resize_mode" is "off": it leaves volumes as they are.'
          : 'Errors of a resize do not reach the status of the database: it may stay "Running" without the space that was asked for.',
      advice:
        mode === 'off'
          ? 'Resize the claims by hand, or ask the operator\'s administrator for "storage_resize_mode: pvc".'
          : "Look at the operator's log for the error; it tries again in each pass.",
      source: manual('user', 'increase-volume-size'),
    }),
  );
};

const resizePending: Rule = situation =>
  pendingResizes(memberVolumes(situation), {
    id: 'postgresql/volume-resize-pending',
    canGrow: situation.canGrow,
    fixed:
      'Set the size back, or move the database to a storage class with "allowVolumeExpansion" by cloning it.',
    waits:
      'The file system grows when the pod starts anew: delete the pod of a replica; for the primary, switch over first.',
  });

export const volumeRules: readonly Rule[] = [
  shrinkIgnored,
  unequal,
  growthNotApplied,
  resizePending,
];
