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
 * How long everything may take. All in milliseconds unless the name says otherwise.
 */
export interface WatchLimits {
  /** For one page of a list, and for the discovery documents. */
  listMs: number;
  /** Without a byte on an open watch: bookmarks come about each minute. */
  silenceMs: number;
  /** The same on a watch on which something happens all the time, such as heartbeats. */
  chattySilenceMs: number;
  /** Objects on one page of a list. */
  pageSize: number;
  /** How long the Kubernetes API is asked to keep a watch open, at least; up to twice that. */
  watchSeconds: number;
  /** Until a resource that is absent is looked for again. */
  absentMs: number;
  /** Until something that was forbidden is tried again. */
  forbiddenMs: number;
}

export const defaultWatchLimits: WatchLimits = {
  listMs: 30_000,
  silenceMs: 100_000,
  chattySilenceMs: 30_000,
  pageSize: 500,
  watchSeconds: 1_800,
  absentMs: 60_000,
  forbiddenMs: 60_000,
};
