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

/**
 * What JSON looks like, in a form in which two descriptions of it can be compared: a TypeScript type and a schema.
 */
export type Shape =
  | 'string'
  | 'number'
  | 'boolean'
  /** An object about whose fields nothing is said. */
  | 'object'
  | { oneOf: readonly string[] }
  | { anyOf: readonly Shape[] }
  | { items: Shape }
  | { values: Shape }
  /** By name; those that may be absent have a `?` at the end. */
  | { fields: Readonly<Record<string, Shape>> };

/** One shape of several, in an order that does not depend on where they come from. */
export function anyOf(shapes: readonly Shape[]): Shape {
  const byText = new Map(shapes.map(shape => [JSON.stringify(shape), shape]));
  const texts = Array.from(byText.keys()).sort();
  const sorted = texts.map(text => byText.get(text) as Shape);
  return sorted.length === 1 ? sorted[0] : { anyOf: sorted };
}

/** Fields in the order of their names. */
export function fieldsOf(
  fields: ReadonlyArray<readonly [name: string, isOptional: boolean, Shape]>,
): Shape {
  return {
    fields: Object.fromEntries(
      fields
        .map(
          ([name, isOptional, shape]) =>
            [isOptional ? `${name}?` : name, shape] as const,
        )
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  };
}
