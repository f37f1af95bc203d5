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

/** Words of a text that commas or spaces part, each once. */
export function parseList(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter(Boolean))];
}

/** The words as a text that {@link parseList} reads. */
export function writeList(words: readonly string[]): string {
  return words.join(', ');
}

/** The schema that an extension goes to when a text does not say one. */
const DEFAULT_SCHEMA = 'public';

/** Extensions with the schemas they go to, of a text such as `pg_trgm, hstore:data`. */
export function parseExtensions(text: string): Record<string, string> {
  return Object.fromEntries(
    parseList(text).map(word => {
      const [name, schema] = word.split(':');
      return [name, schema || DEFAULT_SCHEMA];
    }),
  );
}

/** The extensions as a text that {@link parseExtensions} reads. */
export function writeExtensions(
  extensions: Readonly<Record<string, string>>,
): string {
  return writeList(
    Object.entries(extensions).map(([name, schema]) =>
      schema === DEFAULT_SCHEMA ? name : `${name}:${schema}`,
    ),
  );
}
