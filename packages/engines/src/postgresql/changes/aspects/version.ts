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

import { Draft } from '../Draft';
import { Scene } from '../Scene';
import { checkUpgrade } from './checkUpgrade';

/** What the definition of `postgresql` allows (manifests/postgresql.crd.yaml, v2.0.1). */
export const postgresqlVersions: readonly string[] = [
  '14',
  '15',
  '16',
  '17',
  '18',
];

/** Raises `spec.postgresql.version`. */
export function changeVersion(draft: Draft, wanted: string | undefined): void {
  const { scene } = draft;
  const declared = scene.manifest.version;
  if (wanted === undefined || wanted === declared) {
    return;
  }
  if (!postgresqlVersions.includes(wanted)) {
    draft.refuse(
      'version-unknown',
      'version',
      `There is no version ${wanted}.`,
      postgresqlVersions.join(', '),
    );
    return;
  }
  if (Number(wanted) < Number(declared)) {
    draft.refuse(
      'version-down',
      'version',
      `${wanted} is older than ${declared}, and data files cannot go back.`,
      `${declared} or later`,
    );
    return;
  }
  draft.set(['spec', 'postgresql', 'version'], wanted);
  draft.tell(
    declared === undefined
      ? `version ${wanted}`
      : `version ${declared} to ${wanted}`,
  );
  checkImage(draft, wanted);
  warnFullMode(draft, wanted);
  if (!draft.isNew) {
    draft.impact('version-upgrade', {
      path: 'spec.postgresql.version',
      from: declared,
      to: wanted,
      effect: 'recreate',
      duration: 'minutes',
    });
    checkUpgrade(draft, wanted);
  }
}

/** The image that runs, is declared, or is the operator's own. */
function imageOf({ manifest, operator, context }: Scene): string | undefined {
  const pods = context.database?.configuration.find(({ id }) => id === 'pods');
  return (
    manifest.image ??
    pods?.settings.find(({ name }) => name === 'image')?.value ??
    operator.image
  );
}

/** Images of Spilo are named after the newest version in them: `spilo-17:4.0-p3`. */
function checkImage(draft: Draft, wanted: string): void {
  const image = imageOf(draft.scene);
  const newest = /(?:^|\/)[\w.-]*spilo-(\d{2})(?=[:@]|$)/.exec(
    image ?? '',
  )?.[1];
  if (newest !== undefined && Number(wanted) > Number(newest)) {
    draft.refuse(
      'version-image',
      'version',
      `The image ${image} has versions up to ${newest}.`,
      `${newest} or earlier`,
    );
  } else if (newest === undefined && !draft.isNew) {
    draft.warn(
      'version-image-unknown',
      image === undefined
        ? 'The image is not known.'
        : `The image ${image.slice(0, 200)} does not say it.`,
      'version',
    );
  }
}

function warnFullMode(draft: Draft, wanted: string): void {
  const { upgradeMode, minVersion, targetVersion } = draft.scene.operator;
  if (upgradeMode === 'full' && Number(wanted) < Number(minVersion)) {
    draft.warn(
      'version-mode-full',
      `${targetVersion ?? 'A later version'} will run, not ${wanted}.`,
      'version',
    );
  }
}
