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
import {
  DatabaseRef,
  parseDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { changesApiRef } from '../../api';
import { translateFor } from '../../lib/translateFor';
import { verdictOf } from '../support/useOperationStates';
import { verdictReason } from '../support/verdictReason';

/** Refuses what names no database, and a database of which the user may not ask for the operation. */
export async function validateDatabase(
  value: string | undefined,
  field: { addError(message: string): void },
  context: {
    apiHolder: ApiHolder;
    uiSchema?: { 'ui:options'?: { operation?: string } };
  },
): Promise<void> {
  if (!value) {
    return;
  }
  const t = await translateFor(context.apiHolder);
  let ref: DatabaseRef;
  try {
    ref = parseDatabaseRef(value);
  } catch {
    field.addError(t('fields.databasePicker.noRef', { value }));
    return;
  }
  const operation = context.uiSchema?.['ui:options']?.operation;
  const api = context.apiHolder.get(changesApiRef);
  if (!operation || !api) {
    return;
  }
  const operations = await api.getOperations(ref);
  const reason = verdictReason(verdictOf(operations?.items, operation), t);
  if (reason) {
    field.addError(reason);
  }
}
