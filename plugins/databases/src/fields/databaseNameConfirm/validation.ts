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
import { JsonObject } from '@backstage/types';
import { translateFor } from '../../lib/translateFor';
import { nameToConfirm } from './nameToConfirm';

/** Refuses any other text than the name of the database. */
export async function validateName(
  value: string | undefined,
  field: { addError(message: string): void },
  context: {
    apiHolder: ApiHolder;
    formData: JsonObject;
    uiSchema?: { 'ui:options'?: { database?: string } };
  },
): Promise<void> {
  const { apiHolder, formData, uiSchema } = context;
  const name = nameToConfirm(uiSchema?.['ui:options']?.database, formData);
  if (name === undefined || value !== name) {
    const t = await translateFor(apiHolder);
    field.addError(
      name === undefined
        ? t('fields.nameConfirm.noDatabase')
        : t('fields.nameConfirm.wrong', { name }),
    );
  }
}
