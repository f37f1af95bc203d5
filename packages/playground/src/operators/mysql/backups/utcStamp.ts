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

/** `20261123-020005`, or `261123020005` without dash and century, as the operator puts times into names. */
export function utcStamp(ms: number, form: 'dashed' | 'short'): string {
  const [date, time] = new Date(ms).toISOString().slice(0, 19).split('T');
  const day = date.replace(/-/g, '');
  const clock = time.replace(/:/g, '');
  return form === 'dashed' ? `${day}-${clock}` : `${day.slice(2)}${clock}`;
}
