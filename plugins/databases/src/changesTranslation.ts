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
import { actionsMessages, changesMessages } from './translations/changes';

/**
 * The words about changes and what can be asked for. They are apart from the others because a reference with very many words is slow to check.
 *
 * @public
 */
export const databasesChangesTranslationRef = createTranslationRef({
  id: 'plugin.databases.changes',
  messages: { actions: actionsMessages, changes: changesMessages },
});

type MessagesOf<TRef> = TRef extends TranslationRef<string, infer TMessages>
  ? TMessages
  : never;

/** Gives the words for a key, in the reader's language. */
export type ChangesTranslate = TranslationFunction<
  MessagesOf<typeof databasesChangesTranslationRef>
>;
