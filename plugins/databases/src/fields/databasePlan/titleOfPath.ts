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
 * A field of the form as a person knows it: the titles that its template gives, and the rest of the path where they end, such as `Size: cpu.limit`.
 */
export function titleOfPath(
  rootSchema: { properties?: Record<string, unknown> } | undefined,
  path: string,
): string {
  const keys = path.split('.');
  let at: unknown = rootSchema;
  let known = 0;
  for (const key of keys) {
    const below = fieldOf(at, key);
    if (below === undefined) {
      break;
    }
    at = below;
    known += 1;
  }
  const title = propertyOf(at, 'title');
  if (known === 0 || typeof title !== 'string') {
    return path;
  }
  const rest = keys.slice(known).join('.');
  return rest ? `${title}: ${rest}` : title;
}

/** A field of a schema, one that is there under a condition too. */
export function fieldOf(schema: unknown, key: string): unknown {
  const parts = propertyOf(schema, 'allOf');
  return (
    propertyOf(propertyOf(schema, 'properties'), key) ??
    (Array.isArray(parts) ? parts : [])
      .map(part => fieldOf(propertyOf(part, 'then'), key))
      .find(field => field !== undefined)
  );
}

function propertyOf(value: unknown, key: string): unknown {
  return typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
