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

import { at } from '../json';
import { Draft } from './Draft';
import { Path } from './paths';

type ListDraft = Pick<Draft, 'object' | 'set' | 'remove'>;

/** The items of a list in the manifest; none where it is no list. */
function itemsAt(draft: Pick<Draft, 'object'>, list: Path): unknown[] {
  const items = at(draft.object, ...list);
  return Array.isArray(items) ? items : [];
}

/** The place of the item with a name in a list of the manifest, and whether it is there: a new one goes to the end. */
export function namedItemAt(
  draft: Pick<Draft, 'object'>,
  list: Path,
  name: string,
): { path: Path; isThere: boolean } {
  const items = itemsAt(draft, list);
  const index = items.findIndex(item => at(item, 'name') === name);
  return {
    path: [...list, index < 0 ? items.length : index],
    isThere: index >= 0,
  };
}

/**
 * Takes the item with a name out of a list of the manifest, and the list with its last item.
 *
 * @returns whether there was one.
 */
export function removeNamedItem(
  draft: ListDraft,
  list: Path,
  name: string,
): boolean {
  const { path, isThere } = namedItemAt(draft, list, name);
  if (isThere) {
    draft.remove(itemsAt(draft, list).length === 1 ? list : path);
  }
  return isThere;
}

/** Names that stand twice, in a list of the input or in it and among those that go: each with its field. */
export function namesTwice(
  field: string,
  names: readonly string[],
  goneField: string,
  gone: readonly string[] = [],
): Array<{ field: string; name: string }> {
  return [
    ...names.flatMap((name, index) =>
      names.indexOf(name) < index
        ? [{ field: `${field}.${index}.name`, name }]
        : [],
    ),
    ...gone.flatMap((name, index) =>
      names.includes(name) || gone.indexOf(name) < index
        ? [{ field: `${goneField}.${index}`, name }]
        : [],
    ),
  ];
}
