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
/** The states of a member in MongoDB's `rs.status()`, with their numbers. */
export const memberStates = {
  STARTUP: 0,
  PRIMARY: 1,
  SECONDARY: 2,
  RECOVERING: 3,
  STARTUP2: 5,
  UNKNOWN: 6,
  ARBITER: 7,
  DOWN: 8,
  ROLLBACK: 9,
  REMOVED: 10,
} as const;

export type MemberState = keyof typeof memberStates;

/** States in which the operator takes a member for alive (pkg/controller/perconaservermongodb/mgo.go). */
export const liveStates: ReadonlySet<MemberState> = new Set([
  'PRIMARY',
  'SECONDARY',
  'ARBITER',
]);

/** What the configuration of a replica set says about a member. */
export interface ConfiguredMember {
  pod: string;
  votes: 0 | 1;
  /** Members with 0 never become primary. */
  priority: number;
  isArbiter: boolean;
}
