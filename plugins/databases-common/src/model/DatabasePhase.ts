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

/**
 * What a database is doing, in words that mean the same for every engine.
 *
 * @remarks
 * - `provisioning`: asked for, not yet usable for the first time.
 * - `running`: serves as declared.
 * - `updating`: serves while a change is rolled out.
 * - `degraded`: serves, but with fewer members, guarantees or operator attention than declared.
 * - `failed`: does not serve, or its declaration was refused.
 * - `stopped`: scaled to nothing on purpose; its volumes are kept.
 * - `deleting`: deletion was asked for.
 * - `unknown`: what was read does not allow a verdict; the reason says what is missing.
 *
 * @public
 */
export type DatabasePhase =
  | 'provisioning'
  | 'running'
  | 'updating'
  | 'degraded'
  | 'failed'
  | 'stopped'
  | 'deleting'
  | 'unknown';

/**
 * Every phase, worst first: the default order of the fleet.
 *
 * @public
 */
export const databasePhases: readonly DatabasePhase[] = [
  'failed',
  'degraded',
  'unknown',
  'deleting',
  'provisioning',
  'updating',
  'stopped',
  'running',
];
