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

/** Orders versions as Kubernetes does: v2 before v1 before v1beta2 before v1beta1 before v1alpha1 before the rest. */
export function compareVersions(a: string, b: string): number {
  const parse = (text: string) => {
    const match = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(text);
    if (!match) {
      return undefined;
    }
    const stage = { alpha: 1, beta: 2 }[match[2] as 'alpha'] ?? 3;
    return [stage, Number(match[1]), Number(match[3] ?? 0)];
  };
  const left = parse(a);
  const right = parse(b);
  if (!left || !right) {
    return (left ? -1 : 0) + (right ? 1 : 0) || a.localeCompare(b);
  }
  const index = left.findIndex((value, at) => value !== right[at]);
  return index < 0 ? 0 : right[index] - left[index];
}
