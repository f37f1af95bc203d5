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

import { compareAmounts } from '../../../changes/amounts';
import { refuseUnknownClass } from '../../../changes/storageClasses';
import { bytesWords } from '../../../kubernetes/words';
import { parseBytes } from '../../../quantity';
import { Draft } from '../Draft';
import { Scene } from '../Scene';

const template = ['spec', 'datadirVolumeClaimTemplate'];
const size = [...template, 'resources', 'requests', 'storage'];

/** What the operator asks for without a template (cluster_objects.py). */
export const operatorsVolume = '2Gi';

/** The size of the volumes: written for a new database; for one that is there only what the volumes have already. */
export function changeVolume(draft: Draft, wanted: string | undefined): void {
  const { manifest } = draft.scene;
  if (wanted === undefined) {
    return;
  }
  if (draft.isNew) {
    draft.set([...template, 'accessModes'], ['ReadWriteOnce']);
    draft.set(size, wanted);
    return;
  }
  const declared = manifest.volume ?? operatorsVolume;
  if (wanted === declared || compareAmounts(wanted, declared) === 0) {
    return;
  }
  const claims = claimsOf(draft.scene);
  const asked = parseBytes(wanted);
  if (claims.length > 0 && claims.every(each => each.bytes === asked)) {
    record(draft, size, { from: manifest.volume, to: wanted });
    draft.tell(`volume ${declared} to ${wanted}`);
    return;
  }
  const present = Math.max(0, ...claims.map(each => each.bytes ?? 0));
  const real = present > 0 ? bytesWords(present) : declared;
  const isLess =
    present > 0
      ? (asked ?? Infinity) < present
      : (compareAmounts(wanted, declared) ?? 0) < 0;
  draft.refuse(
    isLess ? 'volume-shrink' : 'volume-ignored',
    'volume',
    `Volumes that are there cannot be ${
      isLess ? 'made smaller' : 'grown by the declaration'
    }: they have ${real}.`,
    present > 0 ? real : declared,
  );
}

/** The storage class: written for a new database; for one that is there only what the volumes have already. */
export function changeStorageClass(
  draft: Draft,
  wanted: string | undefined,
): void {
  const { scene } = draft;
  const path = [...template, 'storageClassName'];
  if (wanted === undefined) {
    return;
  }
  if (draft.isNew) {
    draft.set(path, wanted);
    refuseUnknownClass(draft, wanted);
    return;
  }
  const real = [...new Set(claimsOf(scene).map(each => each.storageClass))];
  const isReal = real.length === 1 && real[0] === wanted;
  const declared = scene.manifest.storageClass;
  if (wanted === declared || (declared === undefined && isReal)) {
    return;
  }
  if (isReal) {
    record(draft, path, { from: declared, to: wanted });
    draft.tell(`storage class ${declared} to ${wanted}`);
    return;
  }
  const present = real[0] ?? declared;
  draft.refuse(
    'storage-class-change',
    'storageClass',
    present === undefined
      ? 'The storage class of volumes cannot be changed.'
      : `The storage class of volumes cannot be changed: it is "${present}".`,
    present,
  );
}

function record(
  draft: Draft,
  path: readonly string[],
  { from, to }: { from?: string; to: string },
): void {
  draft.set(path, to);
  draft.impact('volume-recorded', {
    path: path.join('.'),
    from,
    to,
    effect: 'ignored by the operator',
    duration: 'seconds',
  });
}

/** The claims of the group's members that are there; those of read replicas and of members that are gone are not meant. */
function claimsOf({
  name,
  context,
}: Scene): Array<{ bytes?: number; storageClass?: string }> {
  const own = `datadir-${name}-`;
  return (context.database?.volumes ?? [])
    .filter(
      volume =>
        volume.member !== undefined &&
        volume.name.startsWith(own) &&
        /^\d+$/.test(volume.name.slice(own.length)),
    )
    .map(({ requestedBytes, storageClass }) => ({
      bytes: requestedBytes,
      storageClass,
    }));
}
