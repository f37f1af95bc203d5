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

import { JsonObject, JsonValue } from '@backstage/types';
import {
  ChangeStage,
  ChangeStageId,
  ChangeState,
  DatabaseChange,
  DatabaseRef,
} from '@database-platform/plugin-databases-common';
import {
  GitPerson,
  GitRepository,
} from '@database-platform/plugin-databases-node';
import { ChangeNotice } from './ChangeNotice';
import { TextDelta } from './open/textDelta';

/**
 * A value that the object in the Kubernetes cluster will have; without `value` it will have none.
 */
export interface ExpectedValue {
  path: ReadonlyArray<string | number>;
  value?: JsonValue;
}

/**
 * A file that text is taken from.
 */
export interface DraftBase {
  /** The change's own repository when absent. */
  repository?: GitRepository;
  /** The commit that it was read at. */
  sha: string;
  path: string;
  /** SHA-256 of its text. */
  hash: string;
}

/**
 * What is to be done to a file: as little of it as possible, since files may hold what nobody else should read.
 */
export interface DraftWrite {
  path: string;
  /** Of the texts of the bases, one after the other; the file is deleted when absent. */
  delta?: TextDelta;
  bases: readonly DraftBase[];
}

/**
 * What is to be written to the Git host. It is kept until the pull request is open and forgotten then.
 */
export interface ChangeDraft {
  baseSha: string;
  message: string;
  author?: GitPerson;
  writes: readonly DraftWrite[];
  title: string;
  body: string;
  labels: readonly string[];
  reviewers: readonly string[];
  teamReviewers: readonly string[];
}

/**
 * A commit that the Git host said not to have a change.
 */
export interface LackingCommit {
  sha: string;
  /** When it said so, in milliseconds since the epoch. */
  at: number;
}

/**
 * What following a change has to remember from look to look. Times are milliseconds since the epoch.
 */
export interface ChangeTrail {
  /** When its present stage began. */
  stageSince: number;
  /** Looks that failed in a row. */
  failures: number;
  /** Since when something that has to be read cannot be read. */
  unreadableSince?: number;
  /** Since when the deployer or the operator says that it failed. */
  failedSince?: number;
  /** The applied commit that the Git host last said not to have the change. */
  lacking?: LackingCommit;
  /** When the object was first seen with the values. */
  seenAt?: number;
  /** Whether the operator was seen at work since. */
  wasUpdating?: boolean;
  /** Whether the database was seen to differ from what is asked for since. */
  wasDifferent?: boolean;
  /** What people have been told, or are to be. */
  told: readonly string[];
  /** What people are to be told still. */
  untold?: readonly ChangeNotice[];
}

/**
 * A change as it is kept: what the API tells of it, and what carrying it out needs.
 */
export interface ChangeRecord
  extends Omit<DatabaseChange, 'createdAt' | 'updatedAt' | 'stages'> {
  /** Grows with each write. */
  version: number;
  /** Milliseconds since the epoch. */
  createdAt: number;
  /** Milliseconds since the epoch. */
  updatedAt: number;
  stages: readonly ChangeStage[];
  kind: 'create' | 'change' | 'delete';
  environment?: string;
  /** Of the plan. */
  fingerprint: string;
  /** Of what was asked for with an idempotency key; absent without one. */
  wish?: string;
  repository: GitRepository;
  baseBranch: string;
  /** The same for this change however often it is tried, and for no other one. */
  branch: string;
  draft?: ChangeDraft;
  /** The change that this one replaces, until its pull request is closed. */
  supersedes?: string;
  /** Whether it stands in the way of another change of the same database and operation. */
  holdsSlot: boolean;
  expected: readonly ExpectedValue[];
  /** The commit on the base branch, once it is merged. */
  mergeSha?: string;
  trail: ChangeTrail;
  /** When to look again, in milliseconds since the epoch; absent at its end. */
  lookAt?: number;
}

/**
 * A remote call that a change made.
 */
export interface ChangeStep {
  step: string;
  worker: string;
  startedAt: number;
  /** Absent when the process ended before the call did. */
  endedAt?: number;
  error?: string;
}

/** The states of changes that are not at their end. */
export const activeStates: readonly ChangeState[] = ['open', 'stuck'];

/** Whether the change is not at its end. */
export function isActive(change: Pick<ChangeRecord, 'state'>): boolean {
  return activeStates.includes(change.state);
}

/** Whether the change is on the branch that is deployed, or beyond. */
export function isMerged(change: Pick<ChangeRecord, 'stages'>): boolean {
  return stageOf(change, 'merged').state === 'done';
}

/** One stage of a change. */
export function stageOf(
  change: Pick<ChangeRecord, 'stages'>,
  id: ChangeStageId,
): ChangeStage {
  return (
    change.stages.find(stage => stage.id === id) ?? { id, state: 'waiting' }
  );
}

/** What two changes share that cannot be open at the same time. */
export function slotOf(change: {
  ref: DatabaseRef;
  operation: string;
}): JsonObject {
  return { ...change.ref, operation: change.operation };
}
