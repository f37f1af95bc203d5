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

/**
 * The phase of a database by what the operator says (rows) and what its members are (columns).
 *
 * @remarks
 * "ready" counts ready containers, not members that MongoDB counts on: members decide. "error" is the last pass of the operator, which a refused
 * declaration fails as well, while the database goes on as it was: a matter of attention as long as its members serve.
 */
export const phaseTable: Readonly<
  Record<OperatorState, Readonly<Record<Condition, DatabasePhase>>>
> = {
  none: {
    whole: 'degraded',
    partial: 'degraded',
    untold: 'degraded',
    electing: 'degraded',
    unreachable: 'failed',
    down: 'failed',
    none: 'provisioning',
    stopping: 'updating',
    stopped: 'stopped',
    unseen: 'unknown',
  },
  initializing: {
    whole: 'provisioning',
    partial: 'provisioning',
    untold: 'provisioning',
    electing: 'provisioning',
    unreachable: 'provisioning',
    down: 'provisioning',
    none: 'provisioning',
    stopping: 'updating',
    stopped: 'stopped',
    unseen: 'provisioning',
  },
  initializingAgain: {
    whole: 'degraded',
    partial: 'degraded',
    untold: 'degraded',
    electing: 'degraded',
    unreachable: 'failed',
    down: 'failed',
    none: 'failed',
    stopping: 'updating',
    stopped: 'stopped',
    unseen: 'unknown',
  },
  stopping: {
    whole: 'updating',
    partial: 'updating',
    untold: 'updating',
    electing: 'updating',
    unreachable: 'updating',
    down: 'updating',
    none: 'updating',
    stopping: 'updating',
    stopped: 'stopped',
    unseen: 'updating',
  },
  paused: {
    whole: 'updating',
    partial: 'updating',
    untold: 'updating',
    electing: 'updating',
    unreachable: 'updating',
    down: 'updating',
    none: 'updating',
    stopping: 'updating',
    stopped: 'stopped',
    unseen: 'stopped',
  },
  ready: {
    whole: 'running',
    partial: 'degraded',
    untold: 'running',
    electing: 'degraded',
    unreachable: 'failed',
    down: 'failed',
    none: 'failed',
    stopping: 'updating',
    stopped: 'stopped',
    unseen: 'unknown',
  },
  error: {
    whole: 'degraded',
    partial: 'degraded',
    untold: 'degraded',
    electing: 'degraded',
    unreachable: 'failed',
    down: 'failed',
    none: 'failed',
    stopping: 'failed',
    stopped: 'failed',
    unseen: 'unknown',
  },
  other: {
    whole: 'unknown',
    partial: 'degraded',
    untold: 'unknown',
    electing: 'degraded',
    unreachable: 'failed',
    down: 'failed',
    none: 'unknown',
    stopping: 'updating',
    stopped: 'stopped',
    unseen: 'unknown',
  },
};
