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
 * `Running` says only that the operator's last pass ended without an error: members decide (zalando/postgres-operator#2338, #2864).
 * A failed pass while members serve is a matter of attention, not an outage.
 */
export const phaseTable: Readonly<
  Record<OperatorState, Readonly<Record<Condition, DatabasePhase>>>
> = {
  none: {
    whole: 'degraded',
    partial: 'degraded',
    switching: 'degraded',
    down: 'failed',
    none: 'provisioning',
    stopping: 'updating',
    stopped: 'stopped',
    unseen: 'unknown',
  },
  Creating: {
    whole: 'provisioning',
    partial: 'provisioning',
    switching: 'provisioning',
    down: 'provisioning',
    none: 'provisioning',
    stopping: 'provisioning',
    stopped: 'provisioning',
    unseen: 'provisioning',
  },
  Updating: {
    whole: 'updating',
    partial: 'updating',
    switching: 'updating',
    down: 'failed',
    none: 'updating',
    stopping: 'updating',
    stopped: 'stopped',
    unseen: 'updating',
  },
  UpdateFailed: {
    whole: 'degraded',
    partial: 'degraded',
    switching: 'degraded',
    down: 'failed',
    none: 'failed',
    stopping: 'failed',
    stopped: 'failed',
    unseen: 'unknown',
  },
  SyncFailed: {
    whole: 'degraded',
    partial: 'degraded',
    switching: 'degraded',
    down: 'failed',
    none: 'failed',
    stopping: 'failed',
    stopped: 'failed',
    unseen: 'unknown',
  },
  CreateFailed: {
    whole: 'degraded',
    partial: 'degraded',
    switching: 'degraded',
    down: 'failed',
    none: 'failed',
    stopping: 'failed',
    stopped: 'failed',
    unseen: 'failed',
  },
  Running: {
    whole: 'running',
    partial: 'degraded',
    switching: 'degraded',
    down: 'failed',
    none: 'failed',
    stopping: 'updating',
    stopped: 'stopped',
    unseen: 'unknown',
  },
  Invalid: {
    whole: 'degraded',
    partial: 'degraded',
    switching: 'degraded',
    down: 'failed',
    none: 'failed',
    stopping: 'failed',
    stopped: 'failed',
    unseen: 'failed',
  },
  other: {
    whole: 'unknown',
    partial: 'degraded',
    switching: 'degraded',
    down: 'failed',
    none: 'unknown',
    stopping: 'updating',
    stopped: 'stopped',
    unseen: 'unknown',
  },
};
