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
import { kubernetes } from '../../kubernetes/findings/sources';
import { unboundVolumes } from '../../kubernetes/findings/unboundVolumes';
import { sizeOf, volumeNames } from '../../kubernetes/findings/volumeWords';
import { bytesWords, count, quote, timeWords } from '../../kubernetes/words';
import { Rule } from './Rule';
import { manual, source } from './sources';
import { leftVolumes, memberVolumes } from './memberVolumes';

const ephemeral: Rule = ({ sets }) =>
  sets
    .filter(({ declared }) => declared?.ephemeral !== undefined)
    .map(({ name, declared }) => ({
      id: 'mongodb/ephemeral-storage',
      severity: 'warning',
      title: `${name} keeps its data in "${declared?.ephemeral}", not on a volume of its own.`,
      detail:
        declared?.ephemeral === 'emptyDir'
          ? 'A member loses its data with its pod, and copies it anew from the others. When all pods go at once, as with a pause, all data is lost.'
          : 'The data lies on the disk of one node: a member finds it again only there.',
      advice:
        'Move the data to a replica set with "volumeSpec.persistentVolumeClaim" by a backup and a restore.',
      subject: name,
      source: manual('storage', 'local storage support'),
    }));

const classDiffers: Rule = situation =>
  situation.sets.flatMap(set => {
    const declared = set.declared?.class;
    const other = memberVolumes(situation, set).filter(
      volume =>
        declared !== undefined &&
        volume.storageClass !== undefined &&
        volume.storageClass !== declared,
    );
    return when(other.length > 0, () => ({
      id: 'mongodb/storage-class-differs',
      severity: 'warning',
      title: `${
        set.name
      } asks for storage class "${declared}", but ${volumeNames(other)} ${
        other.length === 1 ? 'is' : 'are'
      } of "${other[0].storageClass}".`,
      detail:
        'A volume keeps the class that it was made with, and a StatefulSet does not take another one.',
      advice:
        'Set the class back, or restore a backup into a new database with the other class.',
      subject: set.name,
      source: kubernetes(
        'StatefulSets',
        'concepts/workloads/controllers/statefulset/#stable-storage',
      ),
    }));
  });

const notBound: Rule = ({ volumes, sets }) =>
  unboundVolumes(
    volumes.filter(({ member }) => member !== undefined),
    {
      id: 'mongodb/volume-not-bound',
      others: 'The other members of its replica set have theirs.',
      onlyCopy: ({ member: name }) =>
        sets.some(
          ({ members }) =>
            members.some(({ member }) => member.name === name) &&
            members.filter(({ member }) => member.role !== 'arbiter').length >
              1,
        )
          ? undefined
          : 'delete the claim and the pod, and restore a backup',
    },
  );

const leftBehind: Rule = situation => {
  const left = leftVolumes(situation);
  return when(left.length > 0, () => ({
    id: 'mongodb/volumes-left-behind',
    severity: 'info',
    title: `${count(left.length, 'volume')} of members that are gone ${
      left.length === 1 ? 'is' : 'are'
    } kept: ${volumeNames(left)}, ${bytesWords(
      left.reduce((sum, volume) => sum + sizeOf(volume), 0),
    )} together.`,
    detail:
      'When members are taken away, their volumes stay and go on to cost. A member that is added again finds its old data, and copies it anew when it is too far behind.',
    advice: 'Delete the claims if the members will not come back.',
    source: manual('scaling', 'scaling'),
  }));
};

/** `status.storageAutoscaling`. */
const growthFailed: Rule = ({ object }) =>
  Object.entries(object.status?.grown ?? {})
    .filter(([, grown]) => grown.error !== undefined)
    .map(([claim, { error, at }]) => ({
      id: 'mongodb/volume-autoscaling-failed',
      severity: 'warning',
      title: `The operator could not grow ${claim} by itself: ${quote(
        error ?? '',
      )}.`,
      detail: `The volume goes on to fill.${
        at === undefined ? '' : ` It grew last at ${timeWords(at)}.`
      }`,
      advice:
        'Raise "storageScaling.autoscaling.maxSize" or the quota, whichever is in the way.',
      subject: claim,
      source: manual('scaling', 'automatic storage resizing'),
    }));

const growsItself: Rule = ({ object }) =>
  when(object.growsItself === true, () => ({
    id: 'mongodb/volumes-grow-by-themselves',
    severity: 'info',
    title:
      'The operator grows the volumes by itself, and writes the new sizes into the object.',
    detail:
      'The sizes in the object then differ from those in Git, and nobody has edited it. A deployer that sets them back asks for a smaller volume, which the operator refuses.',
    advice:
      'Have the deployer ignore differences of the volume sizes, or switch "storageScaling.autoscaling" off.',
    source: source('pkg/controller/perconaservermongodb/volumes.go'),
  }));

export const storageRules: readonly Rule[] = [
  ephemeral,
  classDiffers,
  notBound,
  leftBehind,
  growthFailed,
  growsItself,
];
