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

import { parseDocument } from 'yaml';
import { isObject } from '../../../json';

/** The settings of a configuration file by their dotted names, or why it cannot be read. */
export type ConfigurationText =
  | { settings: ReadonlyMap<string, unknown>; sections: readonly string[] }
  | { problem: 'syntax' | 'section'; message: string };

/** Deeper than any setting of MongoDB. */
const deepest = 12;
const mostAliases = 20;

/**
 * Reads the configuration of mongod or mongos as the operator does: YAML with a map at the top, whose sections are maps as well
 * (pkg/apis/psmdb/v1/psmdb_types.go, GetOptions).
 */
export function readConfiguration(text: string | undefined): ConfigurationText {
  if (text === undefined || text.trim() === '') {
    return { settings: new Map(), sections: [] };
  }
  const value = parsed(text);
  if ('message' in value) {
    return { problem: 'syntax', message: value.message };
  }
  const top = value.value;
  // Comments alone say nothing.
  if (top === null || top === undefined) {
    return { settings: new Map(), sections: [] };
  }
  if (!isObject(top)) {
    return { problem: 'syntax', message: 'it is no map of settings' };
  }
  const wrong = Object.keys(top).find(
    key => top[key] !== null && !isObject(top[key]),
  );
  return wrong === undefined
    ? { settings: flattened(top), sections: Object.keys(top) }
    : { problem: 'section', message: `"${wrong.slice(0, 80)}" is no map` };
}

function parsed(text: string): { value: unknown } | { message: string } {
  const document = parseDocument(text, { version: '1.1', logLevel: 'silent' });
  const [error] = document.errors;
  if (error) {
    return { message: firstLine(error.message) };
  }
  try {
    return { value: document.toJS({ maxAliasCount: mostAliases }) };
  } catch (error_) {
    return {
      message: firstLine(error_ instanceof Error ? error_.message : 'no YAML'),
    };
  }
}

/** The parser's first line says it; the others show the text. */
function firstLine(message: string): string {
  return message
    .split('\n')[0]
    .replace(/[:.]?\s*$/, '')
    .slice(0, 200);
}

function flattened(top: {
  readonly [field: string]: unknown;
}): Map<string, unknown> {
  const settings = new Map<string, unknown>();
  const collect = (node: unknown, path: readonly string[]): void => {
    if (isObject(node) && path.length < deepest) {
      for (const [key, entry] of Object.entries(node)) {
        collect(entry, [...path, key]);
      }
      return;
    }
    settings.set(path.join('.'), node);
  };
  collect(top, []);
  return settings;
}
