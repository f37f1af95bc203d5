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

const pattern =
  /^\s*(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun):)?(\d{1,2}):(\d{1,2})-(\d{1,2}):(\d{1,2})\s*$/;

/** A maintenance window: negative minutes when it ends before it begins. */
export function readWindow(
  text: string,
): { day?: string; minutes: number } | undefined {
  const match = pattern.exec(text);
  if (!match) {
    return undefined;
  }
  const [, day, fromHour, fromMinute, toHour, toMinute] = match;
  return {
    ...(day !== undefined && { day }),
    minutes:
      Number(toHour) * 60 +
      Number(toMinute) -
      Number(fromHour) * 60 -
      Number(fromMinute),
  };
}

const units: Readonly<Record<string, number>> = { h: 60, m: 1, s: 1 / 60 };

/** Minutes of a duration as Go writes it, such as `1h30m`. */
export function goMinutes(text: string): number | undefined {
  if (!/^(\d+(\.\d+)?[hms])+$/.test(text)) {
    return undefined;
  }
  let minutes = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)([hms])/g)) {
    minutes += Number(amount) * units[unit];
  }
  return minutes;
}
