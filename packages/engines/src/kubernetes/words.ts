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

import { isoTime } from '../json';

/** A time in a sentence: `2026-11-23 19:44 UTC`. The pages recognise this form and write it in the reader's zone. */
export function timeWords(seconds: number): string {
  const iso = isoTime(seconds);
  return iso
    ? `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`
    : 'an unknown time';
}

/** ` since 2026-11-23 19:44 UTC`, or nothing. */
export function sinceWords(seconds: number | undefined): string {
  return seconds === undefined ? '' : ` since ${timeWords(seconds)}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listWords(items: readonly string[]): string {
  return items.length < 2
    ? items.join('')
    : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}

/** Without the full stop at the end: for others' words within a sentence. */
export function withoutStop(words: string): string {
  return words.replace(/[.\s]+$/, '');
}

/** `1 member`, `2 members`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

/** Others' own words: in quotation marks, on one line, not too long. */
export function quote(words: string, length = 300): string {
  const line = words.replace(/\s+/g, ' ').trim();
  const short = line.length > length ? `${line.slice(0, length - 1)}…` : line;
  return short.includes('"') ? `“${short}”` : `"${short}"`;
}

const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];

/** Bytes with at most one decimal: `50 GiB`, `1.5 TiB`. */
export function bytesWords(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${Math.round(value * 10) / 10} ${units[unit]}`;
}

/** A sentence: a full stop at the end, and a capital letter in front unless it begins with a name or a quotation. */
export function sentence(words: string): string {
  const first = /^[a-z]+(?=[\s:,;])/.exec(words)?.[0];
  const start = first ? words.charAt(0).toUpperCase() : words.charAt(0);
  return `${start}${words.slice(1)}${words.endsWith('.') ? '' : '.'}`;
}
