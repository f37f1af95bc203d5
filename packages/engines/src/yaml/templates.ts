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

/** Where `{{` of a Helm template first stands in a part of a text, outside comments; `undefined` where there is none. */
export function templateStart(
  text: string,
  range: readonly [number, number, ...number[]],
): number | undefined {
  const part = text.slice(range[0], range[1]);
  const found = /^(?:[^#\n{]|\{(?!\{)|(?<=\S)#)*?\{\{/m.exec(part);
  return found ? range[0] + found.index + found[0].length - 2 : undefined;
}
