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

import { anyOf, fieldsOf, Shape } from './Shape';

/** As much of JSON Schema as the specification uses. */
export interface Schema {
  $ref?: string;
  type?: string;
  enum?: readonly string[];
  const?: string;
  oneOf?: readonly Schema[];
  anyOf?: readonly Schema[];
  allOf?: readonly Schema[];
  items?: Schema;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  additionalProperties?: boolean | Schema;
}

/** The shape that a schema of the specification describes. */
export function shapeOfSchema(
  schema: Schema,
  schemas: Readonly<Record<string, Schema>>,
): Shape {
  const whole = flatten(schema, schemas);
  const choices = whole.oneOf ?? whole.anyOf;
  if (choices) {
    return anyOf(choices.map(choice => shapeOfSchema(choice, schemas)));
  }
  const words =
    whole.enum ?? (whole.const === undefined ? undefined : [whole.const]);
  if (words) {
    return { oneOf: [...words].sort() };
  }
  switch (whole.type) {
    case 'string':
    case 'boolean':
    case 'number':
      return whole.type;
    case 'integer':
      return 'number';
    case 'array':
      return { items: shapeOfSchema(whole.items ?? {}, schemas) };
    case 'object':
      return shapeOfObject(whole, schemas);
    default:
      throw new Error(`Not understood: ${JSON.stringify(whole)}`);
  }
}

function shapeOfObject(
  { properties, required = [], additionalProperties }: Schema,
  schemas: Readonly<Record<string, Schema>>,
): Shape {
  if (properties) {
    for (const name of required) {
      if (!Object.hasOwn(properties, name)) {
        throw new Error(`${name} is required, but not among the properties`);
      }
    }
    return fieldsOf(
      Object.entries(properties).map(([name, property]) => [
        name,
        !required.includes(name),
        shapeOfSchema(property, schemas),
      ]),
    );
  }
  return typeof additionalProperties === 'object'
    ? { values: shapeOfSchema(additionalProperties, schemas) }
    : 'object';
}

/** With everything that it refers to, which JSON Schema allows beside other keywords. */
function flatten(
  schema: Schema,
  schemas: Readonly<Record<string, Schema>>,
): Schema {
  const { $ref, allOf = [], ...own } = schema;
  const parts = [...($ref ? [named($ref, schemas)] : []), ...allOf].map(part =>
    flatten(part, schemas),
  );
  return [...parts, own].reduce((all, part) => ({
    ...all,
    ...part,
    ...((all.properties ?? part.properties) && {
      properties: { ...all.properties, ...part.properties },
      required: [...(all.required ?? []), ...(part.required ?? [])],
    }),
  }));
}

function named($ref: string, schemas: Readonly<Record<string, Schema>>) {
  const name = $ref.slice($ref.lastIndexOf('/') + 1);
  const found = schemas[name];
  if (!found) {
    throw new Error(`There is no schema ${name}`);
  }
  return found;
}
