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

import { compareVersions } from '../../../versions';
import { imageVersion } from '../../names';
import { Draft } from '../Draft';
import { majorOf, nextMajor, stepBetween } from './majors';
import { releaseOf } from './releases';
import { rollOutOfAll } from './rollOutOfAll';

/** The image that a version has where nothing else is said. */
const usualRepository = 'percona/percona-server-mongodb';

/** Changes `spec.image`. */
export function changeVersion(
  draft: Draft,
  wanted: { version?: string; image?: string },
): void {
  const declared = draft.scene.manifest.image;
  const image = imageOf(draft, wanted);
  if (image === undefined || image === declared) {
    return;
  }
  const field = wanted.image === undefined ? 'version' : 'image';
  const version = imageVersion(image);
  if (
    wanted.version !== undefined &&
    wanted.image !== undefined &&
    version !== undefined &&
    version !== wanted.version
  ) {
    draft.refuse(
      'version-image-differs',
      'image',
      `The image is ${version}, the version ${wanted.version}.`,
    );
    return;
  }
  if (version === undefined) {
    draft.refuse('version-to-unknown', 'image', `The image is ${image}.`);
    return;
  }
  if (!draft.isNew && !checkStep(draft, version, field)) {
    return;
  }
  draft.set(['spec', 'image'], image);
  warnUntested(draft, version, field);
  warnProcessor(draft, version, field);
  if (draft.isNew) {
    return;
  }
  checkChooser(draft, field);
  tellVersion(draft, image, version);
  const isMajor = stepBetween(runningOf(draft), version) === 'next';
  draft.impact(isMajor ? 'version-major' : 'version-update', {
    path: 'spec.image',
    from: declared,
    to: image,
    ...rollOutOfAll(draft),
  });
}

function tellVersion(draft: Draft, image: string, version: string): void {
  const before = imageVersion(draft.scene.manifest.image);
  if (before === version) {
    draft.tell(`image ${image}`);
  } else {
    draft.tell(
      before === undefined
        ? `version ${version}`
        : `version ${before} to ${version}`,
    );
  }
}

/** The image as a whole: the present one with another tag, or the usual one. */
function imageOf(
  draft: Draft,
  { version, image }: { version?: string; image?: string },
): string | undefined {
  const present = draft.scene.manifest.image;
  if (image !== undefined || version === undefined) {
    return image;
  }
  if (present === undefined) {
    return `${usualRepository}:${version}`;
  }
  if (imageVersion(present) === version) {
    return present;
  }
  const repository = /^([^@]+):[^/:@]+$/.exec(present)?.[1];
  if (repository === undefined) {
    draft.refuse('version-digest', 'version', `The image is ${present}.`);
    return undefined;
  }
  return `${repository}:${version}`;
}

function warnUntested(draft: Draft, version: string, field: string): void {
  const { operatorVersion, crVersion } = draft.scene;
  const operator = operatorVersion ?? draft.after.crVersion ?? crVersion;
  const release = releaseOf(operator);
  const major = majorOf(version);
  if (release && major !== undefined && !release.majors.includes(major)) {
    draft.warn(
      'version-untested',
      `The operator ${operator} was tested with ${release.majors.join(', ')}.`,
      field,
    );
  }
}

/** Nodes say nothing of their processors to Kubernetes, so it can only be warned of: where no such image runs already. */
function warnProcessor(draft: Draft, version: string, field: string): void {
  const major = Number.parseInt(version, 10);
  const running = draft.isNew
    ? NaN
    : Number.parseInt(runningOf(draft) ?? '', 10);
  if (major >= 8 && !(running >= 8)) {
    draft.warn('version-processor', `${version} is asked for.`, field);
  }
}

/** What runs counts before what is declared: the operator may have chosen another image. */
export function runningOf({ scene }: Draft): string | undefined {
  return (
    scene.context.database?.version ??
    imageVersion(scene.live?.image) ??
    imageVersion(scene.manifest.image)
  );
}

/** Whether MongoDB can go there; `false` when it is refused. */
function checkStep(draft: Draft, version: string, field: string): boolean {
  const running = runningOf(draft);
  const words = `${
    running ?? 'An unknown version'
  } runs, ${version} is asked for.`;
  switch (stepBetween(running, version)) {
    case 'skips':
      draft.refuse('version-skip', field, words, `${nextMajor(running)}.x`);
      return false;
    case 'down':
      draft.refuse('version-down', field, words, `${majorOf(running)}.x`);
      return false;
    case 'next':
      draft.warn('version-backup', '', field);
      draft.warn('version-fcv', words, field);
      return true;
    case 'unknown':
      draft.warn('version-step-unknown', words, field);
      return true;
    default:
      if ((compareReleases(version, running ?? '') ?? 0) < 0) {
        draft.warn('version-patch-down', words, field);
      }
      return true;
  }
}

/** `8.0.19-7` is newer than `8.0.19-6`. */
function compareReleases(a: string, b: string): number | undefined {
  const build = (version: string) =>
    Number(/^[\d.]+-(\d{1,6})/.exec(version)?.[1] ?? 0);
  const difference = compareVersions(a, b);
  return difference === 0 ? build(a) - build(b) : difference;
}

/** `upgradeOptions.apply` says never with either word, and by default; all others let the operator choose the image. */
export function chooses(apply: string | undefined): boolean {
  return !['disabled', 'never', ''].includes((apply ?? '').toLowerCase());
}

function checkChooser(draft: Draft, field: string): void {
  const { apply } = draft.after.upgrade;
  if (chooses(apply)) {
    draft.refuse(
      'version-automatic',
      field,
      `"upgradeOptions.apply" is "${apply}".`,
      'upgradeOptions.apply: disabled as well',
    );
  }
}
