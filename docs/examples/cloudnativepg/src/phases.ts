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

/** What one of the operator's phases means. */
export interface PhaseMeaning {
  phase: DatabasePhase;
  /** A sentence. */
  reason: string;
  advice?: string;
}

/** The operator's phases (the constants `Phase...` of api/v1/cluster_types.go), each with what it means for those who use the database. */
export const phases: Readonly<Record<string, PhaseMeaning>> = {
  'Cluster in healthy state': {
    phase: 'running',
    reason: 'All instances run.',
  },
  'Setting up primary': {
    phase: 'provisioning',
    reason: 'The first primary is set up.',
  },
  'Creating a new replica': {
    phase: 'updating',
    reason: 'A replica is made; the primary serves.',
  },
  'Upgrading cluster': {
    phase: 'updating',
    reason: 'The instances are brought to another version or image.',
  },
  'Online upgrade in progress': {
    phase: 'updating',
    reason: 'The instance manager is replaced while PostgreSQL runs.',
  },
  'Applying configuration': {
    phase: 'updating',
    reason: 'A change of the configuration is applied.',
  },
  'Primary instance is being restarted in-place': {
    phase: 'updating',
    reason: 'The primary is restarted.',
  },
  'Primary instance is being restarted without a switchover': {
    phase: 'updating',
    reason: 'The primary is restarted, and no replica takes over meanwhile.',
  },
  'Waiting for the instances to become active': {
    phase: 'updating',
    reason: 'The operator waits until all instances answer.',
  },
  'Switchover in progress': {
    phase: 'updating',
    reason: 'A replica takes over as it was asked to.',
  },
  'Failing over': {
    phase: 'degraded',
    reason: 'The primary is lost, and a replica takes over.',
  },
  'Waiting for user action': {
    phase: 'degraded',
    reason: 'The operator waits for a person.',
    advice:
      'With "primaryUpdateStrategy: supervised" it is the switchover that is waited for: kubectl cnpg promote.',
  },
  'Cluster is in an unrecoverable state, needs manual intervention': {
    phase: 'failed',
    reason: 'The operator cannot go on by itself.',
    advice: 'Restore from a backup, or ask those who run the operator.',
  },
};
