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

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 1024,
  Mi: 1024 ** 2,
  Gi: 1024 ** 3,
  Ti: 1024 ** 4,
  Pi: 1024 ** 5,
  Ei: 1024 ** 6,
};

const QUANTITY = /^(\d+(?:\.\d+)?)(m|[kMGTPE]|[KMGTPE]i)?$/;

/**
 * An amount as Kubernetes writes it, as a number: cores for CPU, bytes for memory and volumes.
 *
 * @returns `undefined` for what is no amount
 */
export function parseQuantity(text: string | undefined): number | undefined {
  const match = QUANTITY.exec(text?.trim() ?? '');
  return match ? Number(match[1]) * UNITS[match[2] ?? ''] : undefined;
}

/** An amount of CPU as Kubernetes writes it: `2`, `500m`. */
export function writeCpu(cores: number): string {
  const thousandths = Math.round(cores * 1000);
  return thousandths % 1000 === 0
    ? String(thousandths / 1000)
    : `${thousandths}m`;
}

/** An amount of memory or the size of a volume in the largest binary unit that holds it as a whole number: `1536Mi`, `2Ti`. */
export function writeBytes(bytes: number): string {
  const unit = ['Ei', 'Pi', 'Ti', 'Gi', 'Mi', 'Ki'].find(
    name => bytes > 0 && bytes % UNITS[name] === 0,
  );
  return unit ? `${bytes / UNITS[unit]}${unit}` : String(Math.round(bytes));
}
