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

import type { JsonValue } from './JsonValue';

/** How a scalar is written. */
export type Quote = 'plain' | 'single' | 'double';

/** Where a scalar stands: inside `{}` or `[]` more characters have a meaning. */
export interface ScalarPlace {
  /** The notation to keep where it can hold the value. */
  readonly prefer: Quote;
  /** The quotes to use where plain cannot hold the value. */
  readonly quotes: 'single' | 'double';
  readonly flow: boolean;
}

// Words and numbers that one reader of YAML or another does not take for text: YAML 1.1 and 1.2, and go-yaml, which Kubernetes uses
const notText = [
  /^(?:~|null|Null|NULL|=|<<)?$/,
  /^(?:y|yes|n|no|true|false|on|off)$/i,
  /^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-f_]+|[0-9][0-9_]*)$/i,
  /^[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9_]+)(?:e[-+]?[0-9]+)?$/i,
  /^[-+]?\.(?:inf|nan)$/i,
  /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/,
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt\s].*)?$/,
];

// Line ends, tabs and what cannot be seen: only double quotes can write them so that they survive
const invisible =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** True for text with characters that only double quotes can write. */
export function isInvisible(value: string): boolean {
  return invisible.test(value);
}

/** A scalar on one line. */
export function scalarText(
  value: Exclude<JsonValue, object>,
  place: ScalarPlace,
): string {
  if (typeof value !== 'string') {
    return JSON.stringify(value);
  }
  if (invisible.test(value)) {
    return doubleQuoted(value);
  }
  if (place.prefer === 'plain' && isSafePlain(value, place.flow)) {
    return value;
  }
  const quotes = place.prefer === 'plain' ? place.quotes : place.prefer;
  return quotes === 'single'
    ? `'${value.replace(/'/g, "''")}'`
    : doubleQuoted(value);
}

/** True for text that reads as the same text without quotes. */
export function isSafePlain(value: string, flow: boolean): boolean {
  return (
    !notText.some(pattern => pattern.test(value)) &&
    !invisible.test(value) &&
    !/^[\s,[\]{}#&*!|>'"%@`]|^[-?:](?:\s|$)|^[?:]|^---|^\.\.\.|\s$/.test(
      value,
    ) &&
    !/:(?:\s|$)|\s#/.test(value) &&
    !value.includes('{{') &&
    !(flow && /[,[\]{}?]|:[,[\]{}]/.test(value))
  );
}

/** True for text that a literal block (`|`) can hold. */
export function fitsLiteral(value: string): boolean {
  return (
    value.includes('\n') &&
    /^[^\s]/.test(value) &&
    !/\n\n$/.test(value) &&
    value
      .split('\n')
      .every(line => !invisible.test(line) && !/^\s+$/.test(line))
  );
}

function doubleQuoted(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
