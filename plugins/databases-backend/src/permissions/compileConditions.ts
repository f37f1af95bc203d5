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

import {
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import {
  createConditionTransformer,
  PermissionRuleset,
} from '@backstage/plugin-permission-node';
import {
  DatabasePermissionQuery,
  DatabasePermissionResource,
} from '@database-platform/plugin-databases-node';

type Ruleset = PermissionRuleset<
  DatabasePermissionResource,
  DatabasePermissionQuery
>;

/**
 * Turns the conditions of a policy's decision into one function, so that thousands of databases can be asked quickly.
 *
 * @throws InputError when a rule is unknown or its parameters are not valid.
 */
export function compileConditions(
  criteria: PermissionCriteria<PermissionCondition>,
  rules: Ruleset,
): (database: DatabasePermissionResource) => boolean {
  // Checks the parameters of every rule, once
  createConditionTransformer(rules)(criteria);
  return compile(criteria, rules);
}

function compile(
  criteria: PermissionCriteria<PermissionCondition>,
  rules: Ruleset,
): (database: DatabasePermissionResource) => boolean {
  if ('allOf' in criteria) {
    const parts = criteria.allOf.map(part => compile(part, rules));
    return database => parts.every(part => part(database));
  }
  if ('anyOf' in criteria) {
    const parts = criteria.anyOf.map(part => compile(part, rules));
    return database => parts.some(part => part(database));
  }
  if ('not' in criteria) {
    const part = compile(criteria.not, rules);
    return database => !part(database);
  }
  const rule = rules.getRuleByName(criteria.rule);
  const params = criteria.params ?? {};
  return database => rule.apply(database, params);
}
