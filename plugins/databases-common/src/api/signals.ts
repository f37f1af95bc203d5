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
 * The signals channel on which the backend says that something changed.
 *
 * @public
 */
export const DATABASES_SIGNAL_CHANNEL = 'databases';

/**
 * What is said on {@link DATABASES_SIGNAL_CHANNEL}. It goes to every signed-in user and therefore names nothing: whoever is told reads again, with
 * the rights they have.
 *
 * @public
 */
export type DatabasesSignal = {
  /** `DatabaseSummary.id` of what changed; more than 100 are told as `all`. */
  ids: string[] | 'all';
  /**
   * - `state`: a phase, role, member, finding or declaration changed.
   * - `figures`: only figures that move all the time, such as lag.
   * - `change`: a change of the databases was asked for or got on.
   */
  kind: 'state' | 'figures' | 'change';
  /** For `change`: the ids of the changes. */
  changes?: string[];
};
