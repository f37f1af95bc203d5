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

import { ApiHolder } from '@backstage/core-plugin-api';
import { parseTime } from '../../lib/formatTime';
import { translateFor } from '../../lib/translateFor';

/** Refuses what is no moment, and one that is yet to come. */
export async function validateRecoveryTime(
  value: string | undefined,
  field: { addError(message: string): void },
  context: { apiHolder: ApiHolder },
): Promise<void> {
  if (!value) {
    return;
  }
  const t = await translateFor(context.apiHolder);
  const moment = parseTime(value);
  if (moment === undefined || !/[+-]\d{2}:\d{2}$/.test(value)) {
    field.addError(t('fields.recoveryTime.problem.none'));
  } else if (moment > Date.now()) {
    field.addError(t('fields.recoveryTime.future'));
  }
}
