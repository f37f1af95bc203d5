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

import {
  DatabasePhase,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { GitPullRequest } from '@database-platform/plugin-databases-node';
import { Deployment } from '../../gitops/Deployment';
import { LackingCommit } from '../ChangeRecord';

/** What was asked for, or why it is not known. */
export type Answer<T> =
  | { ok: true; value: T }
  | { ok: false; reason: string; retryAfterMs?: number };

/** The deployer of a database, and whether it has applied the change. */
export interface DeploymentLook {
  deployment: Deployment | undefined;
  /** Whether the commit of the change is among what is applied; absent when that cannot be said. */
  contains: boolean | undefined;
  /** What is applied, where the Git host said that it does not have the change. */
  lacking?: LackingCommit;
}

/** A database as the inventory has it. */
export interface DatabaseLook {
  /** Absent when there is none. */
  present?: {
    phase: DatabasePhase;
    reason: string;
    advice?: string;
    /** Whether the operator says that it could not carry out what the object asks for, whatever the members do. */
    isRefused: boolean;
    /** Until when that is known, in milliseconds since the epoch. */
    knownAt: number;
  };
  /** What is there without the database: `pods`, `persistentvolumeclaims`. */
  remains: readonly string[];
  /** Whether the absence of a database means that there is none: what is watched was read, and is read on. */
  isComplete: boolean;
  /** What differs from what is asked for, in words; absent when it cannot be compared. */
  differences?: readonly string[];
  /** What of the change nothing tells, in clauses. */
  notKnown?: readonly string[];
}

/**
 * What there was to see when a change was looked at: only what its stage needs.
 */
export interface Look {
  pullRequest?: Answer<GitPullRequest | undefined>;
  deployment?: Answer<DeploymentLook>;
  /** The object in the Kubernetes cluster; `undefined` when there is none. */
  live?: Answer<UnknownObject | undefined>;
  database?: DatabaseLook;
}
