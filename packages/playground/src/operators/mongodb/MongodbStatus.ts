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
import { KubeObject } from '../../kube/types';
import {
  isRecord,
  JsonRecord,
  kubeTime,
  listAt,
  numberAt,
  recordAt,
  textAt,
} from '../shared';

/** The operator's words for a database, for a replica set and for the mongos. */
export type AppState =
  | ''
  | 'initializing'
  | 'stopping'
  | 'paused'
  | 'ready'
  | 'error';

export interface MemberStatus {
  name: string;
  state: number;
  stateStr: string;
}

export interface ReplsetStatus {
  initialized?: boolean;
  added_as_shard?: boolean;
  size: number;
  ready: number;
  status: AppState;
  message?: string;
  members?: Record<string, MemberStatus>;
}

export interface MongosStatus {
  size: number;
  ready: number;
  status: AppState;
  message?: string;
}

export interface Condition {
  type: string;
  status: 'True' | 'False';
  reason?: string;
  message?: string;
  lastTransitionTime?: string;
}

/** What the operator knows of a database between two passes: the object's `status`. */
export interface MongodbStatus {
  state: AppState;
  message?: string;
  host?: string;
  size: number;
  ready: number;
  conditions: Condition[];
  replsets: Record<string, ReplsetStatus>;
  mongos?: MongosStatus;
  observedGeneration?: number;
  mongoVersion?: string;
  mongoImage?: string;
  backupVersion?: string;
  backupImage?: string;
  backupConfigHash?: string;
}

/** Reads what an earlier pass wrote. */
export function readMongodbStatus(object: KubeObject): MongodbStatus {
  const status = recordAt(object, 'status');
  const text = (key: string) => textAt(status, key);
  return {
    state: (text('state') ?? '') as AppState,
    message: text('message'),
    host: text('host'),
    size: numberAt(status, 'size') ?? 0,
    ready: numberAt(status, 'ready') ?? 0,
    conditions: listAt(status, 'conditions').map(each => ({
      ...(each as unknown as Condition),
    })),
    replsets: Object.fromEntries(
      Object.entries(recordAt(status, 'replsets')).map(([name, each]) => [
        name,
        { ...(each as unknown as ReplsetStatus) },
      ]),
    ),
    ...(isRecord(status.mongos) && {
      mongos: { ...(status.mongos as unknown as MongosStatus) },
    }),
    observedGeneration: numberAt(status, 'observedGeneration'),
    mongoVersion: text('mongoVersion'),
    mongoImage: text('mongoImage'),
    backupVersion: text('backupVersion'),
    backupImage: text('backupImage'),
    backupConfigHash: text('backupConfigHash'),
  };
}

/** As JSON, without what is not known. */
export function statusJson(status: MongodbStatus): JsonRecord {
  return JSON.parse(JSON.stringify(status));
}

/**
 * Keeps one entry a type. The time moves only when the status flips, and nothing ever sets the entry of an older state to `False`
 * (AddCondition in psmdb_types.go): several of them contradict each other.
 */
export function addCondition(
  status: MongodbStatus,
  condition: Omit<Condition, 'lastTransitionTime'>,
  nowMs: number,
): void {
  const time = kubeTime(nowMs);
  const known = status.conditions.find(({ type }) => type === condition.type);
  if (!known) {
    status.conditions.push({ ...condition, lastTransitionTime: time });
    return;
  }
  if (known.status !== condition.status) {
    known.status = condition.status;
    known.lastTransitionTime = time;
  }
  known.reason = condition.reason;
  known.message = condition.message;
}

export function removeCondition(status: MongodbStatus, type: string): void {
  status.conditions = status.conditions.filter(each => each.type !== type);
}

export function conditionHolds(status: MongodbStatus, type: string): boolean {
  return status.conditions.some(
    each => each.type === type && each.status === 'True',
  );
}
