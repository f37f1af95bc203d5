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
  isMeasured,
  Lag,
  MeasuredLag,
} from '@database-platform/plugin-databases-common';
import { formatBytes, NARROW_GAP } from './formatBytes';

/**
 * A measured lag as text: `1.2 MB`, `3 s`, or both. `undefined` where nothing was measured: a number is never invented.
 */
export function formatLag(lag: Lag): string | undefined {
  if (!isMeasured(lag)) {
    return undefined;
  }
  const parts: string[] = [];
  if (lag.bytes !== undefined) {
    parts.push(formatBytes(lag.bytes));
  }
  if (lag.seconds !== undefined) {
    parts.push(`${Number(lag.seconds.toFixed(1))}${NARROW_GAP}s`);
  }
  return parts.length > 0 ? parts.join(' · ') : undefined;
}

/** The one that is furthest behind: by bytes, and by seconds where bytes are not known. */
export function worstLag(lags: readonly Lag[]): MeasuredLag | undefined {
  let worst: MeasuredLag | undefined;
  for (const lag of lags) {
    if (isMeasured(lag) && (!worst || isFurther(lag, worst))) {
      worst = lag;
    }
  }
  return worst;
}

function isFurther(a: MeasuredLag, b: MeasuredLag): boolean {
  if (a.bytes !== undefined && b.bytes !== undefined) {
    return a.bytes > b.bytes;
  }
  return (a.seconds ?? -1) > (b.seconds ?? -1);
}
