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

import { FormsTranslate } from '../formsTranslation';

const words: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

/** More times of day than these are not told one by one. */
const MOST_TIMES = 6;

/**
 * A schedule as a person says it: "every day at 02:00", "every Monday and Thursday at 14:30", "every 15 minutes".
 *
 * @returns `undefined` for a text that is no schedule, and for one that has no short words
 */
export function cronWords(text: string, t: FormsTranslate): string | undefined {
  const fields = (Object.hasOwn(words, text) ? words[text] : text)
    .trim()
    .split(/\s+/);
  if (fields.length !== 5) {
    return undefined;
  }
  const [minute, hour, day, month, weekday] = fields;
  const time = timeWords(minute, hour, t);
  const days = dayWords(day, month, weekday, t);
  if (time === undefined || days === undefined) {
    return undefined;
  }
  const every = days === '' && time.isAt ? t('fields.cron.everyDay') : days;
  return [...(time.isAt ? [every, time.words] : [time.words, every])]
    .filter(Boolean)
    .join(' ');
}

/** When within a day; `isAt` for times of day, which come after the days. */
function timeWords(
  minute: string,
  hour: string,
  t: FormsTranslate,
): { words: string; isAt: boolean } | undefined {
  const step = stepOf(minute);
  if (step !== undefined) {
    return hour === '*'
      ? { words: t('fields.cron.minutes', { count: step }), isAt: false }
      : undefined;
  }
  const minutes = numbersOf(minute, 0, 59);
  if (!minutes || minutes.length !== 1) {
    return undefined;
  }
  const [at] = minutes;
  const hourStep = stepOf(hour);
  if (hourStep !== undefined) {
    return {
      words: t('fields.cron.hours', { count: hourStep, minute: pad(at) }),
      isAt: false,
    };
  }
  const hours = numbersOf(hour, 0, 23);
  return hours && hours.length <= MOST_TIMES
    ? {
        words: t('fields.cron.at', {
          times: listOf(hours.map(each => `${pad(each)}:${pad(at)}`)),
        }),
        isAt: true,
      }
    : undefined;
}

/** On which days; nothing for all of them. */
function dayWords(
  day: string,
  month: string,
  weekday: string,
  t: FormsTranslate,
): string | undefined {
  const inMonths = everyOne(month)
    ? ''
    : namesOf(month, 1, months, n => nameOf('month', n));
  const onWeekdays = everyOne(weekday)
    ? ''
    : namesOf(weekday, 0, weekdays, n => nameOf('weekday', n));
  const days = everyOne(day) ? [] : numbersOf(day, 1, 31);
  if (
    inMonths === undefined ||
    onWeekdays === undefined ||
    days === undefined ||
    // Cron means "or" by both, which hardly anybody expects.
    (onWeekdays !== '' && days.length > 0)
  ) {
    return undefined;
  }
  return [
    onWeekdays && t('fields.cron.weekdays', { days: onWeekdays }),
    days.length > 0 &&
      t('fields.cron.days', {
        count: days.length,
        days: listOf(days.map(String)),
      }),
    inMonths && t('fields.cron.months', { months: inMonths }),
  ]
    .filter(Boolean)
    .join(' ');
}

function everyOne(field: string): boolean {
  return field === '*' || field === '?';
}

/** `n` of every one, or of each n-th. */
function stepOf(field: string): number | undefined {
  if (everyOne(field)) {
    return 1;
  }
  const step = /^\*\/([1-9]\d?)$/.exec(field)?.[1];
  return step === undefined ? undefined : Number(step);
}

/** The numbers of `1,5-7`; `undefined` for steps and what is no number. */
function numbersOf(
  field: string,
  least: number,
  most: number,
  names: readonly string[] = [],
): readonly number[] | undefined {
  const valueOf = (word: string) => {
    const index = names.indexOf(word.toUpperCase());
    if (index >= 0) {
      return least + index;
    }
    return /^\d{1,2}$/.test(word) ? Number(word) : NaN;
  };
  const found = field.split(',').flatMap(item => {
    const [from, to = from, ...more] = item.split('-').map(valueOf);
    return more.length > 0 || !(from >= least && to <= most && from <= to)
      ? [NaN]
      : Array.from({ length: to - from + 1 }, (_, n) => from + n);
  });
  return found.every(Number.isInteger) ? found : undefined;
}

/** Names of months or weekdays: `Monday to Friday` for a range, else one by one. */
function namesOf(
  field: string,
  least: number,
  names: readonly string[],
  nameOfNumber: (n: number) => string,
): string | undefined {
  const numbers = numbersOf(field, least, least + names.length - 1, names);
  if (!numbers) {
    return undefined;
  }
  return numbers.length > 2 && /^[^,]+-[^,]+$/.test(field)
    ? `${nameOfNumber(numbers[0])}–${nameOfNumber(numbers[numbers.length - 1])}`
    : listOf(numbers.map(nameOfNumber));
}

/** In the reader's language. */
function nameOf(kind: 'month' | 'weekday', n: number): string {
  // The first of 2023 is a Sunday, so that the n-th day from it is the n-th weekday.
  const date =
    kind === 'month'
      ? new Date(Date.UTC(2023, n - 1, 1))
      : new Date(Date.UTC(2023, 0, 1 + n));
  return new Intl.DateTimeFormat(undefined, {
    [kind]: 'long',
    timeZone: 'UTC',
  }).format(date);
}

function listOf(items: readonly string[]): string {
  return new Intl.ListFormat(undefined, { type: 'conjunction' }).format(items);
}

function pad(n: number): string {
  return String(n).padStart(2, '0');
}
