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
import { kubernetes } from './sources';

/** What is said of volume claims without a volume. */
export interface UnboundVolumeWords {
  /** The id of the findings. */
  id: string;
  /** What the other members still have: `The other members have theirs.` */
  others: string;
  /** What to do when the data of a volume that is gone was nowhere else; `undefined` where another member has it. */
  onlyCopy(volume: Volume): string | undefined;
}

/** Volume claims of members that have no volume, or none any more. */
export function unboundVolumes(
  volumes: readonly Volume[],
  words: UnboundVolumeWords,
): Finding[] {
  return volumes
    .filter(({ phase }) => phase === 'Lost' || phase === 'Pending')
    .map(volume => {
      const { name, phase, storageClass = 'default' } = volume;
      const isLost = phase === 'Lost';
      return {
        id: words.id,
        severity: isLost ? 'critical' : 'warning',
        title: `The claim ${name} is "${phase}".`,
        ...(isLost
          ? lostWords(volume, words)
          : {
              detail:
                'There is no volume for it yet, so its member cannot start.',
              advice: `Look at the Events of the claim, and whether the storage class "${storageClass}" exists and has room.`,
            }),
        subject: name,
        source: kubernetes(
          'persistent volumes',
          'concepts/storage/persistent-volumes/#phase',
        ),
      };
    });
}

function lostWords(
  volume: Volume,
  { onlyCopy, others }: UnboundVolumeWords,
): { detail: string; advice: string } {
  const restore = onlyCopy(volume);
  return restore === undefined
    ? {
        detail: `The volume behind it is gone: the data of this member is lost. ${others}`,
        advice:
          'Make sure that another member is primary; then delete the claim and the pod, and the member copies the data anew.',
      }
    : {
        detail:
          'The volume behind it is gone, and no other member has its data.',
        advice: `Find out whether the volume can be brought back before anything is deleted. Else ${restore}.`,
      };
}
