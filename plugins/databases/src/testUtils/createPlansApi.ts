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

import { NotImplementedError } from '@backstage/errors';
import {
  ChangesApi,
  DatabaseOperations,
  DatabaseRef,
  DatabaseTarget,
  GitToken,
  Plan,
  PlanRequest,
} from '@database-platform/plugin-databases-common';
import { minutesAgo } from './fixtures';
import { plan, target } from './planFixtures';

/** What forms ask of the backend in a test; a test may change it while the form is open. */
export interface TestPlans {
  plan: (request: PlanRequest) => Plan | Promise<Plan>;
  operations: (ref: DatabaseRef) => DatabaseOperations | undefined;
  targets: readonly DatabaseTarget[];
  /** Every plan that was asked for, in order, with the signal that gives it up. */
  requests: Array<{
    request: PlanRequest;
    signal?: AbortSignal;
    gitToken?: GitToken;
  }>;
  api: ChangesApi;
}

/** Plans, operations and places in memory; every operation is allowed unless said otherwise. */
export function createTestPlans(
  given: Partial<Pick<TestPlans, 'plan' | 'operations' | 'targets'>> = {},
): TestPlans {
  const notHere = async () => {
    throw new NotImplementedError('forms open no change');
  };
  const plans: TestPlans = {
    plan: request => plan({ target: request.target, input: request.input }),
    operations: () => ({
      items: ['resize', 'configure', 'upgrade', 'delete'].map(id => ({
        id,
        title: id,
        applies: true,
        allowed: true,
      })),
      observedAt: minutesAgo(0),
    }),
    targets: [target()],
    requests: [],
    ...given,
    api: {
      plan: async (request, options) => {
        plans.requests.push({ request, ...options });
        return plans.plan(request);
      },
      getOperations: async ref => plans.operations(ref),
      getTargets: async () => ({
        items: plans.targets,
        observedAt: minutesAgo(0),
      }),
      openChange: notHere,
      getChanges: notHere,
      getChange: notHere,
      closeChange: notHere,
      refreshChange: notHere,
    },
  };
  return plans;
}
