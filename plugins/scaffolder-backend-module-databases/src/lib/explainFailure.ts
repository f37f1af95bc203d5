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

import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError, ResponseError } from '@backstage/errors';
import { PlanError } from '@database-platform/plugin-databases-common';
import { sayPlanError } from './sayPlanError';

/**
 * Calls the databases backend and says what it says: a plan's errors are logged one by one, and the error's own sentence ends the task.
 *
 * @throws InputError for what the person who fills in the template can repair; other errors as they come.
 */
export async function explainFailure<T>(
  logger: LoggerService,
  call: () => Promise<T>,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof ResponseError)) {
      throw error;
    }
    for (const line of planErrorsOf(error.body.error)) {
      logger.error(line);
    }
    const { status } = error.response;
    const { message } = error.body.error;
    if (status === 400 || status === 409) {
      throw new InputError(message, error);
    }
    throw error;
  }
}

/** A refused change brings the errors of its plan, or the plan as it would be now. */
function planErrorsOf(error: object): string[] {
  const { errors } = error as { errors?: unknown };
  return Array.isArray(errors) ? (errors as PlanError[]).map(sayPlanError) : [];
}
