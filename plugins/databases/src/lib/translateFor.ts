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
import { translationApiRef } from '@backstage/core-plugin-api/alpha';
import {
  databasesFormsTranslationRef,
  FormsTranslate,
} from '../formsTranslation';

/**
 * The words of the forms outside of a component: for the validation of a form, which is told in the reader's language too.
 *
 * @remarks
 * A language that is not loaded yet is waited for.
 */
export async function translateFor(apis: ApiHolder): Promise<FormsTranslate> {
  const api = apis.get(translationApiRef);
  if (!api) {
    throw new TypeError('The portal has no translation API');
  }
  const snapshot = api.getTranslation(databasesFormsTranslationRef);
  if (snapshot.ready) {
    return snapshot.t;
  }
  return new Promise((resolve, reject) => {
    const subscription = api
      .translation$(databasesFormsTranslationRef)
      .subscribe({
        next: loaded => {
          if (loaded.ready) {
            subscription.unsubscribe();
            resolve(loaded.t);
          }
        },
        error: reject,
      });
  });
}
