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

/** Nobody is asked to wait longer than this, whatever a header says. */
const MAX_MS = 60 * 60_000;

/**
 * How long a Git host asks to be left alone.
 *
 * @remarks
 * `Retry-After` has seconds or a date (RFC 9110, 10.2.3). Without it GitHub's `x-ratelimit-reset` and GitLab's `ratelimit-reset` have the second
 * since the epoch at which a used-up quota is full again; they only count when nothing is left of it.
 *
 * @param now - milliseconds since the epoch
 * @returns milliseconds; `undefined` when the host does not say
 */
export function retryAfterMs(
  headers: Headers,
  now: number,
): number | undefined {
  const after = headers.get('retry-after')?.trim();
  if (after) {
    const ms = /^\d+$/.test(after)
      ? Number(after) * 1000
      : Date.parse(after) - now;
    return limited(ms);
  }
  const remaining =
    headers.get('x-ratelimit-remaining') ?? headers.get('ratelimit-remaining');
  const reset =
    headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset');
  return remaining === '0' && reset && /^\d+$/.test(reset)
    ? limited(Number(reset) * 1000 - now)
    : undefined;
}

function limited(ms: number): number | undefined {
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), MAX_MS) : undefined;
}
