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

import { isMerged, ChangeRecord } from '../ChangeRecord';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How often to look at a change that waits for people: seldom when it has waited for long. `[age, pause]`, both in milliseconds. */
const WAITING: ReadonlyArray<readonly [number, number]> = [
  [10 * MINUTE, 10 * SECOND],
  [HOUR, 30 * SECOND],
  [DAY, 2 * MINUTE],
  [7 * DAY, 10 * MINUTE],
  [Infinity, HOUR],
];

/** How often to look at a change that is being rolled out. */
const ROLLING: ReadonlyArray<readonly [number, number]> = [
  [5 * MINUTE, 3 * SECOND],
  [HOUR, 15 * SECOND],
  [DAY, 2 * MINUTE],
  [Infinity, 10 * MINUTE],
];

/** For each open pull request: with many of them, a Git host's rate limit is what counts (GitHub's is 5,000 requests an hour, and a look takes about four). */
const SHARE_MS = 5 * SECOND;

const RETRY_MS = 2 * SECOND;
const MAX_RETRY_MS = 5 * MINUTE;

/** So much the pauses differ by chance, so that changes do not march in step. */
const JITTER = 0.2;

/**
 * How long to wait until the change is looked at again, in milliseconds.
 *
 * @param openPullRequests - how many are looked at altogether
 */
export function lookDelay(
  change: Pick<ChangeRecord, 'stages' | 'trail'>,
  openPullRequests: number,
  now: number,
  random: () => number,
): number {
  const age = now - change.trail.stageSince;
  const merged = isMerged(change);
  const table = merged ? ROLLING : WAITING;
  const pause = table.find(([until]) => age < until)?.[1] ?? HOUR;
  return spread(
    merged ? pause : Math.max(pause, openPullRequests * SHARE_MS),
    random,
  );
}

/**
 * How long to wait after a failure, in milliseconds: as long as the host asks for, else longer each time.
 */
export function retryDelay(
  failures: number,
  error: unknown,
  random: () => number,
): number {
  const asked = (error as { retryAfterMs?: unknown } | undefined)?.retryAfterMs;
  const pause = Math.min(
    RETRY_MS * 2 ** Math.min(failures - 1, 20),
    MAX_RETRY_MS,
  );
  return typeof asked === 'number' && asked > 0
    ? Math.max(asked, spread(pause, random))
    : spread(pause, random);
}

function spread(ms: number, random: () => number): number {
  return Math.round(ms * (1 - JITTER + 2 * JITTER * random()));
}
