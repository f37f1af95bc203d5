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

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const yearMs = 365 * dayMs;

function two(
  ms: number,
  unit: number,
  letter: string,
  lesser: number,
  lesserLetter: string,
): string {
  const whole = Math.floor(ms / unit);
  const rest = Math.floor((ms % unit) / lesser);
  return rest === 0
    ? `${whole}${letter}`
    : `${whole}${letter}${rest}${lesserLetter}`;
}

/** A duration as `kubectl get` shows ages: `45s`, `3m10s`, `26h`, `5d2h`, `2y30d`. */
export function humanDuration(ms: number): string {
  if (ms < -secondMs) {
    return '<invalid>';
  }
  if (ms < 0) {
    return '0s';
  }
  if (ms < 2 * minuteMs) {
    return `${Math.floor(ms / secondMs)}s`;
  }
  if (ms < 10 * minuteMs) {
    return two(ms, minuteMs, 'm', secondMs, 's');
  }
  if (ms < 3 * hourMs) {
    return `${Math.floor(ms / minuteMs)}m`;
  }
  if (ms < 8 * hourMs) {
    return two(ms, hourMs, 'h', minuteMs, 'm');
  }
  if (ms < 2 * dayMs) {
    return `${Math.floor(ms / hourMs)}h`;
  }
  if (ms < 8 * dayMs) {
    return two(ms, dayMs, 'd', hourMs, 'h');
  }
  if (ms < 2 * yearMs) {
    return `${Math.floor(ms / dayMs)}d`;
  }
  if (ms < 8 * yearMs) {
    return two(ms, yearMs, 'y', dayMs, 'd');
  }
  return `${Math.floor(ms / yearMs)}y`;
}

/** Age of a timestamp as `kubectl get` shows it; `<unknown>` without one. */
export function ageOf(timestamp: unknown, nowMs: number): string {
  if (typeof timestamp !== 'string' || Number.isNaN(Date.parse(timestamp))) {
    return '<unknown>';
  }
  return humanDuration(nowMs - Date.parse(timestamp));
}
