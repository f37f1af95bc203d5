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

import { DatabasesTranslate } from '../translation';

type DurationUnit = 'second' | 'minute' | 'hour' | 'day' | 'month' | 'year';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTH = 30.44 * DAY;
const YEAR = 365.25 * DAY;

/** Each unit with the length from which the next one reads better. */
const steps: ReadonlyArray<{
  unit: DurationUnit;
  length: number;
  below: number;
}> = [
  { unit: 'second', length: SECOND, below: MINUTE },
  { unit: 'minute', length: MINUTE, below: HOUR },
  { unit: 'hour', length: HOUR, below: 2 * DAY },
  { unit: 'day', length: DAY, below: 60 * DAY },
  { unit: 'month', length: MONTH, below: YEAR },
  { unit: 'year', length: YEAR, below: Infinity },
];

/**
 * A length of time in its one most telling unit, rounded down.
 *
 * @param milliseconds - negative lengths (clocks differ) count as zero
 */
export function splitDuration(milliseconds: number): {
  unit: DurationUnit;
  count: number;
} {
  const length = Math.max(0, milliseconds);
  const step = steps.find(({ below }) => length < below) ?? steps[5];
  return { unit: step.unit, count: Math.floor(length / step.length) };
}

/** `4 min`, for cells and marks. */
export function formatDuration(
  milliseconds: number,
  t: DatabasesTranslate,
): string {
  const { unit, count } = splitDuration(milliseconds);
  return t(`duration.short.${unit}`, { n: String(count) });
}

/** `4 minutes`, for sentences. */
export function formatLongDuration(
  milliseconds: number,
  t: DatabasesTranslate,
): string {
  const { unit, count } = splitDuration(milliseconds);
  switch (unit) {
    case 'second':
      return t('duration.long.second', { count });
    case 'minute':
      return t('duration.long.minute', { count });
    case 'hour':
      return t('duration.long.hour', { count });
    case 'day':
      return t('duration.long.day', { count });
    case 'month':
      return t('duration.long.month', { count });
    default:
      return t('duration.long.year', { count });
  }
}
