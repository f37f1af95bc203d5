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

import { isSecretive } from '../../secretive';
import { settingsIn } from '../manifest/mycnf';

/**
 * The settings of an option file as MySQL reads it: `-` and `_` in names are the same, and settings of other sections than `[mysqld]` carry the section
 * in front. Values of what may hold a password are left out.
 */
export function mycnfSettings(
  file: unknown,
): Record<string, string> | undefined {
  return typeof file === 'string'
    ? Object.fromEntries(
        settingsIn(file).map(({ section, name, value }) => [
          section === 'mysqld' ? name : `[${section}] ${name}`,
          isSecretive(name) ? '(not shown)' : value.slice(0, 200) || '(set)',
        ]),
      )
    : undefined;
}
