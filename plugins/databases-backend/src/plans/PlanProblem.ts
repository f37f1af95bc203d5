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
import { CustomErrorBase } from '@backstage/errors';
import { PlanError } from '@database-platform/plugin-databases-common';

/**
 * Why a plan ends here, as it is said in the plan. It never leaves the planner as an error.
 */
export class PlanProblem extends CustomErrorBase {
  name = 'PlanProblem' as const;

  constructor(readonly planError: PlanError) {
    super(planError.message);
  }

  /** One about the request as a whole. */
  static of(rule: string, message: string, allowed?: string): PlanProblem {
    return new PlanProblem({
      field: '',
      message,
      rule,
      ...(allowed !== undefined && { allowed }),
    });
  }
}
