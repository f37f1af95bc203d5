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

import { Plan } from '@database-platform/plugin-databases-common';
import { LivePlan } from '../../lib/LivePlans';

/**
 * Whether a form may go on with its plan.
 *
 * - `missing`, `invalid`: nothing could be planned yet.
 * - `loading`, `failed`: there is no plan of what the form holds now.
 * - `refused`: the plan has errors.
 * - `nothing`: nothing would change.
 */
export type PlanVerdict =
  | 'ready'
  | 'missing'
  | 'invalid'
  | 'loading'
  | 'failed'
  | 'refused'
  | 'nothing';

/** Whether a form may go on with its plan, and if not, why. */
export function planVerdict(live: LivePlan): PlanVerdict {
  const { plan, missing, problems, loading, error, stale } = live;
  if (missing.length > 0) {
    return 'missing';
  }
  if (problems.length > 0) {
    return 'invalid';
  }
  if (error) {
    return 'failed';
  }
  if (loading || !plan || stale) {
    return 'loading';
  }
  if (plan.errors.length > 0) {
    return 'refused';
  }
  return changesNothing(plan) ? 'nothing' : 'ready';
}

function changesNothing(plan: Plan): boolean {
  return plan.diff.trim() === '' && plan.files.length === 0;
}
