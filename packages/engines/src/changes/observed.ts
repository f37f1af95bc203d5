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

import { Database } from '@database-platform/plugin-databases-common';

/** The settings of a group of the configuration, where there is one. */
export function settingsOf(
  database: Database,
  id: string,
): ReadonlyMap<string, string> | undefined {
  const group = database.configuration.find(each => each.id === id);
  return (
    group && new Map(group.settings.map(({ name, value }) => [name, value]))
  );
}

/** Whether a resource cannot be read. */
export function hasGap(database: Database, resource: string): boolean {
  return database.gaps.some(gap => gap.resource === resource);
}
