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

import { z } from 'zod/v3';

/** What a field of a schedule may say: `*`, a number, a name, a range, a step, or several with commas. */
function part(least: number, most: number, names: readonly string[] = []) {
  const value = (word: string): number | undefined => {
    const index = names.indexOf(word.toUpperCase());
    if (index >= 0) {
      return least + index;
    }
    return /^\d{1,2}$/.test(word) ? Number(word) : undefined;
  };
  const isWithin = (number: number | undefined) =>
    number !== undefined && number >= least && number <= most;
  return (text: string): boolean =>
    text.split(',').every(item => {
      const [range, step, ...rest] = item.split('/');
      if (rest.length > 0 || (step !== undefined && !/^[1-9]\d?$/.test(step))) {
        return false;
      }
      if (range === '*' || range === '?') {
        return true;
      }
      const [from, to, ...more] = range.split('-').map(value);
      return (
        more.length === 0 &&
        isWithin(from) &&
        (!range.includes('-') || (isWithin(to) && Number(from) <= Number(to)))
      );
    });
}

const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const weekdays = 'SUN MON TUE WED THU FRI SAT'.split(' ');

const parts = [
  part(0, 59),
  part(0, 23),
  part(1, 31),
  part(1, 12, months),
  part(0, 6, weekdays),
];

const words: ReadonlySet<string> = new Set([
  '@yearly',
  '@annually',
  '@monthly',
  '@weekly',
  '@daily',
  '@midnight',
  '@hourly',
]);

/** Whether Kubernetes reads a text as a schedule: minute, hour, day of the month, month, day of the week, or a word such as `@daily`. */
function isCron(text: string): boolean {
  const fields = text.split(' ');
  return (
    words.has(text) ||
    (fields.length === parts.length &&
      fields.every((field, index) => parts[index](field)))
  );
}

/** When something happens again and again, as CronJobs of Kubernetes are told it. */
export const cronField = z
  .string()
  .max(200, 'At most 200 characters')
  .refine(
    isCron,
    'Write minute, hour, day of the month, month and day of the week, such as 0 2 * * *, or a word such as @daily',
  )
  .describe('When, as cron writes it, such as 0 2 * * *');

function isTimeZone(text: string): boolean {
  try {
    return (
      new Intl.DateTimeFormat('en', { timeZone: text }).format(0).length > 0
    );
  } catch {
    return false;
  }
}

/** A time zone by its name in the IANA database. */
export const timeZoneField = z
  .string()
  .max(64, 'At most 64 characters')
  .regex(/^[A-Za-z][\w+/-]*$/, 'Write a name such as Europe/Zurich')
  .refine(isTimeZone, 'There is no such time zone')
  .describe('The time zone of the schedule, such as Europe/Zurich');
