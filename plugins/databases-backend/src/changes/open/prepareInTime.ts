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

import { ServiceUnavailableError } from '@backstage/errors';
import { PlanRequest } from '@database-platform/plugin-databases-common';
import { PlanMaker, PlanOptions, PreparedPlan } from '../../plans/PreparedPlan';
import { Clock, Deadline } from '../../time';

/** More than all parts of a plan together may take. */
export const PLAN_DEADLINE_MS = 60_000;

/**
 * A plan, unless it takes too long: also parts of it that do not listen are waited for no longer.
 *
 * @throws ServiceUnavailableError when it does, and what {@link PlanMaker.prepare} says.
 */
export async function prepareInTime(
  plans: PlanMaker,
  request: PlanRequest,
  options: PlanOptions,
  clock: Clock,
): Promise<PreparedPlan> {
  const deadline = new Deadline(clock, PLAN_DEADLINE_MS, options.signal);
  const { signal } = deadline;
  let giveUp = () => {};
  const isTooLate = new Promise<never>((_, reject) => {
    giveUp = () =>
      reject(
        new ServiceUnavailableError(
          deadline.expired
            ? `The plan took longer than ${
                PLAN_DEADLINE_MS / 1000
              } s, so nothing was opened: ask again in a moment`
            : 'Whoever asked has gone, so nothing was opened',
        ),
      );
  });
  signal.addEventListener('abort', giveUp, { once: true });
  if (signal.aborted) {
    giveUp();
  }
  try {
    return await Promise.race([
      plans.prepare(request, { ...options, signal }),
      isTooLate,
    ]);
  } finally {
    signal.removeEventListener('abort', giveUp);
    deadline.clear();
  }
}
