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

import { Volume } from '@database-platform/plugin-databases-common';
import { parseBytes } from '../../quantity';
import { namesOf } from '../names';
import { ReplicaSet } from '../ReplicaSet';
import { Situation } from '../Situation';

/** The volumes of a replica set's members that exist. */
export function memberVolumes(
  situation: Situation,
  set: ReplicaSet,
): readonly Volume[] {
  const names = new Set(set.members.map(({ member }) => member.name));
  return situation.volumes.filter(
    ({ member }) => member !== undefined && names.has(member),
  );
}

/** The size that a replica set's declaration asks for, in bytes. */
export function declaredBytes(set: ReplicaSet): number | undefined {
  return parseBytes(set.declared?.volume);
}

/** The field that holds the size. */
export function sizeField(set: ReplicaSet): string {
  const path = 'volumeSpec.persistentVolumeClaim.resources.requests.storage';
  return set.isConfig
    ? `spec.sharding.configsvrReplSet.${path}`
    : `${path} of the replica set ${set.name}`;
}

/** The volume claims of members that are gone: those of no pod, beside a StatefulSet that has fewer members. */
export function leftVolumes(situation: Situation): readonly Volume[] {
  return situation.volumes.filter(volume => {
    const set = situation.sets.find(each =>
      volume.name.startsWith(
        `mongod-data-${namesOf(situation.name).replicaSet(each.name)}-`,
      ),
    );
    return (
      volume.member === undefined &&
      set !== undefined &&
      set.wanted > 0 &&
      set.members.length >= set.wanted
    );
  });
}
