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

/**
 * The settings of an option file as MySQL reads it: `-` and `_` in names are the same, and settings of other sections than `[mysqld]` carry the section
 * in front. Values of what may hold a password are left out.
 */
export function mycnfSettings(
  file: unknown,
): Record<string, string> | undefined {
  if (typeof file !== 'string') {
    return undefined;
  }
  const found = new Map<string, string>();
  let section = '';
  for (const line of file.split(/\r?\n/)) {
    const header = /^\s*\[([^\]]+)\]/.exec(line);
    const setting = /^\s*([A-Za-z][\w.-]*)\s*(?:=\s*(.*))?$/.exec(
      line.replace(/(^|\s)#.*$/, ''),
    );
    if (header) {
      section = header[1].trim();
    } else if (setting) {
      const name = setting[1].replace(/-/g, '_');
      const value = setting[2]?.trim() ?? '(set)';
      found.set(
        section === 'mysqld' || section === '' ? name : `[${section}] ${name}`,
        isSecretive(name) ? '(not shown)' : value.slice(0, 200),
      );
    }
  }
  return Object.fromEntries(found);
}
