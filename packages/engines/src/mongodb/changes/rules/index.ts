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

import { ruleBook } from '../../../changes/RuleBook';
import { backupRules } from './backupRules';
import { configurationRules } from './configurationRules';
import { lifeRules } from './lifeRules';
import { memberRules } from './memberRules';
import { pauseRules } from './pauseRules';
import { resourceRules } from './resourceRules';
import { routerRules } from './routerRules';
import { userRules } from './userRules';
import { versionRules } from './versionRules';
import { volumeRules } from './volumeRules';

/** What the operator does with a change, rule by rule. */
export const mongodbBook = ruleBook('mongodb', [
  { title: 'Members, shards and config servers', rules: memberRules },
  { title: 'Volumes', rules: volumeRules },
  { title: 'CPU and memory', rules: resourceRules },
  { title: 'Configuration of mongod and mongos', rules: configurationRules },
  { title: 'Version', rules: versionRules },
  { title: 'mongos', rules: routerRules },
  { title: 'Users', rules: userRules },
  { title: 'Pause', rules: pauseRules },
  { title: 'Backups', rules: backupRules },
  { title: 'Creating and deleting', rules: lifeRules },
]);

/** The name of a rule within the engine. */
export type RuleId = Parameters<typeof mongodbBook.textOf>[0];
