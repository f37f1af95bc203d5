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

/**
 * How far a member is behind the one it replicates from, or why nobody can say. A number is never invented.
 *
 * @public
 */
export type Lag = MeasuredLag | NotMeasured;

/**
 * A lag that somebody measured: in bytes, in seconds, or both, with where the figure is from.
 *
 * @public
 */
export interface MeasuredLag {
  /** Bytes of write-ahead log (or the engine's equivalent) not yet replayed. */
  bytes?: number;
  /** Seconds, where the source gives them. */
  seconds?: number;
  /** Where the figure comes from, in words: "Patroni: leader optime - replica xlog_location". */
  source: string;
  /** When the source wrote it (ISO 8601). */
  observedAt: string;
  /** Which member it is about, where the figure stands for a whole database. */
  member?: string;
}

/**
 * That nobody knows a figure, and why, in words.
 *
 * @public
 */
export interface NotMeasured {
  /** Why, in a sentence fragment a person can read: "a single member has nothing to be behind of". */
  notMeasured: string;
}

/**
 * True for a figure, false for the reason that there is none.
 *
 * @public
 */
export function isMeasured<T extends object>(
  value: T | NotMeasured,
): value is Exclude<T, NotMeasured> {
  return !('notMeasured' in value);
}
