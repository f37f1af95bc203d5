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

/** Whether git takes this as the name of a branch (`git check-ref-format --branch`, and Gitea's limit of 100 characters). */
export function isBranchName(name: string): boolean {
  return (
    name.length > 0 &&
    name.length <= 100 &&
    [...name].every(isPlain) &&
    !/\.\.|@\{|\/\/|\/$|\.$|^-|^\//.test(name) &&
    name !== '@' &&
    name
      .split('/')
      .every(part => !part.startsWith('.') && !part.endsWith('.lock'))
  );
}

/** No control character, no space, nothing that means something to git. */
function isPlain(character: string): boolean {
  const code = character.charCodeAt(0);
  return code > 0x20 && code !== 0x7f && !'~^:?*[\\'.includes(character);
}
