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

const decimalUnits = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;
const binaryUnits = ['B', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi'] as const;

/** Keeps a figure and its unit on one line. */
export const NARROW_GAP = '\u00a0';

/**
 * An amount of data in decimal units, as databases and networks count it: `1.2 MB`.
 */
export function formatBytes(bytes: number): string {
  return scale(bytes, 1000, decimalUnits);
}

/**
 * The size of a volume in binary units, as Kubernetes counts it: `100 Gi`.
 */
export function formatStorage(bytes: number): string {
  return scale(bytes, 1024, binaryUnits);
}

function scale(bytes: number, base: number, units: readonly string[]): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  while (Number(rounded(value)) >= base && unit < units.length - 1) {
    value /= base;
    unit += 1;
  }
  return `${rounded(value)}${NARROW_GAP}${units[unit]}`;
}

function rounded(value: number): string {
  if (value >= 100 || Number.isInteger(value)) {
    return value.toFixed(0);
  }
  return String(Number(value.toFixed(1)));
}
