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
import { connectMessages } from './translations/connect';
import { databaseMessages } from './translations/database';
import { entityMessages } from './translations/entity';
import { fleetMessages } from './translations/fleet';
import { objectMessages } from './translations/object';
import { wordsMessages } from './translations/words';

/**
 * Every string that a reader sees. A portal can replace each, or add languages.
 *
 * @public
 */
export const databasesTranslationRef = createTranslationRef({
  id: 'plugin.databases',
  messages: {
    ...wordsMessages,
    ...fleetMessages,
    ...databaseMessages,
    ...connectMessages,
    ...objectMessages,
    ...entityMessages,
  },
});

type MessagesOf<TRef> = TRef extends TranslationRef<string, infer TMessages>
  ? TMessages
  : never;

/** Gives the words for a key, in the reader's language. */
export type DatabasesTranslate = TranslationFunction<
  MessagesOf<typeof databasesTranslationRef>
>;
