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

/** A moment as a person says it: date, time of day and zone. */
export interface LocalTime {
  /** `2026-11-26` */
  date: string;
  /** `10:00` or `10:00:30` */
  time: string;
  /** A name of the IANA database, such as `Europe/Berlin`, or `UTC`. */
  zone: string;
  /** For a time that there is twice, when clocks are put back: the second one. */
  second?: boolean;
}

/** What a person's time stands for. */
export type ReadTime =
  | { iso: string; twice: boolean; problem?: undefined }
  /** `incomplete`: something is not said yet. `none`: there is no such date, time or zone. `skipped`: the clocks were put forward over it. */
  | { iso?: undefined; problem: 'incomplete' | 'none' | 'skipped' };

const FORMAT = "yyyy-MM-dd'T'HH:mm:ssZZ";

/**
 * The moment in ISO 8601 with a numeric offset, such as `2026-11-26T10:00:00+01:00`: the operator refuses `Z`.
 */
export function readTime(local: LocalTime): ReadTime {
  const { date, time, zone, second } = local;
  if (!date || !time || !zone) {
    return { problem: 'incomplete' };
  }
  const at = DateTime.fromISO(`${date}T${time}`, { zone });
  if (!at.isValid) {
    return { problem: 'none' };
  }
  const said = `${date}T${time}`;
  const format =
    time.length > 5 ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd'T'HH:mm";
  if (at.toFormat(format) !== said) {
    return { problem: 'skipped' };
  }
  const offsets = at
    .getPossibleOffsets()
    .sort((a, b) => a.toMillis() - b.toMillis());
  const chosen = (second ? offsets.at(-1) : offsets[0]) ?? at;
  return { iso: chosen.toFormat(FORMAT), twice: offsets.length > 1 };
}

/** A moment as it is said in a zone; `undefined` for what is no moment. */
export function writeTime(iso: string, zone: string): LocalTime | undefined {
  const at = DateTime.fromISO(iso, { zone });
  if (!at.isValid) {
    return undefined;
  }
  const offsets = at
    .getPossibleOffsets()
    .sort((a, b) => a.toMillis() - b.toMillis());
  const second =
    offsets.length > 1 && at.toMillis() === offsets.at(-1)?.toMillis();
  return {
    date: at.toFormat('yyyy-MM-dd'),
    time: at.toFormat('HH:mm:ss'),
    zone,
    ...(second ? { second } : {}),
  };
}

/** The zones that this browser knows, UTC first. */
export function timeZones(): readonly string[] {
  const known =
    typeof Intl.supportedValuesOf === 'function'
      ? Intl.supportedValuesOf('timeZone')
      : [];
  return ['UTC', ...known.filter(zone => zone !== 'UTC')];
}
