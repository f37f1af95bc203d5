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

import { Impact } from '@database-platform/plugin-databases-common';
import { ChangeScene, Draft } from './Draft';
import { namedItemAt, removeNamedItem } from './namedItems';
import { Path } from './paths';

/** What is taken out of a list of the manifest, and how that is said. */
export interface TakenItem<Id extends string> {
  list: Path;
  name: string;
  /** What the items are: "user". */
  noun: string;
  /** The rule that says what becomes of it. */
  rule: Id;
  effect: Impact['effect'];
  /** The place as the impact names it. */
  path: string;
  /** How a name is refused that the manifest did not have; it is passed over when left out. */
  missing?: { rule: Id; field: string };
}

/**
 * Takes an item with a name out of a list of the manifest, and says so.
 *
 * @returns whether there was one.
 */
export function takeOutItem<Id extends string>(
  draft: Pick<
    Draft<ChangeScene, unknown, Id>,
    'scene' | 'object' | 'set' | 'remove' | 'tell' | 'impact' | 'refuse'
  >,
  item: TakenItem<Id>,
): boolean {
  const { list, name, noun, rule, effect, path, missing } = item;
  const before = { object: draft.scene.before };
  if (missing && !namedItemAt(before, list, name).isThere) {
    draft.refuse(missing.rule, missing.field, `There is no ${noun} "${name}".`);
    return false;
  }
  if (!removeNamedItem(draft, list, name)) {
    return false;
  }
  draft.tell(`${noun} ${name} taken out`);
  draft.impact(rule, { path, from: name, effect, duration: 'seconds' });
  return true;
}
