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

import { ChangeLanguage, Draft as ChangeDraft } from '../../changes/Draft';
import { mongodbLayout } from '../manifest/layout';
import { MongodbManifest, readManifest } from '../manifest/MongodbManifest';
import { mongodbBook, RuleId } from './rules';
import { Scene } from './Scene';

const language: ChangeLanguage<MongodbManifest, RuleId> = {
  read: readManifest,
  layout: mongodbLayout,
  book: mongodbBook,
};

/** A change of a `PerconaServerMongoDB` in the making. */
export class Draft extends ChangeDraft<Scene, MongodbManifest, RuleId> {
  constructor(scene: Scene, options?: { isNew?: boolean }) {
    super(scene, language, options);
  }
}
