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

/** `2026-11-23T19:30:00Z`, as Kubernetes writes metav1.Time. */
export function kubeTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** `2026-11-23T19:30:00.123000+00:00`, as Python's isoformat writes an aware time (Patroni's records). */
export function pythonTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 23)}000+00:00`;
}

/** `2026-11-23 19:30:00,123`, as Python's logging writes it (Patroni's log lines). */
export function pythonLogTime(ms: number): string {
  return new Date(ms)
    .toISOString()
    .slice(0, 23)
    .replace('T', ' ')
    .replace('.', ',');
}

/** `2026-11-23 19:30:00.123 UTC`, as PostgreSQL's log_line_prefix `%m` writes it. */
export function postgresLogTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 23).replace('T', ' ')} UTC`;
}

/** Milliseconds of a Go duration such as `30m`, `1h30m` or `10s`; undefined for anything else. */
export function goDurationMs(text: string): number | undefined {
  const units: Record<string, number> = {
    ms: 1,
    s: 1000,
    m: 60_000,
    h: 3_600_000,
  };
  if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text)) {
    return undefined;
  }
  let total = 0;
  for (const [, amount, , unit] of text.matchAll(/(\d+(\.\d+)?)(ms|s|m|h)/g)) {
    total += Number(amount) * units[unit];
  }
  return total;
}
