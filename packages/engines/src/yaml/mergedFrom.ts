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

import { isAlias, isMap, isSeq, YAMLMap } from 'yaml';
import { Anchor, Anchors } from './Anchors';
import { isMergeKey, ownPair } from './keyText';

/** The anchor whose mapping brings a key into a mapping by `<<`; `undefined` when no anchor does so directly. */
export function mergedFrom(
  anchors: Anchors,
  map: YAMLMap,
  key: string,
): Anchor | undefined {
  const sources = map.items
    .filter(pair => isMergeKey(pair.key))
    .flatMap(({ value }) => (isSeq(value) ? value.items : [value]));
  return sources
    .filter(isAlias)
    .map(alias => anchors.of(alias))
    .find(anchor => anchor && isMap(anchor.node) && ownPair(anchor.node, key));
}
