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

import { ordinalOf } from '../../kubernetes/ordinals';
import { unboundVolumes } from '../../kubernetes/findings/unboundVolumes';
import { sizeOf, volumeNames } from '../../kubernetes/findings/volumeWords';
import { bytesWords, count } from '../../kubernetes/words';
import { Rule, when } from './Rule';
import { manual, source } from './sources';
import { memberVolumes } from './memberVolumes';

const classDiffers: Rule = situation => {
  const declared = situation.object.class;
  const other = memberVolumes(situation).filter(
    volume =>
      declared !== undefined &&
      volume.storageClass !== undefined &&
      volume.storageClass !== declared,
  );
  return when(other.length > 0, () => ({
    id: 'postgresql/storage-class-differs',
    severity: 'warning',
    title: `The object asks for storage class "${declared}", but ${volumeNames(
      other,
    )} ${other.length === 1 ? 'is' : 'are'} of "${other[0].storageClass}".`,
    detail:
      'A volume keeps the class that it was made with. The operator replaces the StatefulSet, so that only members that are added later get the new class.',
    advice:
      'Set the class back, or move the data: add members, which get the new class, switch over, and remove the old ones; or clone the database.',
    source: source('pkg/cluster/cluster.go'),
  }));
};

const notBound: Rule = situation =>
  unboundVolumes(memberVolumes(situation), {
    id: 'postgresql/volume-not-bound',
    others: 'The other members have theirs.',
    onlyCopy: () =>
      situation.wanted > 1
        ? undefined
        : 'clone the database from its archive into a new one',
  });

const leftBehind: Rule = situation => {
  const left = situation.volumes.filter(
    volume => ordinalOf(volume.name) >= situation.wanted,
  );
  return when(
    left.length > 0 && situation.wanted > 0 && left.every(v => !v.member),
    () => ({
      id: 'postgresql/volumes-left-behind',
      severity: 'info',
      title: `${count(left.length, 'volume')} of members that are gone ${
        left.length === 1 ? 'is' : 'are'
      } kept: ${volumeNames(left)}, ${bytesWords(
        left.reduce((sum, volume) => sum + sizeOf(volume), 0),
      )} together.`,
      detail:
        'When members are taken away, their volumes stay by default and go on to cost. A member that is added again finds its old data and catches up from there.',
      advice:
        'Delete the claims if the members will not come back. The operator\'s option "persistent_volume_claim_retention_policy" does it by itself.',
      source: manual('reference/operator_parameters', 'kubernetes-resources'),
    }),
  );
};

export const storageRules: readonly Rule[] = [
  classDiffers,
  notBound,
  leftBehind,
];
