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

/**
 * The versions that are later than one. Parts are compared as numbers: `8.0.19-7` is later than `8.0.9-12`.
 */
export function laterVersions(
  versions: readonly string[],
  current: string | undefined,
): readonly string[] {
  return current === undefined
    ? versions
    : versions.filter(version => isLater(partsOf(version), partsOf(current)));
}

function partsOf(version: string): readonly number[] {
  return (version.match(/\d+/g) ?? []).map(Number);
}

/** A version that says less stands for all that begin so: `8.0` is no later than `8.0.19`. */
function isLater(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at >= 0 && a[at] > (b[at] ?? -1);
}
