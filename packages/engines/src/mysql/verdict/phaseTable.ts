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

import { DatabasePhase } from '@database-platform/plugin-databases-common';
import { Condition } from '../Situation';
import { OperatorState } from './operatorState';

type Row = Readonly<Record<Condition, DatabasePhase>>;

function everywhere(phase: DatabasePhase): Row {
  return {
    whole: phase,
    partial: phase,
    unreachable: phase,
    leaderless: phase,
    down: phase,
    none: phase,
    unseen: phase,
  };
}

const starting = everywhere('provisioning');
const failed = everywhere('failed');

/** Where the operator cannot tell, the pods do. */
const uncertain: Row = {
  whole: 'unknown',
  partial: 'degraded',
  unreachable: 'failed',
  leaderless: 'unknown',
  down: 'failed',
  none: 'failed',
  unseen: 'unknown',
};

/** The phase by the operator's word and by what the pods say. */
export const phaseTable: Readonly<Record<OperatorState, Row>> = {
  none: { ...starting, whole: 'unknown' },
  PENDING: starting,
  INITIALIZING: starting,
  ONLINE: {
    whole: 'running',
    partial: 'degraded',
    unreachable: 'failed',
    leaderless: 'degraded',
    down: 'failed',
    none: 'failed',
    unseen: 'unknown',
  },
  ONLINE_PARTIAL: {
    whole: 'degraded',
    partial: 'degraded',
    unreachable: 'failed',
    leaderless: 'degraded',
    down: 'failed',
    none: 'failed',
    unseen: 'degraded',
  },
  ONLINE_UNCERTAIN: uncertain,
  OFFLINE: failed,
  OFFLINE_UNCERTAIN: failed,
  NO_QUORUM: failed,
  NO_QUORUM_UNCERTAIN: failed,
  SPLIT_BRAIN: failed,
  SPLIT_BRAIN_UNCERTAIN: failed,
  UNKNOWN: uncertain,
  FINALIZING: everywhere('deleting'),
  INVALID: failed,
  other: uncertain,
};
