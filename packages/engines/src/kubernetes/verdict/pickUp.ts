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

import { timeWords } from '../words';

/** How long an object may wait for an operator before that is a failure. */
const pickUpSeconds = 600;

/** What is known of an object that no operator has said anything about. */
interface Unclaimed {
  /** Created, in seconds. */
  at?: number;
}

/** The second at which an object that no operator has taken up is taken for failed. */
export function pickUpEnds({ at = 0 }: Unclaimed): number {
  return at + pickUpSeconds;
}

/** That no operator has said anything about an object yet, as a sentence. */
export function silenceWords(object: Unclaimed, now: number): string {
  const created =
    object.at === undefined ? undefined : `created at ${timeWords(object.at)}`;
  if (now >= pickUpEnds(object)) {
    return `No operator has said anything about it since it was ${
      created ?? 'created'
    }.`;
  }
  return created === undefined
    ? 'The operator has not taken it up yet.'
    : `The operator has not taken it up yet; it was ${created}.`;
}
