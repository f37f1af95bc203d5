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

/**
 * What a schema says of one of its fields; `undefined` when it says nothing.
 */
export function describeField(
  schema: z.ZodTypeAny,
  path: ReadonlyArray<string | number>,
): string | undefined {
  const [step, ...rest] = path;
  if (step === undefined) {
    return descriptionOf(schema);
  }
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject) {
    const field: z.ZodTypeAny | undefined = inner.shape[step];
    return field && describeField(field, rest);
  }
  if (inner instanceof z.ZodArray) {
    return describeField(inner.element, rest);
  }
  return inner instanceof z.ZodRecord
    ? describeField(inner.valueSchema, rest)
    : undefined;
}

/** A description may be on the outside, or on what is wrapped. */
export function descriptionOf(schema: z.ZodTypeAny): string | undefined {
  const inner = unwrapOnce(schema);
  return schema.description ?? (inner && descriptionOf(inner));
}

/** The schema without what makes it optional, fills it in or checks it besides. */
export function unwrap(schema: z.ZodTypeAny): z.ZodTypeAny {
  const inner = unwrapOnce(schema);
  return inner ? unwrap(inner) : schema;
}

function unwrapOnce(schema: z.ZodTypeAny): z.ZodTypeAny | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return schema.unwrap();
  }
  if (schema instanceof z.ZodDefault) {
    return schema.removeDefault();
  }
  if (schema instanceof z.ZodEffects) {
    return schema.innerType();
  }
  return schema instanceof z.ZodPipeline ? schema._def.in : undefined;
}
