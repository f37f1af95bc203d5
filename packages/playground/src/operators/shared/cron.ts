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

/** A cron schedule of five fields, as a CronJob has it: which minutes, hours, days, months and days of the week. */
interface CronFields {
  minutes: ReadonlySet<number>;
  hours: ReadonlySet<number>;
  days: ReadonlySet<number>;
  months: ReadonlySet<number>;
  weekdays: ReadonlySet<number>;
  /** Both days of the month and of the week are narrowed: a day that is in either will do. */
  eitherDay: boolean;
}

const macros: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};
const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const weekdayNames = 'sun mon tue wed thu fri sat'.split(' ');

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** The rarest schedule is the 29th of February. */
const horizonMs = 8 * 366 * dayMs;

/**
 * The first time after `afterMs` at which the schedule is due, in the time zone or in UTC.
 *
 * @returns undefined for what is no schedule, and for one that is never due
 */
export function nextCronTime(
  schedule: string,
  afterMs: number,
  timeZone = 'UTC',
): number | undefined {
  const fields = parseCron(schedule);
  const offsetAt = offsetsOf(timeZone);
  if (!fields || !offsetAt) {
    return undefined;
  }
  // The clock on the wall, as if it were UTC.
  let wall =
    Math.floor((afterMs + offsetAt(afterMs)) / minuteMs + 1) * minuteMs;
  const end = wall + horizonMs;
  while (wall < end) {
    const date = new Date(wall);
    if (!fields.months.has(date.getUTCMonth() + 1)) {
      wall = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
    } else if (!isDue(date, fields)) {
      wall = (Math.floor(wall / dayMs) + 1) * dayMs;
    } else if (!fields.hours.has(date.getUTCHours())) {
      wall = (Math.floor(wall / hourMs) + 1) * hourMs;
    } else if (!fields.minutes.has(date.getUTCMinutes())) {
      wall += minuteMs;
    } else {
      const at = wall - offsetAt(wall - offsetAt(wall));
      if (at > afterMs) {
        return at;
      }
      wall += minuteMs;
    }
  }
  return undefined;
}

function isDue(date: Date, fields: CronFields): boolean {
  const day = fields.days.has(date.getUTCDate());
  const weekday = fields.weekdays.has(date.getUTCDay());
  return fields.eitherDay ? day || weekday : day && weekday;
}

function parseCron(schedule: string): CronFields | undefined {
  const text = macros[schedule.trim().toLowerCase()] ?? schedule;
  const parts = text.trim().split(/\s+/);
  if (parts.length !== 5) {
    return undefined;
  }
  const minutes = parseField(parts[0], 0, 59);
  const hours = parseField(parts[1], 0, 23);
  const days = parseField(parts[2], 1, 31);
  const months = parseField(parts[3], 1, 12, monthNames, 1);
  const weekdays = parseField(parts[4], 0, 7, weekdayNames);
  if (!minutes || !hours || !days || !months || !weekdays) {
    return undefined;
  }
  if (weekdays.has(7)) {
    weekdays.add(0);
  }
  const narrowed = (part: string) => !/^[*?]/.test(part);
  return {
    minutes,
    hours,
    days,
    months,
    weekdays,
    eitherDay: narrowed(parts[2]) && narrowed(parts[4]),
  };
}

function parseField(
  field: string,
  least: number,
  most: number,
  names: readonly string[] = [],
  firstName = 0,
): Set<number> | undefined {
  const found = new Set<number>();
  const numberOf = (text: string) => {
    const named = names.indexOf(text.toLowerCase());
    return named < 0 ? Number(text) : named + firstName;
  };
  for (const part of field.split(',')) {
    const match = /^(?:[*?]|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(part);
    if (!match) {
      return undefined;
    }
    const [, first, last, step] = match;
    const from = first === undefined ? least : numberOf(first);
    const single = last === undefined && step === undefined;
    const open = first !== undefined && single ? from : most;
    const to = last === undefined ? open : numberOf(last);
    const by = step === undefined ? 1 : Number(step);
    if (!(from >= least && to <= most && from <= to && by >= 1)) {
      return undefined;
    }
    for (let value = from; value <= to; value += by) {
      found.add(value);
    }
  }
  return found;
}

/** How far the clocks of a time zone are ahead of UTC at a time, in milliseconds; undefined for a zone that is not known. */
function offsetsOf(timeZone: string): ((ms: number) => number) | undefined {
  if (timeZone === 'UTC' || timeZone === 'Etc/UTC') {
    return () => 0;
  }
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  } catch {
    return undefined;
  }
  return ms => {
    const parts = Object.fromEntries(
      format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]),
    );
    const wall = Date.UTC(
      parts.year,
      parts.month - 1,
      parts.day,
      parts.hour,
      parts.minute,
    );
    return wall - Math.floor(ms / minuteMs) * minuteMs;
  };
}
