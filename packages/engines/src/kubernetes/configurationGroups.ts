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

import { ConfigurationGroup } from '@database-platform/plugin-databases-common';
import { isSecretive } from '../secretive';

/** Settings by what they are called. */
export type Settings = Readonly<Record<string, string>>;

/** Groups of settings, each in the order of their names; groups without settings are left out. */
export function configurationGroups(
  groups: ReadonlyArray<
    readonly [id: string, title: string, settings: Settings | undefined]
  >,
): ConfigurationGroup[] {
  return groups
    .map(([id, title, settings]) => ({
      id,
      title,
      settings: Object.entries(settings ?? {})
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([name, value]) => ({ name, value })),
    }))
    .filter(({ settings }) => settings.length > 0);
}

/** The groups without the values of settings that may hold a password. */
export function hideSecretValues(
  groups: readonly ConfigurationGroup[],
): ConfigurationGroup[] {
  return groups.map(group => ({
    ...group,
    settings: group.settings.map(setting =>
      isSecretive(setting.name)
        ? { ...setting, value: '(not shown)' }
        : setting,
    ),
  }));
}
