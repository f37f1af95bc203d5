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

import { ChangeScene, Draft } from './Draft';

/** Where errors about the name of a new database are: beside the input. */
const field = 'target.name';

type NamedDraft = Pick<
  Draft<ChangeScene, unknown, 'name-pattern' | 'name-too-long'>,
  'scene' | 'refuse'
>;

/**
 * Refuses a name that a new database cannot have, by the engine's rules `name-pattern` and `name-too-long`.
 *
 * @param longest - The most characters; not checked when it depends on more than the name.
 */
export function refuseName(draft: NamedDraft, longest = Infinity): void {
  const { name } = draft.scene;
  if (!/^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name)) {
    draft.refuse(
      'name-pattern',
      field,
      `"${name.slice(0, 80)}" cannot be the name of a database.`,
      'a lower-case letter, then lower-case letters, digits and hyphens, no hyphen at the end',
    );
  }
  if (name.length > longest) {
    draft.refuse(
      'name-too-long',
      field,
      `The name has ${name.length} characters.`,
      `${longest} characters or fewer`,
    );
  }
}
