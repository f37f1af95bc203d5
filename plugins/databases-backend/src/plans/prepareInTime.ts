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
import { Clock, Deadline } from '../time';
import { PlanMaker, PlanOptions, PreparedPlan } from './PreparedPlan';

/** More than all parts of a plan together may take. */
const DEADLINE_MS = 60_000;

/**
 * A plan, unless it takes too long: also parts of it that do not listen are waited for no longer.
 *
 * @param options - `tooLate` makes an error of the sentence that says so
 * @throws what `tooLate` makes, ServiceUnavailableError when whoever asked has gone, and what {@link PlanMaker.prepare} says.
 */
export async function prepareInTime(
  plans: PlanMaker,
  request: PlanRequest,
  options: PlanOptions & { clock: Clock; tooLate(sentence: string): Error },
): Promise<PreparedPlan> {
  const { clock, tooLate, ...asked } = options;
  const deadline = new Deadline(clock, DEADLINE_MS, asked.signal);
  const { signal } = deadline;
  let giveUp = () => {};
  const isOver = new Promise<never>((_, reject) => {
    giveUp = () =>
      reject(
        deadline.expired
          ? tooLate(`The plan took longer than ${DEADLINE_MS / 1000} s`)
          : new ServiceUnavailableError('Whoever asked has gone'),
      );
  });
  signal.addEventListener('abort', giveUp, { once: true });
  if (signal.aborted) {
    giveUp();
  }
  try {
    return await Promise.race([
      isOver,
      plans.prepare(request, { ...asked, signal }),
    ]);
  } finally {
    signal.removeEventListener('abort', giveUp);
    deadline.clear();
  }
}
