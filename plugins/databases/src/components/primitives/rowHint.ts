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

/** Marks what tells more within a row of a long table, and is reached by arrow keys from the row's link. */
export const HINT_ATTRIBUTE = 'data-hint';

/**
 * What makes an element of a row tell more: the browser's own tooltip for the pointer, for a table of many rows would pay for a component in every
 * cell, and a place for the focus that is no stop of the Tab key, for there are hundreds of them.
 */
export function rowHint(text: string) {
  return { title: text, tabIndex: -1, [HINT_ATTRIBUTE]: '' };
}
