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

import type { Entry, Layout } from './Layout';
import type { Style } from './Style';
import type { YamlPath } from './YamlEdit';

/** The place that a value takes: behind a key, behind a dash, between commas, or the whole document. */
export interface Slot {
  readonly kind: 'pair' | 'item' | 'root';
  readonly entry?: Entry;
  /** Behind the colon or dash and anchor or tag of the value. */
  readonly valueAt: number;
  /** Column of the collection around it. */
  readonly indent: number;
  /** True inside `{}` and `[]`. */
  readonly flow: boolean;
  readonly style: Style;
  readonly path: YamlPath;
}

/** A slot, and where in it the source to replace starts. */
export type Place = Slot & { readonly start: number };

/** The place of the value of an entry. */
export function slotOf(
  layout: Layout,
  kind: 'pair' | 'item',
  entry: Entry,
  around: { indent: number; flow: boolean; style: Style; path: YamlPath },
): Slot {
  return { ...around, kind, entry, valueAt: layout.propertiesEnd(entry) };
}
