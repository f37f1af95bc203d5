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

import { JsonValue } from '@backstage/types';
import { isJsonObject } from '../../lib/dotPath';

/** New values by the names of settings; null takes one out. */
export type SettingValues = Readonly<Record<string, string | null>>;

/** Settings as they are now, by their names; none where the input has no such thing. */
export function currentSettings(
  value: JsonValue | undefined,
): Readonly<Record<string, string>> {
  return isJsonObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, each]) => [name, String(each)]),
      )
    : {};
}

/** The names of the settings there are now, then of the others that are asked for. */
export function settingNames(
  current: Readonly<Record<string, string>>,
  values: SettingValues,
): string[] {
  return [
    ...Object.keys(current),
    ...Object.keys(values).filter(name => !Object.hasOwn(current, name)),
  ];
}

/**
 * What is asked for once a setting becomes something else.
 *
 * @param value - null to take it out, absent to leave it as it is now
 */
export function putSetting(
  current: Readonly<Record<string, string>>,
  values: SettingValues,
  name: string,
  value: string | null | undefined,
): Record<string, string | null> {
  const { [name]: _, ...others } = values;
  // What is not set now is forgotten; what is, is taken out.
  const isNothing =
    value === undefined || (value === null && !Object.hasOwn(current, name));
  return isNothing
    ? others
    : // In its place, so that rows do not jump.
      { ...values, [name]: value };
}
