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

import { CST, isScalar } from 'yaml';
import type { JsonValue } from './JsonValue';
import { Entry, isSignificant } from './Layout';
import type { Planning } from './Planning';
import type { Place, Slot } from './Slot';

/** The place without an explicit tag that would make the new value something else. */
export function withoutTag(
  { file, layout, splices }: Pick<Planning, 'file' | 'layout' | 'splices'>,
  node: unknown,
  token: CST.Token | undefined,
  wanted: JsonValue,
  slot: Slot,
): Place {
  const place = { ...slot, start: token?.offset ?? slot.valueAt };
  const properties = propertiesOf(slot.entry);
  const tag = properties.find(each => each.type === 'tag');
  const keeps =
    isScalar(node) && typeof node.value === typeof wanted && wanted !== null;
  if (!tag || keeps) {
    return place;
  }
  const end = tag.offset + tag.source.length;
  const text = file.text;
  if (tag !== properties[properties.length - 1]) {
    const [spaces] = /^ */.exec(text.slice(end, end + 100))!;
    splices.remove(tag.offset, end + spaces.length);
    return place;
  }
  const before = text.slice(0, tag.offset).trimEnd().length;
  if (token && layout.lineEnd(end) >= token.offset) {
    return { ...place, valueAt: before, start: tag.offset };
  }
  splices.remove(before, end);
  return { ...place, valueAt: before };
}

/** The colon or dash of an entry, and the anchor and tag of its value. */
function propertiesOf(entry: Entry | undefined): CST.SourceToken[] {
  const tokens = entry?.sep?.length ? entry.sep : entry?.start ?? [];
  return tokens.filter(isSignificant);
}
