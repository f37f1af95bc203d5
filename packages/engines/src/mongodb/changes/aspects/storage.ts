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
import { ManifestSet } from '../../manifest/ManifestSet';
import { Draft } from '../Draft';
import { claimsOf } from './claims';
import { ofSet } from './sets';
import { operatorIsBefore } from './isBefore';

const classField = ['volumeSpec', 'persistentVolumeClaim', 'storageClassName'];

/** The storage class of a replica set: written for a new database, refused for one that is there. */
export function changeStorageClass(
  draft: Draft,
  set: ManifestSet,
  wanted: string | undefined,
): void {
  if (wanted === undefined) {
    return;
  }
  if (draft.isNew) {
    draft.set([...set.path, ...classField], wanted);
    return;
  }
  const present = set.fact.class ?? claimsOf(draft, set).classes[0];
  if (wanted !== present) {
    draft.refuse(
      'storage-class-change',
      'storageClass',
      `${ofSet(draft, set)}${
        present === undefined
          ? 'It is not known which one it is.'
          : `It is "${present}".`
      }`,
      present,
    );
  }
}

/** For a new database: whether there is such a class. */
export function checkStorageClass(
  draft: Draft,
  wanted: string | undefined,
): void {
  if (wanted !== undefined) {
    refuseUnknownClass(draft, wanted);
  }
}

/** Where leave to grow stands: the section is new in 1.22, and an older operator does not know it. */
export function growthPath(draft: Draft): readonly string[] {
  return !draft.scene.manifest.scaling.section &&
    operatorIsBefore(draft, '1.22.0')
    ? ['spec', 'enableVolumeExpansion']
    : ['spec', 'storageScaling', 'enableVolumeScaling'];
}

/** Lets the operator grow volumes, or takes that back. */
export function changeGrowth(draft: Draft, wanted: boolean | undefined): void {
  const { scaling } = draft.scene.manifest;
  if (wanted === undefined || wanted === scaling.enabled) {
    return;
  }
  if (!wanted && scaling.itself) {
    draft.refuse(
      'volume-growth-needed',
      'growVolumes',
      'Switch "storageScaling.autoscaling" off first, in the manifest.',
    );
    return;
  }
  const path =
    !wanted && !scaling.section
      ? ['spec', 'enableVolumeExpansion']
      : growthPath(draft);
  draft.set(path, wanted);
  draft.tell(wanted ? 'volumes may grow' : 'volumes may not grow');
  draft.impact(wanted ? 'volume-growth-on' : 'volume-growth-switched-off', {
    path: path.join('.'),
    from: String(scaling.enabled),
    to: String(wanted),
    effect: 'online',
    duration: 'seconds',
  });
  if (!wanted) {
    draft.warn('volume-growth-switched-off', '', 'growVolumes');
  }
}
