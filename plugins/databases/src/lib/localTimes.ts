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

/** A moment as the backend writes it within sentences: `2026-11-23 19:44 UTC`. */
const MOMENT = /\b(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}) UTC\b/g;

/**
 * The sentence with its moments in the reader's own zone and language. What is no moment stays as it is.
 */
export function localTimes(sentence: string): string {
  return sentence.replace(MOMENT, (written, day, time) => {
    const moment = DateTime.fromISO(`${day}T${time}:00Z`);
    return moment.isValid
      ? moment.toLocaleString({
          ...DateTime.DATETIME_MED,
          timeZoneName: 'short',
        })
      : written;
  });
}
