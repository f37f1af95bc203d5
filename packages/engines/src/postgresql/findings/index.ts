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

import { findingsBy } from '../../kubernetes/findings/FindingRule';
import { Situation } from '../Situation';
import { accessRules } from './access';
import { archiveRules } from './archive';
import { budgetRules } from './budgets';
import { declarationRules, deletionPending } from './declaration';
import { findingOperations } from './findingOperations';
import { memberRules } from './members';
import { patroniRules } from './patroni';
import { podRules } from './pods';
import { replicationRules } from './replication';
import { resourceRules } from './resources';
import { Rule } from './Rule';
import { storageRules } from './storage';
import { versionRules } from './version';
import { volumeRules } from './volumes';

const rules: readonly Rule[] = [
  ...memberRules,
  ...replicationRules,
  ...patroniRules,
  ...versionRules,
  ...volumeRules,
  ...storageRules,
  ...resourceRules,
  ...accessRules,
  ...podRules,
  ...archiveRules,
  ...budgetRules,
  ...declarationRules,
];

/** Everything that a person should know, the most severe first. */
export const findingsOf = findingsBy<Situation>({
  rules,
  deletionPending,
  operations: findingOperations,
});
