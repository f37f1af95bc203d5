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

/** What somebody may do with a repository; each includes the ones before it. */
export type AccessRight = 'read' | 'write' | 'admin';

/** Somebody who may sign in to the Git host, or an organisation that owns repositories. */
export interface GitUser {
  /** Login. */
  name: string;
  fullName: string;
  email: string;
  /** For the pages and basic authentication; nobody signs in as a user without one. */
  password?: string;
  /** For `Authorization: token …`. */
  tokens?: readonly string[];
  /** May do everything in every repository. */
  isSiteAdmin?: boolean;
  isOrganization?: boolean;
}

/** A user with the number that Gitea's API names it by. */
export interface KnownUser extends GitUser {
  id: number;
  /** Milliseconds since the epoch. */
  createdMs: number;
}

const rank: Record<AccessRight, number> = { read: 1, write: 2, admin: 3 };

/** Whether a right is enough where another is needed. */
export function allows(
  right: AccessRight | undefined,
  needed: AccessRight,
): boolean {
  return right !== undefined && rank[right] >= rank[needed];
}
