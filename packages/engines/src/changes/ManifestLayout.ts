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

import { Path } from './paths';

/**
 * How people write the manifests of an engine. Paths are written with dots; `*` stands for any item of a list.
 */
export interface ManifestLayout {
  /** The order of keys, by the path of the object that holds them. */
  orders: Readonly<Record<string, readonly string[]>>;
  /** What is written beside a key that comes into a manifest which is there, where the key does not say it. */
  comments: Readonly<Record<string, string>>;
  /** What a reader of a new manifest would not guess: above the key for maps and lists, beside the value for others. */
  remarks: Readonly<Record<string, string>>;
  /** Maps whose values are written as short lists in one line. */
  inLine?: ReadonlySet<string>;
  /** Values that are text whatever they look like, and maps of such values. */
  quoted?: ReadonlySet<string>;
  /** Text of several lines, written as a block (`|`). */
  blocks?: ReadonlySet<string>;
}

/** A path in the words of a layout. */
export function layoutPath(path: Path): string {
  return path.map(step => (typeof step === 'number' ? '*' : step)).join('.');
}

/** The order of the keys of the object at a path, where there is one. */
export function orderOf(
  { orders }: ManifestLayout,
  path: Path,
): readonly string[] | undefined {
  return own(orders, layoutPath(path));
}

/** The keys after which a new one belongs, the nearest first; `undefined` where any place is as good. */
export function keysBefore(
  layout: ManifestLayout,
  path: Path,
): readonly string[] | undefined {
  const order = orderOf(layout, path.slice(0, -1));
  const index = order?.indexOf(String(path[path.length - 1])) ?? -1;
  return order !== undefined && index > 0
    ? order.slice(0, index).reverse()
    : undefined;
}

/** The value of an own key: a path may be called like a member of `Object.prototype`. */
export function own<T>(
  table: Readonly<Record<string, T>>,
  key: string,
): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
