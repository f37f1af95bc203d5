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
import { cloneRules } from './cloneRules';
import { lifeRules } from './lifeRules';
import { memberRules } from './memberRules';
import { parameterRules } from './parameterRules';
import { replicaRules } from './replicaRules';
import { resourceRules } from './resourceRules';
import { routerRules } from './routerRules';
import { versionRules } from './versionRules';
import { volumeRules } from './volumeRules';

/** What the operator does with a change, rule by rule. */
export const mysqlBook = ruleBook('mysql', [
  { title: 'Members', rules: memberRules },
  { title: 'CPU and memory', rules: resourceRules },
  { title: 'Volumes', rules: volumeRules },
  { title: 'Configuration (mycnf)', rules: parameterRules },
  { title: 'Version', rules: versionRules },
  { title: 'Routers and the Service', rules: routerRules },
  { title: 'Read replicas', rules: replicaRules },
  { title: 'Backup schedules', rules: backupRules },
  { title: 'Filling a new database', rules: cloneRules },
  { title: 'Creating and deleting', rules: lifeRules },
]);

/** The name of a rule within the engine. */
export type RuleId = Parameters<typeof mysqlBook.textOf>[0];
