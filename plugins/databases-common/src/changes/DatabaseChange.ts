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

import { JsonObject } from '@backstage/types';
import { DatabaseRef } from '../model/DatabaseRef';
import { DurationClass, Impact, ManifestLocation, PlanWarning } from './Plan';

/**
 * The way of a change, in order.
 *
 * - `planned`: checked against rules, tier and quota.
 * - `opened`: the pull request is open.
 * - `checks`: the repository's own checks passed.
 * - `approved`: as many people as the repository asks for approved it.
 * - `merged`: it is on the branch that is deployed.
 * - `synced`: Argo CD or Flux applied that revision.
 * - `seen`: the object in the Kubernetes cluster says what was asked for.
 * - `healthy`: the database runs with it.
 * - `verified`: what is observed equals what was asked for, value by value.
 *
 * @public
 */
export type ChangeStageId =
  | 'planned'
  | 'opened'
  | 'checks'
  | 'approved'
  | 'merged'
  | 'synced'
  | 'seen'
  | 'healthy'
  | 'verified';

/**
 * All stages, in the order in which a change reaches them.
 *
 * @public
 */
export const changeStageIds: readonly ChangeStageId[] = [
  'planned',
  'opened',
  'checks',
  'approved',
  'merged',
  'synced',
  'seen',
  'healthy',
  'verified',
];

/**
 * One stage of a change, and how it stands.
 *
 * @public
 */
export interface ChangeStage {
  id: ChangeStageId;
  /** `skipped`: the repository or the Kubernetes cluster has no such thing, such as checks. */
  state: 'waiting' | 'current' | 'done' | 'skipped' | 'failed';
  /** When it was reached (ISO 8601). */
  at?: string;
  /** What it waits for and on whom, or how it ended: "2 of 2 checks passed". */
  detail?: string;
}

/**
 * How a change stands.
 *
 * - `open`: on its way.
 * - `stuck`: on its way, and for longer than it should be; `problem` says where, since when and what usually helps.
 * - `done`: verified.
 * - `closed`: the pull request was closed without being merged.
 * - `superseded`: another change took its place.
 * - `failed`: the operator, the deployer or the Git host refused it.
 *
 * @public
 */
export type ChangeState =
  | 'open'
  | 'stuck'
  | 'done'
  | 'closed'
  | 'superseded'
  | 'failed';

/**
 * A change of a database, from the plan to the running database.
 *
 * @public
 */
export interface DatabaseChange {
  id: string;
  operation: string;
  ref: DatabaseRef;
  /** For `clone`: the database that is copied. */
  source?: DatabaseRef;
  title: string;
  /** Why it is wanted, in the words of who asked. */
  reason?: string;
  /** What was asked for, without values that look like secrets: `(hidden)` stands there. */
  input: JsonObject;
  /** Entity reference of who asked, or the subject of the service that did. */
  requestedBy: string;
  /** Entity reference of the owner of the database when it was asked for. */
  owner?: string;
  /** ISO 8601. */
  createdAt: string;
  /** ISO 8601. */
  updatedAt: string;
  state: ChangeState;
  /** The stage that it is waiting to reach; at its end, the last one it got to. */
  stage: ChangeStageId;
  /** All stages, in order. */
  stages: readonly ChangeStage[];
  /** In a sentence: "waits for review by orders-team". */
  waitingFor?: string;
  /** The change that took its place. */
  supersededBy?: string;
  problem?: {
    stage: ChangeStageId;
    since: string;
    reason: string;
    /** What usually helps. */
    advice?: string;
  };
  pullRequest?: {
    url: string;
    number: number;
    branch: string;
    /** The host as a person writes it: `GitHub`. */
    host: string;
    state: 'open' | 'merged' | 'closed';
  };
  location: ManifestLocation;
  /** One unified diff of all files; values that look like secrets are hidden. */
  diff: string;
  impacts: readonly Impact[];
  duration: DurationClass;
  warnings: readonly PlanWarning[];
}

/**
 * What a change asks for, besides what its plan does.
 *
 * @public
 */
export interface ChangeRequest {
  operation: string;
  target: DatabaseRef;
  source?: DatabaseRef;
  input: { [key: string]: unknown } & JsonObject;
  /** Why, in a sentence or two: it stands in the pull request. */
  reason?: string;
  /** The fingerprint of the plan that the person saw: when the files have changed since, nothing is opened and the answer is the new plan (409). */
  fingerprint?: string;
  /** The same key asks for the same change once more, however often it is sent. With another operation, database, input, source or `supersedes` it is refused (409). */
  idempotencyKey?: string;
  /** The id of an open change of the same database and operation that this one replaces: its pull request is closed. Without it, that change is in the way (409). */
  supersedes?: string;
}

/**
 * Which changes, newest first.
 *
 * @public
 */
export interface ChangeQuery {
  ref?: DatabaseRef;
  state?: readonly ChangeState[];
  /** Only those that are not at their end. */
  active?: boolean;
  owner?: readonly string[];
  requestedBy?: string;
  /** From 1 to 200; 50 when absent. */
  limit?: number;
  cursor?: string;
}

/**
 * One page of changes.
 *
 * @public
 */
export interface ChangeList {
  items: readonly DatabaseChange[];
  totalItems: number;
  nextCursor?: string;
  observedAt: string;
}

/**
 * A change that is on its way, as the row of its database tells it.
 *
 * @public
 */
export interface OpenChange {
  id: string;
  operation: string;
  title: string;
  state: ChangeState;
  stage: ChangeStageId;
  waitingFor?: string;
  pullRequest?: { url: string; number: number };
}
