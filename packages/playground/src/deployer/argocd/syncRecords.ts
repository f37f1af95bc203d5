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
import { fieldAt, kubeTime, listAt, textAt } from '../../operators/shared';
import { SyncResult } from './syncObjects';

/** As many as an Application keeps by default. */
const keptHistory = 10;

/** A sync that somebody or something started. */
export interface SyncStart {
  revision: string;
  startedMs: number;
  isAutomated: boolean;
}

function operationOf({ revision, isAutomated }: SyncStart) {
  const initiatedBy = isAutomated ? { automated: true } : { username: 'admin' };
  return { sync: { revision }, initiatedBy };
}

/** The status of an Application while it is synced. */
export function runningStatus(start: SyncStart): object {
  return {
    operationState: {
      operation: operationOf(start),
      phase: 'Running',
      message: 'waiting for completion of sync',
      startedAt: kubeTime(start.startedMs),
      finishedAt: null,
      syncResult: null,
    },
  };
}

/** The status of an Application after a sync: its result, a line in its history if it went well, a condition if not. */
export function finishedStatus(
  object: KubeObject | undefined,
  start: SyncStart,
  result: SyncResult,
  finishedMs: number,
): object {
  const operation = operationOf(start);
  const startedAt = kubeTime(start.startedMs);
  const finishedAt = kubeTime(finishedMs);
  const source = fieldAt(object, 'spec', 'source');
  const history = listAt(object, 'status', 'history');
  const isDone = result.phase === 'Succeeded';
  return {
    operationState: {
      operation,
      phase: result.phase,
      message: result.message,
      startedAt,
      finishedAt,
      syncResult: {
        revision: start.revision,
        source,
        resources: result.resources,
      },
    },
    ...(isDone && {
      history: [
        ...history.slice(1 - keptHistory),
        {
          id: Number(fieldAt(history.at(-1), 'id') ?? -1) + 1,
          revision: start.revision,
          deployStartedAt: startedAt,
          deployedAt: finishedAt,
          initiatedBy: operation.initiatedBy,
          source,
        },
      ],
    }),
    conditions: isDone
      ? null
      : [
          syncError(
            `Failed last sync attempt to [${start.revision}]: ${result.message}`,
            finishedMs,
          ),
        ],
  };
}

/** A condition that says why nothing was synced. */
export function syncError(message: string, nowMs: number) {
  return { type: 'SyncError', message, lastTransitionTime: kubeTime(nowMs) };
}

/** The conditions after a comparison. That a sync failed is said as long as it is out of sync and nothing newer was pushed; all else is over. */
export function lastingConditions(
  object: KubeObject | undefined,
  revision: string,
  isOutOfSync: boolean,
): unknown[] | null {
  const hasFailed =
    isOutOfSync &&
    textAt(object, 'status', 'operationState', 'phase') === 'Failed' &&
    lastRevision(object) === revision;
  const kept = listAt(object, 'status', 'conditions').filter(
    condition => textAt(condition, 'type') === 'SyncError',
  );
  return hasFailed && kept.length > 0 ? kept : null;
}

/** What was last synced, or tried. */
export function lastRevision(object: KubeObject | undefined): unknown {
  const state = fieldAt(object, 'status', 'operationState');
  return (
    fieldAt(state, 'syncResult', 'revision') ??
    fieldAt(state, 'operation', 'sync', 'revision')
  );
}

/** The status where the files cannot be made into objects. */
export function comparisonError(
  message: string,
  revision: string,
  nowMs: number,
): object {
  const now = kubeTime(nowMs);
  return {
    sync: { status: 'Unknown', revision },
    reconciledAt: now,
    conditions: [
      {
        type: 'ComparisonError',
        message: `Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = ${message}`,
        lastTransitionTime: now,
      },
    ],
  };
}
