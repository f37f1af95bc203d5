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

import { parse } from 'yaml';
import { isObject, scalar } from '../../json';
import { isSecretive } from '../../secretive';

const longestText = 20_000;
const longestValue = 300;
const mostSettings = 100;
const deepest = 8;

/**
 * The settings of a mongod configuration by their dotted names, such as `operationProfiling.mode`.
 *
 * @remarks
 * `configuration` is YAML in a text field. Values that may hold a secret are not kept at all. Text that is not YAML gives no settings:
 * the operator refuses it with a message of its own.
 */
export function mongodConfiguration(
  value: unknown,
): Record<string, string> | undefined {
  if (typeof value !== 'string' || value.length > longestText) {
    return undefined;
  }
  const settings: [string, string][] = [];
  const collect = (node: unknown, path: readonly string[]): void => {
    if (settings.length >= mostSettings || path.length > deepest) {
      return;
    }
    if (isObject(node)) {
      for (const [key, entry] of Object.entries(node)) {
        collect(entry, [...path, key]);
      }
      return;
    }
    const name = path.join('.');
    const found = Array.isArray(node)
      ? JSON.stringify(node).slice(0, longestValue)
      : scalar(node)?.slice(0, longestValue);
    if (name !== '' && found !== undefined) {
      settings.push([name, isSecretive(name) ? '(not shown)' : found]);
    }
  };
  try {
    collect(parse(value, { maxAliasCount: 20, logLevel: 'silent' }), []);
  } catch {
    return undefined;
  }
  return Object.fromEntries(settings);
}
