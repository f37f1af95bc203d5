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
  ChangeStage,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import {
  ChangeStageId,
  ChangeState,
} from '@database-platform/plugin-databases-common';
import { createHash } from 'node:crypto';
import { ChangeRecord, isActive, slotOf } from '../ChangeRecord';

/** A row of `changes`. PostgreSQL answers large integers as text. */
export interface ChangeRow {
  id: string;
  version: number;
  idempotency_key: string | null;
  slot: string | null;
  database_ref: string;
  kubernetes_cluster: string;
  namespace: string;
  engine: string;
  operation: string;
  requested_by: string;
  owner: string | null;
  environment: string | null;
  state: string;
  created_at: number | string;
  updated_at: number | string;
  look_at: number | string | null;
  lease_holder: string | null;
  lease_until: number | string | null;
  record: string;
}

/** A row of `change_stages`. */
export interface StageRow {
  change_id: string;
  position: number;
  stage: string;
  state: string;
  reached_at: number | string | null;
  detail: string | null;
}

/** A row of `change_steps`. */
export interface StepRow {
  id: number;
  change_id: string;
  step: string;
  worker: string;
  started_at: number | string;
  ended_at: number | string | null;
  error: string | null;
}

/** What has a column of its own, and `stages`, is not in the JSON. */
type Rest = Omit<
  ChangeRecord,
  | 'id'
  | 'version'
  | 'stages'
  | 'createdAt'
  | 'updatedAt'
  | 'lookAt'
  | 'state'
  | 'requestedBy'
  | 'owner'
  | 'environment'
  | 'operation'
>;

/** The columns of a change that each write sets. */
export function toChangeRow(
  record: ChangeRecord,
): Omit<
  ChangeRow,
  'idempotency_key' | 'lease_holder' | 'lease_until' | 'created_at'
> & { created_at: number } {
  const {
    id,
    version,
    stages: _stages,
    createdAt,
    updatedAt,
    lookAt,
    state,
    requestedBy,
    owner,
    environment,
    operation,
    ...rest
  } = record;
  const kept: Rest = rest;
  return {
    id,
    version,
    slot: isActive(record) && record.holdsSlot ? slotHash(record) : null,
    database_ref: stringifyDatabaseRef(record.ref),
    kubernetes_cluster: record.ref.kubernetesCluster,
    namespace: record.ref.namespace,
    engine: record.ref.engine,
    operation,
    requested_by: requestedBy,
    owner: owner ?? null,
    environment: environment ?? null,
    state,
    created_at: createdAt,
    updated_at: updatedAt,
    look_at: lookAt ?? null,
    record: JSON.stringify(kept),
  };
}

/** A change as it was kept. */
export function fromChangeRow(
  row: ChangeRow,
  stages: readonly StageRow[],
): ChangeRecord {
  return {
    ...(JSON.parse(row.record) as Rest),
    id: row.id,
    version: row.version,
    stages: stages.map(fromStageRow),
    createdAt: Number(row.created_at),
    updatedAt: Number(row.updated_at),
    lookAt: optionalNumber(row.look_at),
    state: row.state as ChangeState,
    requestedBy: row.requested_by,
    owner: row.owner ?? undefined,
    environment: row.environment ?? undefined,
    operation: row.operation,
  };
}

export function toStageRow(
  changeId: string,
  stage: ChangeStage,
  position: number,
): StageRow {
  return {
    change_id: changeId,
    position,
    stage: stage.id,
    state: stage.state,
    reached_at: stage.at === undefined ? null : Date.parse(stage.at),
    detail: stage.detail ?? null,
  };
}

function fromStageRow(row: StageRow): ChangeStage {
  const at = optionalNumber(row.reached_at);
  return {
    id: row.stage as ChangeStageId,
    state: row.state as ChangeStage['state'],
    ...(at !== undefined && { at: new Date(at).toISOString() }),
    ...(row.detail !== null && { detail: row.detail }),
  };
}

/** Stands for a database and an operation, in so few characters that every database can index it. */
export function slotHash(change: Parameters<typeof slotOf>[0]): string {
  return createHash('sha256')
    .update(JSON.stringify(Object.entries(slotOf(change)).sort()))
    .digest('hex');
}

export function optionalNumber(
  value: number | string | null,
): number | undefined {
  return value === null ? undefined : Number(value);
}
