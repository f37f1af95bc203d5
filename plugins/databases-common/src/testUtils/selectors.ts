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

import type { UnknownObject } from '@database-platform/plugin-databases-common';
import { fieldOf } from './fieldOf';

/** Whether an object's labels match a selector as engines write them: `key`, `key=value`, `key in (a,b)`, several with commas between them. */
export function matchesLabels(
  object: UnknownObject,
  selector: string | undefined,
): boolean {
  return (selector?.split(/,(?![^(]*\))/) ?? []).every(each => {
    const requirement = each.trim();
    const equal = /^([^ =]+)=([^ =]+)$/.exec(requirement);
    const among = /^([^ ]+) in \(([^)]*)\)$/.exec(requirement);
    const [, key, values] = equal ?? among ?? [];
    const value = fieldOf(object, 'metadata', 'labels', key ?? requirement);
    return (
      typeof value === 'string' &&
      value !== '' &&
      (values?.split(',').includes(value) ?? true)
    );
  });
}

/** Whether an object matches a field selector of one requirement: `involvedObject.kind=postgresql`, `metadata.name!=x`. */
export function matchesFields(
  object: UnknownObject,
  selector: string | undefined,
): boolean {
  const match = /^([^=!]+)(!?=)(.+)$/.exec(selector ?? '');
  if (match === null) {
    return true;
  }
  const [, field, operator, value] = match;
  const isEqual = fieldOf(object, ...field.split('.')) === value;
  return operator === '=' ? isEqual : !isEqual;
}
