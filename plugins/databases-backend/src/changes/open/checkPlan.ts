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

import { InputError } from '@backstage/errors';
import {
  ChangeRequest,
  ManifestLocation,
} from '@database-platform/plugin-databases-common';
import { PreparedPlan } from '../../plans/PreparedPlan';
import { PlanOutdatedError, PlanRefusedError } from '../errors';

/**
 * A plan that can be carried out.
 */
export type CheckedPlan = PreparedPlan & {
  write: NonNullable<PreparedPlan['write']> & { location: ManifestLocation };
};

/**
 * Holds a plan against what was asked for.
 *
 * @throws PlanRefusedError, PlanOutdatedError or InputError when nothing should be opened.
 */
export function checkPlan(
  prepared: PreparedPlan,
  request: Pick<ChangeRequest, 'fingerprint'>,
): CheckedPlan {
  const { plan, write } = prepared;
  if (plan.errors.length > 0) {
    throw new PlanRefusedError(plan.errors);
  }
  if (
    request.fingerprint !== undefined &&
    request.fingerprint !== plan.fingerprint
  ) {
    throw new PlanOutdatedError(plan);
  }
  if (plan.diff === '') {
    throw new InputError(
      'There is nothing to change: the manifest in Git says so already',
    );
  }
  if (plan.dryRun.result === 'refused') {
    throw new InputError(
      `The Kubernetes cluster would refuse the object: ${plan.dryRun.messages.join(
        '; ',
      )}`,
    );
  }
  if (!write || !plan.location) {
    throw new InputError(
      'It is not known where the manifest of the database is kept',
    );
  }
  return { ...prepared, write: { ...write, location: plan.location } };
}
