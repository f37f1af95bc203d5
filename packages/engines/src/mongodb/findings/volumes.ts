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

import { when } from '../../kubernetes/findings/FindingRule';
import { pendingResizes } from '../../kubernetes/findings/pendingResizes';
import {
  sizeOf,
  sizesWords,
  volumeNames,
} from '../../kubernetes/findings/volumeWords';
import { bytesWords } from '../../kubernetes/words';
import { Situation } from '../Situation';
import { Rule } from './Rule';
import { manual, source } from './sources';
import { declaredBytes, memberVolumes, sizeField } from './memberVolumes';

/** Replica sets whose claims ask for less than the object does. */
function smallSets(situation: Situation) {
  return situation.sets.flatMap(set => {
    const declared = declaredBytes(set);
    const smaller = memberVolumes(situation, set).filter(
      volume =>
        declared !== undefined &&
        volume.requestedBytes !== undefined &&
        volume.requestedBytes < declared,
    );
    const sizes = smaller.map(volume => volume.requestedBytes ?? 0);
    return declared === undefined || smaller.length === 0
      ? []
      : [
          {
            name: set.name,
            title: `${set.name} asks for ${bytesWords(
              declared,
            )}, but the claims of ${volumeNames(smaller)} ask for ${sizesWords(
              sizes,
            )}.`,
          },
        ];
  });
}

/** Without the switch the operator puts the old size in place of the new one in its own memory, and says nothing (pkg/controller/perconaservermongodb/volumes.go). */
const growthIgnored: Rule = situation =>
  situation.object.grows || situation.object.growsOutside
    ? []
    : smallSets(situation).map(({ name, title }) => ({
        id: 'mongodb/volume-growth-ignored',
        severity: 'warning',
        title,
        detail:
          'Volumes grow only with "storageScaling.enableVolumeScaling". Without it the operator ignores the larger size silently: the state stays "ready".',
        advice:
          'Set "spec.storageScaling.enableVolumeScaling" to true; the operator then grows the volumes to the size that is already asked for.',
        subject: name,
        source: manual('scaling', 'storage resizing'),
      }));

const growthNotApplied: Rule = situation =>
  situation.object.grows && !situation.object.growsOutside
    ? smallSets(situation).map(({ name, title }) => ({
        id: 'mongodb/volume-growth-not-applied',
        severity: 'warning',
        title,
        detail:
          'The operator asks Kubernetes for the new size, and writes the old one back into the object when it is refused, as by a quota or a storage class without "allowVolumeExpansion".',
        advice:
          "If it stays so, look at the Events of the claims and at the operator's log.",
        subject: name,
        source: manual('debug-storage', 'storage resizing'),
      }))
    : [];

/** "requested storage is less than actual storage" (pkg/controller/perconaservermongodb/volumes.go); without the switch it says nothing. */
const shrinkRefused: Rule = situation =>
  situation.sets.flatMap(set => {
    const declared = declaredBytes(set);
    const larger = memberVolumes(situation, set).filter(
      volume =>
        declared !== undefined && (volume.requestedBytes ?? 0) > declared,
    );
    return when(larger.length > 0 && !situation.object.growsOutside, () => ({
      id: 'mongodb/volume-shrink-refused',
      severity: 'warning',
      title: `${set.name} asks for ${bytesWords(
        declared ?? 0,
      )}, but the claims of ${volumeNames(larger)} ask for ${sizesWords(
        larger.map(volume => volume.requestedBytes ?? 0),
      )}.`,
      detail: situation.object.grows
        ? 'No volume is made smaller. The operator ends in the state "error" with each pass, so that no other change takes effect either.'
        : 'No volume is made smaller. Up to version 1.22 the operator ends in the state "error" with each pass; later ones say nothing as long as volumes may not grow. Members that are added later may get the smaller size.',
      advice: `Set ${sizeField(set)} back to at least ${bytesWords(
        Math.max(...larger.map(sizeOf)),
      )}. For smaller volumes, restore a backup into a new database.`,
      subject: set.name,
      source: source('pkg/controller/perconaservermongodb/volumes.go'),
    }));
  });

const unequal: Rule = situation =>
  situation.sets.flatMap(set => {
    const volumes = memberVolumes(situation, set).filter(
      volume => sizeOf(volume) > 0,
    );
    const sizes = volumes.map(sizeOf);
    const smallest = Math.min(...sizes);
    const small = volumes.filter(volume => sizeOf(volume) === smallest);
    return when(new Set(sizes).size > 1, () => ({
      id: 'mongodb/volumes-unequal',
      severity: 'warning',
      title: `The volumes of ${set.name} differ: ${volumeNames(small)} ${
        small.length === 1 ? 'has' : 'have'
      } ${bytesWords(smallest)}, others up to ${bytesWords(
        Math.max(...sizes),
      )}.`,
      detail:
        'Every member of a replica set holds all its data. The member with the smallest volume is full first, and stops then; if it is primary, so do writes.',
      advice: `Set ${sizeField(
        set,
      )} to the largest of them, with "storageScaling.enableVolumeScaling".`,
      subject: small[0].name,
      source: manual('scaling', 'storage resizing'),
    }));
  });

const resizePending: Rule = ({ volumes, canGrow }) =>
  pendingResizes(
    volumes.filter(({ member }) => member !== undefined),
    {
      id: 'mongodb/volume-resize-pending',
      canGrow,
      fixed:
        'Set the size back, or restore a backup into a new database on a storage class with "allowVolumeExpansion".',
      waits:
        'The file system grows when the pod starts anew: delete the pod of a secondary; for the primary, let it hand over first.',
    },
  );

export const volumeRules: readonly Rule[] = [
  growthIgnored,
  growthNotApplied,
  shrinkRefused,
  unequal,
  resizePending,
];
