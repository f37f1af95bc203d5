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

import { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  ChangeState,
  DatabaseRef,
} from '@database-platform/plugin-databases-common';
import { DatabasePermissionQuery } from '@database-platform/plugin-databases-node';
import { ChangeRecord, ChangeStep } from '../ChangeRecord';

/**
 * Which changes, newest first.
 */
export interface ChangeStoreQuery {
  ref?: DatabaseRef;
  states?: readonly ChangeState[];
  owners?: readonly string[];
  requestedBy?: string;
  /** What the reader may see; all when absent. */
  allowed?: PermissionCriteria<DatabasePermissionQuery>;
  limit: number;
  /** The place after which the page begins. */
  after?: ChangePlace;
}

/**
 * The place of a change in the list.
 */
export interface ChangePlace {
  createdAt: number;
  id: string;
}

/** How adding a change went. */
export type InsertResult =
  | { added: true }
  /** The same key was used before. */
  | { added: false; by: 'key'; existing: ChangeRecord }
  /** Another one of the same database and operation is open. */
  | { added: false; by: 'slot'; existing: ChangeRecord };

/**
 * Where changes are kept.
 *
 * @remarks
 * All replicas of the backend share it. What must happen once is guarded here: one change for a key, one open change for a database and operation, one
 * process that works on a change.
 */
export interface ChangeStore {
  /**
   * Adds a change, unless there is one that it would repeat or collide with.
   *
   * @param options - `idempotencyKey` names the request; the change that the record `supersedes` gives its place up in the same moment
   */
  insert(
    record: ChangeRecord,
    options?: { idempotencyKey?: string },
  ): Promise<InsertResult>;

  get(id: string): Promise<ChangeRecord | undefined>;

  /** The change that was asked for with the key. */
  findByKey(idempotencyKey: string): Promise<ChangeRecord | undefined>;

  /** The change of the database and operation whose pull request is open, or about to be. */
  findOpen(
    ref: DatabaseRef,
    operation: string,
  ): Promise<ChangeRecord | undefined>;

  /** The changes of the database that are not at their end, newest first. */
  findActive(ref: DatabaseRef): Promise<readonly ChangeRecord[]>;

  /** The changes of the database that were merged at the time or later, also those at their end, newest first. */
  findMergedSince(
    ref: DatabaseRef,
    since: number,
  ): Promise<readonly ChangeRecord[]>;

  /**
   * Writes a change that was read before.
   *
   * @param options - `forgetKey`: the same request may be made anew
   * @returns the change as it is now, with its new version
   * @throws ConflictError when somebody else wrote it in between, or another change holds its place.
   */
  save(
    record: ChangeRecord,
    options?: { forgetKey?: boolean },
  ): Promise<ChangeRecord>;

  /** Says when to look at a change again, where nothing else about it is new. */
  postpone(id: string, lookAt: number): Promise<void>;

  list(
    query: ChangeStoreQuery,
  ): Promise<{ items: readonly ChangeRecord[]; totalItems: number }>;

  /**
   * Forgets changes that came to their end before the time, with their stages and remote calls; those that a process works on are left.
   *
   * @returns how many, at most the limit: there are more when it is that many
   */
  forgetEnded(before: number, limit: number): Promise<number>;

  /** The changes to look at now, the most urgent first. */
  due(now: number, limit: number): Promise<readonly string[]>;

  /**
   * The changes that are not at their end.
   *
   * @param known - versions by id: those are not read again
   */
  active(known: ReadonlyMap<string, number>): Promise<{
    ids: ReadonlySet<string>;
    changed: readonly ChangeRecord[];
  }>;

  /**
   * Takes a change for this process, or keeps it for longer.
   *
   * @returns whether it was to be had
   */
  lease(
    id: string,
    lease: { holder: string; now: number; until: number },
  ): Promise<boolean>;

  /** Gives a change back. */
  release(id: string, holder: string): Promise<void>;

  /** Notes that a remote call is about to be made. */
  startStep(
    changeId: string,
    step: { step: string; worker: string; at: number },
  ): Promise<number>;

  /** Notes how it ended. */
  endStep(stepId: number, end: { at: number; error?: string }): Promise<void>;

  /** The remote calls of a change, oldest first. */
  steps(changeId: string): Promise<readonly ChangeStep[]>;
}
