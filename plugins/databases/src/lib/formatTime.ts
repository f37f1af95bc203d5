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

import { DateTime } from 'luxon';

/** A moment in the reader's own zone and language, to the second, with the zone's name. */
export function formatAbsolute(iso: string): string {
  const moment = DateTime.fromISO(iso);
  return moment.isValid
    ? moment.toLocaleString({
        ...DateTime.DATETIME_MED_WITH_SECONDS,
        timeZoneName: 'short',
      })
    : iso;
}

/** The time of day to the second: `12:01:07`. */
export function formatClock(milliseconds: number): string {
  return DateTime.fromMillis(milliseconds).toFormat('HH:mm:ss');
}

/** Milliseconds since the epoch; `undefined` for what is not a time. */
export function parseTime(iso: string | undefined): number | undefined {
  if (!iso) {
    return undefined;
  }
  const time = Date.parse(iso);
  return Number.isNaN(time) ? undefined : time;
}
