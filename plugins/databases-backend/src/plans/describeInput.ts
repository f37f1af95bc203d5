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

import { z } from 'zod/v3';
import { descriptionOf, unwrap } from './describeField';

/** What an operation takes in one of its fields, for those who have no form. */
export interface InputField {
  name: string;
  /** In words: `text`, `whole number`, `list of objects`. */
  type: string;
  required: boolean;
  description?: string;
  /** The only values that are taken, where they are few. */
  values?: readonly string[];
  /** Of the object, or of each object of the list or map. */
  fields?: readonly InputField[];
}

/** What a schema of an operation takes, field by field; empty for one that is no object. */
export function describeInput(schema: z.ZodTypeAny): InputField[] {
  const inner = unwrap(schema);
  return inner instanceof z.ZodObject
    ? Object.entries<z.ZodTypeAny>(inner.shape).map(([name, field]) => ({
        name,
        required: !field.isOptional(),
        ...withDescription(field),
        ...shapeOf(field),
      }))
    : [];
}

function withDescription(schema: z.ZodTypeAny) {
  const description = descriptionOf(schema);
  return description === undefined ? {} : { description };
}

function shapeOf(
  schema: z.ZodTypeAny,
): Pick<InputField, 'type' | 'values' | 'fields'> {
  const piped = schema instanceof z.ZodPipeline ? schema._def.out : undefined;
  const inner = piped instanceof z.ZodEnum ? piped : unwrap(schema);
  if (inner instanceof z.ZodObject) {
    return { type: 'object', fields: describeInput(inner) };
  }
  if (inner instanceof z.ZodArray) {
    return several('list', inner.element);
  }
  if (inner instanceof z.ZodRecord) {
    return several('map by name', inner.valueSchema);
  }
  if (inner instanceof z.ZodEnum) {
    return { type: 'text', values: inner.options };
  }
  if (inner instanceof z.ZodUnion) {
    const options: Array<Pick<InputField, 'type'>> = inner.options.map(shapeOf);
    return {
      type: Array.from(new Set(options.map(({ type }) => type))).join(' or '),
    };
  }
  return { type: wordOf(inner) };
}

function several(what: string, element: z.ZodTypeAny) {
  const { type, ...more } = shapeOf(element);
  return { type: `${what}: ${type}`, ...more };
}

function wordOf(schema: z.ZodTypeAny): string {
  if (schema instanceof z.ZodNumber) {
    return schema.isInt ? 'whole number' : 'number';
  }
  if (schema instanceof z.ZodBoolean) {
    return 'true or false';
  }
  if (schema instanceof z.ZodLiteral) {
    return JSON.stringify(schema.value);
  }
  if (schema instanceof z.ZodNull) {
    return 'null';
  }
  return schema instanceof z.ZodString ? 'text' : 'any value';
}
