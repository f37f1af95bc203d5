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

import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  TranslationFunction,
  TranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { fieldsMessages } from './translations/fields';
import { planMessages } from './translations/plan';

/**
 * Every string of the forms and of a plan. A portal can replace each, or add languages.
 *
 * @remarks
 * Apart from the strings of the pages because the compiler's work grows faster than the number of strings in one place.
 *
 * @public
 */
export const databasesFormsTranslationRef = createTranslationRef({
  id: 'plugin.databases.forms',
  messages: { plan: planMessages, fields: fieldsMessages },
});

type MessagesOf<TRef> = TRef extends TranslationRef<string, infer TMessages>
  ? TMessages
  : never;

/** Gives the words of forms and plans for a key, in the reader's language. */
export type FormsTranslate = TranslationFunction<
  MessagesOf<typeof databasesFormsTranslationRef>
>;
