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
import { lifeRules } from './lifeRules';
import { memberRules } from './memberRules';
import { parameterRules } from './parameterRules';
import { poolerRules } from './poolerRules';
import { resourceRules } from './resourceRules';
import { userRules } from './userRules';
import { versionRules } from './versionRules';
import { volumeRules } from './volumeRules';

/** What the operator does with a change, rule by rule. */
export const postgresqlBook = ruleBook('postgresql', [
  { title: 'Members', rules: memberRules },
  { title: 'Volumes', rules: volumeRules },
  { title: 'CPU and memory', rules: resourceRules },
  {
    title: 'Parameters, synchronous mode and maintenance windows',
    rules: parameterRules,
  },
  { title: 'Version', rules: versionRules },
  { title: 'Connection pooler', rules: poolerRules },
  { title: 'Users and databases', rules: userRules },
  { title: 'Creating, cloning and deleting', rules: lifeRules },
]);

/** The name of a rule within the engine. */
export type RuleId = Parameters<typeof postgresqlBook.textOf>[0];
