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

/** What is read of a JSON schema here, or what points at one. */
export interface Schema {
  $ref?: string;
  type?: string;
  enum?: readonly unknown[];
  format?: string;
  minimum?: number;
  properties?: Record<string, Schema>;
  required?: readonly string[];
  allOf?: readonly Schema[];
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
}

/** One text of each format that has a form. */
const TEXTS: Readonly<Record<string, string>> = {
  uri: 'https://example.org/',
  'uri-template': 'https://example.org/',
  'date-time': '2026-01-01T00:00:00Z',
  date: '2026-01-01',
  email: 'jane@example.org',
  'repo.nwo': 'jane/example',
};

/**
 * The smallest value that a schema allows: what must be there, and nothing besides. Whether it really is allowed says whoever checks it.
 *
 * @param resolve - what stands at the end of a reference; what is none is itself
 */
export function leastOf(
  part: Schema,
  resolve: (part: Schema) => Schema,
): unknown {
  const schema = together(resolve(part), resolve);
  const { properties = {}, required = [] } = schema;
  const choices = (schema.anyOf ?? schema.oneOf ?? []).map(resolve);
  if (schema.enum) {
    return schema.enum[0];
  }
  if (!schema.type && choices.some(({ type }) => type === 'null')) {
    return null;
  }
  if (choices.length > 0) {
    return leastOf(choices[0], resolve);
  }
  switch (schema.type) {
    case 'array':
      return [];
    case 'string':
      return TEXTS[schema.format ?? ''] ?? 'text';
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return false;
    default:
      return Object.fromEntries(
        required.map(name => [name, leastOf(properties[name] ?? {}, resolve)]),
      );
  }
}

/** A schema with those that hold besides it as one. */
function together(
  { allOf = [], ...own }: Schema,
  resolve: (part: Schema) => Schema,
): Schema {
  return allOf
    .map(part => together(resolve(part), resolve))
    .reduce<Schema>(
      (all, one) => ({
        ...all,
        ...one,
        enum: all.enum ?? one.enum,
        format: all.format ?? one.format,
        required: [...(all.required ?? []), ...(one.required ?? [])],
        properties: Object.fromEntries(
          Object.keys({ ...all.properties, ...one.properties }).map(name => [
            name,
            {
              allOf: [all, one].flatMap(item => item.properties?.[name] ?? []),
            },
          ]),
        ),
      }),
      own,
    );
}
