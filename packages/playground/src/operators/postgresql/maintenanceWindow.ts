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

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Whether `now` lies in one of the windows (`01:00-05:00` or `Sat:01:00-05:00`, UTC); no windows means always. */
export function isInMaintenanceWindow(
  windows: readonly string[],
  nowMs: number,
): boolean {
  const now = new Date(nowMs);
  const day = days[now.getUTCDay()];
  const time = now.toISOString().slice(11, 16);
  return (
    windows.length === 0 ||
    windows.some(window => {
      const match =
        /^(?:(Sun|Mon|Tue|Wed|Thu|Fri|Sat):)?(\d{2}:\d{2})-(\d{2}:\d{2})$/.exec(
          window,
        );
      return (
        match !== null &&
        (match[1] === undefined || match[1] === day) &&
        time >= match[2] &&
        time <= match[3]
      );
    })
  );
}
