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

import { KubeObject } from '../types';
import { SelectorError } from './labelSelector';

/** Says whether an object is selected. */
export type ObjectMatcher = (object: KubeObject) => boolean;

/** A field selector that was read; `name` is set where it asks for one object by name. */
export interface FieldSelector {
  matches: ObjectMatcher;
  name?: string;
}

function unescapeValue(text: string): string {
  return text.replace(/\\([\\,=])/g, '$1');
}

/**
 * Reads a field selector such as `metadata.name=a,status.phase!=Running`. Only the fields in `fields` may be asked for;
 * `refusal` has the words for others.
 *
 * @throws SelectorError with the API's words
 */
export function parseFieldSelector(
  text: string | undefined,
  fields: ReadonlyMap<string, (object: KubeObject) => string>,
  refusal: (field: string) => string = field =>
    `field label not supported: ${field}`,
): FieldSelector | undefined {
  if (!text?.trim()) {
    return undefined;
  }
  let name: string | undefined;
  const matchers = text
    .split(/(?<!\\),/)
    .filter(part => part !== '')
    .map((part): ObjectMatcher => {
      const parsed = /^([^=!]+)(==|=|!=)(.*)$/.exec(part);
      if (!parsed) {
        throw new SelectorError(
          `invalid selector: '${text}'; can't understand '${part}'`,
        );
      }
      const [, field, operator, escaped] = parsed;
      const value = unescapeValue(escaped);
      const read = fields.get(field);
      if (!read) {
        throw new SelectorError(refusal(field));
      }
      if (operator === '!=') {
        return object => read(object) !== value;
      }
      if (field === 'metadata.name') {
        name = value;
      }
      return object => read(object) === value;
    });
  return { matches: object => matchers.every(match => match(object)), name };
}
