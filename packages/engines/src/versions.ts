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

/** The numbers of a version such as `8.4.3` or `v1.22.0`; nothing for what is none. */
function partsOf(version: string | undefined): number[] | undefined {
  return /^v?(\d{1,6})\.(\d{1,6})(?:\.(\d{1,6}))?/
    .exec(version ?? '')
    ?.slice(1)
    .map(part => Number(part ?? 0));
}

/** Negative when the version `a` is before `b`, positive when it is after; `undefined` when one of them is no version. What follows the numbers does not count. */
export function compareVersions(
  a: string | undefined,
  b: string | undefined,
): number | undefined {
  const left = partsOf(a);
  const right = partsOf(b);
  if (left === undefined || right === undefined) {
    return undefined;
  }
  return (
    left.map((part, index) => part - right[index]).find(part => part !== 0) ?? 0
  );
}

/** Whether two versions differ in nothing but the patch. */
export function sameMinor(a: string, b: string): boolean {
  const left = partsOf(a);
  const right = partsOf(b);
  return (
    left !== undefined &&
    right !== undefined &&
    left[0] === right[0] &&
    left[1] === right[1]
  );
}
