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

import {
  isJsonArray,
  isJsonObject,
  JsonObject,
  JsonValue,
  presentKeys,
} from './JsonValue';
import { fitsLiteral, scalarText } from './scalarText';
import type { Style } from './Style';
import type { YamlPath } from './YamlEdit';

/** How new values are written. */
export interface Rendering {
  readonly style: Style;
  readonly eol: string;
  /** False where a literal block (`|`) would not read as the same text. */
  readonly literals: boolean;
  /** The comment of a new key. */
  readonly comment: (path: YamlPath) => string | undefined;
}

/** A value that stands in one line whatever surrounds it: a scalar, `{}` or `[]`. */
export function isInline(value: JsonValue): boolean {
  return isJsonArray(value)
    ? value.length === 0
    : !isJsonObject(value) || presentKeys(value).length === 0;
}

/** A value in flow style, in one line. */
export function renderFlow(value: JsonValue, style: Style): string {
  if (isJsonArray(value)) {
    return `[${value.map(item => renderFlow(item, style)).join(', ')}]`;
  }
  if (isJsonObject(value)) {
    const pairs = presentKeys(value).map(
      key =>
        `${keyLiteral(key, style, true)}: ${renderFlow(value[key]!, style)}`,
    );
    return `{${pairs.join(', ')}}`;
  }
  return scalarText(value, {
    prefer: 'plain',
    quotes: style.quotes,
    flow: true,
  });
}

/** A value in block style at a column; the first line without its indentation. */
export function renderBlock(
  value: JsonValue,
  column: number,
  path: YamlPath,
  rendering: Rendering,
): string {
  const line = `${rendering.eol}${' '.repeat(column)}`;
  if (isInline(value)) {
    return renderInline(value, rendering.style);
  }
  if (isJsonArray(value)) {
    return value
      .map(
        (item, index) =>
          `- ${renderItem(item, column, [...path, index], rendering)}`,
      )
      .join(line);
  }
  const object = value as JsonObject;
  return presentKeys(object)
    .map(key =>
      renderPair(key, object[key]!, column, [...path, key], rendering),
    )
    .join(line);
}

/** What stands behind the dash of a list item whose dash is at a column. */
export function renderItem(
  value: JsonValue,
  column: number,
  path: YamlPath,
  rendering: Rendering,
): string {
  return (
    literal(value, column + rendering.style.step, rendering) ??
    renderBlock(value, column + 2, path, rendering)
  );
}

/** A key and its value in block style, with its comment. */
export function renderPair(
  key: string,
  value: JsonValue,
  column: number,
  path: YamlPath,
  rendering: Rendering,
): string {
  const { style, eol } = rendering;
  const name = keyLiteral(key, style, false);
  const comments = (rendering.comment(path) ?? '')
    .split(/\r?\n/)
    .filter(line => line.trim() !== '')
    .map(line => `# ${line.replace(/^\s*#\s?/, '').trimEnd()}`);
  const behind = comments.length === 1 && isInline(value) && !isLong(value);
  const above = behind
    ? ''
    : comments.map(line => `${line}${eol}${' '.repeat(column)}`).join('');
  const after = behind ? ` ${comments[0]}` : '';
  return `${above}${name}:${renderValue(
    value,
    column,
    path,
    rendering,
  )}${after}`;
}

/** What stands behind the colon of a key at a column, its space or line break included. */
export function renderValue(
  value: JsonValue,
  column: number,
  path: YamlPath,
  rendering: Rendering,
): string {
  const { style, eol } = rendering;
  if (isInline(value)) {
    const text =
      literal(value, column + style.step, rendering) ??
      renderInline(value, style);
    return ` ${text}`;
  }
  const inner = column + (isJsonArray(value) ? style.listStep : style.step);
  return `${eol}${' '.repeat(inner)}${renderBlock(
    value,
    inner,
    path,
    rendering,
  )}`;
}

export function keyLiteral(key: string, style: Style, flow: boolean): string {
  return scalarText(key, { prefer: 'plain', quotes: style.quotes, flow });
}

function renderInline(value: JsonValue, style: Style): string {
  if (isJsonArray(value)) {
    return '[]';
  }
  return isJsonObject(value)
    ? '{}'
    : scalarText(value, { prefer: 'plain', quotes: style.quotes, flow: false });
}

/** A text of several lines as a literal block, where that is possible. */
function literal(
  value: JsonValue,
  column: number,
  { eol, literals }: Rendering,
): string | undefined {
  if (!literals || typeof value !== 'string' || !fitsLiteral(value)) {
    return undefined;
  }
  const ends = value.endsWith('\n');
  const lines = (ends ? value.slice(0, -1) : value)
    .split('\n')
    .map(line => (line === '' ? '' : `${' '.repeat(column)}${line}`));
  return [ends ? '|' : '|-', ...lines].join(eol);
}

function isLong(value: JsonValue): boolean {
  return (
    typeof value === 'string' && (value.includes('\n') || value.length > 60)
  );
}
