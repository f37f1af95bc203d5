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

import { TranslationApi } from '@backstage/core-plugin-api/alpha';
import {
  databasesFormsTranslationRef,
  FormsTranslate,
} from '../formsTranslation';
import { DatabasesTranslate, databasesTranslationRef } from '../translation';

/** The words of the plugin as they ship, for tests of what composes them. */
export function createTranslate(api: TranslationApi): DatabasesTranslate {
  const snapshot = api.getTranslation(databasesTranslationRef);
  if (!snapshot.ready) {
    throw new Error('the shipped words are there at once');
  }
  return snapshot.t;
}

/** The words of forms as they ship. */
export function createFormsTranslate(api: TranslationApi): FormsTranslate {
  const snapshot = api.getTranslation(databasesFormsTranslationRef);
  if (!snapshot.ready) {
    throw new Error('the shipped words are there at once');
  }
  return snapshot.t;
}
