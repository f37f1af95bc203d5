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

import { ConflictError, InputError } from '@backstage/errors';
import {
  OpenChange,
  Plan,
  PlanError,
} from '@database-platform/plugin-databases-common';

/**
 * The plan of a change has errors, so nothing was opened: 400 with the errors.
 */
export class PlanRefusedError extends InputError {
  constructor(readonly errors: readonly PlanError[]) {
    super(
      errors
        .map(({ field, message }) => (field ? `${field}: ${message}` : message))
        .join('\n'),
    );
  }
}

/**
 * What was planned is not what would be done now: 409 with the plan as of now.
 */
export class PlanOutdatedError extends ConflictError {
  constructor(readonly plan: Plan) {
    super(
      'The files have changed since this was planned: look at the plan as it is now, and ask again',
    );
  }
}

/**
 * A change of the same database and operation is open: 409 with that change, where whoever asks may see it.
 */
export class ChangeInTheWayError extends ConflictError {
  constructor(readonly openChange: OpenChange | undefined) {
    super(
      openChange
        ? `"${openChange.title}" is open already: merge or close it first, or ask for a change that supersedes it`
        : 'A change of the same kind is open for this database already, which you may not see: ask those who own the database',
    );
  }
}

/**
 * The `Idempotency-Key` was used before for something else: 409.
 */
export class KeyUsedError extends ConflictError {
  constructor() {
    super(
      'Idempotency-Key: was used before to ask for something else; take a new one for each change',
    );
  }
}

/**
 * A change cannot be closed any more: 409.
 */
export class PullRequestMergedError extends ConflictError {
  constructor() {
    super('The pull request is merged: ask for a change that takes it back');
  }
}
