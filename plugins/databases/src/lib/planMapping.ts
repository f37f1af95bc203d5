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

import { InputError } from '@backstage/errors';
import { JsonObject, JsonValue } from '@backstage/types';
import { getAt, isJsonObject, setAt } from './dotPath';

/**
 * Where in a form's data the parts of an operation's input are: a small language for the `ui:options` of a template.
 *
 * - Text is a dot path into the form's data: `size.members`. What is not there, or an empty text, is left out.
 * - Behind a path, `| entityName` takes the name out of an entity reference: `owner | entityName` is `orders-team` for `group:default/orders-team`.
 * - Behind that, `if` and a path leaves it out unless what is there is true: `storage if backedUp`; `unless` and a path leaves it out where that is true: `profile unless elsewhere`.
 * - Text in single quotes stands for itself: `'transaction'`.
 * - A number or a boolean stands for itself.
 * - An object is an object whose values follow the same rules; it is left out when all of them are.
 *
 * @public
 */
export type InputMapping =
  | string
  | { [key: string]: InputMapping | number | boolean };

const QUOTED = /^'(.*)'$/s;
const CONDITIONAL = /^(.*?)\s+(if|unless)\s+([\w.]+)$/s;
const FILTERED = /^(.*?)\s*\|\s*(\w+)$/s;

/** What a mapping can make of the text at a path. What it makes of a result is the same result. */
const filters: Readonly<Record<string, (text: string) => string>> = {
  entityName: text => text.slice(text.search(/[^:/]*$/)),
};

/** The path of a choice in the form, and what has to be chosen there. */
interface Condition {
  path: string;
  isTrue: boolean;
}

/** The path of a mapping, what is made of the text there, and what it depends on. */
function readPath(mapping: string): {
  path: string;
  filter?: (text: string) => string;
  condition?: Condition;
} {
  const [, value = mapping, word, choice] = CONDITIONAL.exec(mapping) ?? [];
  const condition =
    choice === undefined ? undefined : { path: choice, isTrue: word === 'if' };
  const [, path, name] = FILTERED.exec(value) ?? [];
  if (path === undefined) {
    return { path: value, condition };
  }
  if (!Object.hasOwn(filters, name)) {
    throw new InputError(
      `"${mapping}" of the template's ui:options: there is no "${name}"; use ${Object.keys(
        filters,
      ).join(', ')}`,
    );
  }
  return { path, filter: filters[name], condition };
}

/** The input that a form's data stands for. */
export function inputOf(
  mapping: InputMapping | number | boolean,
  formData: JsonObject,
): JsonValue | undefined {
  if (typeof mapping === 'number' || typeof mapping === 'boolean') {
    return mapping;
  }
  if (typeof mapping === 'string') {
    const quoted = QUOTED.exec(mapping);
    if (quoted) {
      return quoted[1];
    }
    const { path, filter, condition } = readPath(mapping);
    const value = getAt(formData, path);
    if (
      value === '' ||
      value === null ||
      (condition &&
        (getAt(formData, condition.path) === true) !== condition.isTrue)
    ) {
      return undefined;
    }
    return filter && typeof value === 'string' ? filter(value) : value;
  }
  const entries = Object.entries(mapping).flatMap(([key, part]) => {
    const value = inputOf(part, formData);
    return value === undefined ? [] : [[key, value] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** The form's data with the values of an input where the mapping has them: the other way of {@link inputOf}. */
export function withInput(
  mapping: InputMapping | number | boolean,
  input: JsonValue | undefined,
  formData: JsonObject,
): JsonObject {
  if (
    input === undefined ||
    typeof mapping === 'number' ||
    typeof mapping === 'boolean'
  ) {
    return formData;
  }
  if (typeof mapping === 'string') {
    if (QUOTED.test(mapping)) {
      return formData;
    }
    const { path, condition } = readPath(mapping);
    const data = setAt(formData, path, input);
    return condition ? setAt(data, condition.path, condition.isTrue) : data;
  }
  return Object.entries(mapping).reduce(
    (data, [key, part]) =>
      withInput(
        part,
        isJsonObject(input) && Object.hasOwn(input, key)
          ? input[key]
          : undefined,
        data,
      ),
    formData,
  );
}

/**
 * Where in the form the value of an input's field comes from: `size.cpu.limit` for `cpu.limit`.
 *
 * @returns `undefined` for a field that the form does not have
 */
export function formPathOf(
  mapping: InputMapping | number | boolean | undefined,
  field: string,
): string | undefined {
  if (typeof mapping === 'string') {
    return QUOTED.test(mapping)
      ? undefined
      : [readPath(mapping).path, field].filter(Boolean).join('.');
  }
  if (typeof mapping !== 'object' || field === '') {
    return undefined;
  }
  const [key, ...rest] = field.split('.');
  return Object.hasOwn(mapping, key)
    ? formPathOf(mapping[key], rest.join('.'))
    : undefined;
}
