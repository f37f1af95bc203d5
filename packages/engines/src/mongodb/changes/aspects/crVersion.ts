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

import { compareVersions, sameMinor } from '../../../versions';
import { Draft } from '../Draft';
import { releaseOf } from './releases';
import { rollOutOfAll } from './rollOutOfAll';

const field = 'crVersion';

/** Raises `spec.crVersion`, one minor version at a time and never above the operator. */
export function changeCrVersion(
  draft: Draft,
  wanted: string | undefined,
): void {
  const { manifest, crVersion, operatorVersion } = draft.scene;
  if (wanted === undefined || wanted === manifest.crVersion) {
    return;
  }
  if (
    operatorVersion !== undefined &&
    (compareVersions(wanted, operatorVersion) ?? 0) > 0
  ) {
    draft.refuse(
      'cr-version-ahead',
      field,
      `The operator is ${operatorVersion}.`,
      `${operatorVersion} or earlier`,
    );
    return;
  }
  if (draft.isNew) {
    draft.set(['spec', 'crVersion'], wanted);
    return;
  }
  const difference =
    crVersion === undefined ? undefined : compareVersions(wanted, crVersion);
  if (difference !== undefined && difference < 0) {
    draft.refuse(
      'cr-version-down',
      field,
      `It is ${crVersion}.`,
      `${crVersion} or later`,
    );
    return;
  }
  if (crVersion !== undefined && !isNextMinor(crVersion, wanted)) {
    draft.refuse(
      'cr-version-skip',
      field,
      `From ${crVersion} to ${wanted}.`,
      nextMinor(crVersion),
    );
    return;
  }
  draft.set(['spec', 'crVersion'], wanted);
  draft.tell(`crVersion ${wanted}`);
  draft.impact('cr-version-raise', {
    path: 'spec.crVersion',
    from: manifest.crVersion,
    to: wanted,
    // Written as it is in force already: nothing changes.
    ...(difference === 0
      ? { effect: 'online', duration: 'seconds' }
      : rollOutOfAll(draft)),
    ...(difference === 0 && {
      reason:
        'The operator treats the object as this version already: nothing changes.',
    }),
  });
  if (operatorVersion === undefined) {
    draft.warn('cr-version-unchecked', '', field);
  }
  if (manifest.schedules.enabled && difference !== 0) {
    draft.warn(
      'cr-version-images',
      agentWords(manifest.schedules.image, wanted),
      field,
    );
  }
}

function agentWords(image: string | undefined, wanted: string): string {
  const agent = releaseOf(wanted)?.agent;
  return `The agent is ${image ?? 'not named'}${
    agent === undefined ? '' : `; ${agent} goes with ${wanted}`
  }.`;
}

function isNextMinor(from: string, to: string): boolean {
  const next = nextMinor(from);
  return (
    sameMinor(from, to) ||
    (next !== undefined && sameMinor(`${next.slice(0, -1)}0`, to))
  );
}

/** `1.22.x` after `1.21.2`. */
function nextMinor(version: string): string | undefined {
  const match = /^v?(\d{1,6})\.(\d{1,6})/.exec(version);
  return match === null ? undefined : `${match[1]}.${Number(match[2]) + 1}.x`;
}
