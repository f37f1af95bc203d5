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

/** Major versions, each of which can be upgraded to the next only (pkg/controller/perconaservermongodb/version.go, canUpgradeVersion). */
const majors: readonly string[] = [
  '3.6',
  '4.0',
  '4.2',
  '4.4',
  '5.0',
  '6.0',
  '7.0',
  '8.0',
];

/**
 * How far it is from one version to another.
 *
 * - `same`: within a major version.
 * - `next`: to the next major version.
 * - `skips`: over a major version.
 * - `down`: to an older major version.
 * - `unknown`: one of them is no version, or not known here.
 */
export type Step = 'same' | 'next' | 'skips' | 'down' | 'unknown';

/** The step between two versions such as `7.0.18-11`. */
export function stepBetween(from: string | undefined, to: string): Step {
  const before = majorOf(from);
  const after = majorOf(to);
  if (before === undefined || after === undefined) {
    return 'unknown';
  }
  if (before === after) {
    return 'same';
  }
  const distance = majors.indexOf(after) - majors.indexOf(before);
  if (!majors.includes(before) || !majors.includes(after)) {
    return 'unknown';
  }
  if (distance < 0) {
    return 'down';
  }
  return distance === 1 ? 'next' : 'skips';
}

/** `8.0` of `8.0.19-7`. */
export function majorOf(version: string | undefined): string | undefined {
  return /^(\d{1,2}\.\d{1,2})(?!\d)/.exec(version ?? '')?.[1];
}

/** The one after it; nothing where that is not known here. */
export function nextMajor(version: string | undefined): string | undefined {
  const index = majors.indexOf(majorOf(version) ?? '');
  return index < 0 ? undefined : majors[index + 1];
}
