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

import { namesOf } from '../names';
import { Rule, when } from './Rule';
import { manual } from './sources';

const missing: Rule = ({
  budgets,
  name,
  wanted,
  condition,
  gapOf,
  operator,
}) => {
  const budget = budgets.find(
    each => each.name === namesOf(name).primaryBudget,
  );
  const off = budget !== undefined && budget.min === '0';
  // Another name is possible ("pdb_name_format"): then there is at least some budget.
  const none = budgets.length === 0;
  return when(
    wanted > 0 &&
      gapOf('budget') === undefined &&
      condition !== 'none' &&
      (off || none),
    () => ({
      id: 'postgresql/primary-not-protected',
      severity: 'warning',
      title: off
        ? `The disruption budget ${budget?.name} protects nothing: "minAvailable" is 0.`
        : 'There is no disruption budget for the primary.',
      detail:
        operator.budget === false
          ? 'The operator\'s option "enable_pod_disruption_budget" is off. When a node is drained, the primary is evicted like any other pod.'
          : 'When a node is drained, the primary is evicted like any other pod, without a switchover before.',
      advice:
        'Have the operator\'s administrator set "enable_pod_disruption_budget", or switch over before a node is drained.',
      source: manual('administrator', 'pod-disruption-budgets'),
    }),
  );
};

const blocks: Rule = ({ budgets, name, wanted, condition }) => {
  const budget = budgets.find(
    each => each.name === namesOf(name).primaryBudget,
  );
  return when(
    wanted === 1 &&
      condition === 'whole' &&
      budget?.allowed === 0 &&
      budget.min !== '0',
    () => ({
      id: 'postgresql/budget-blocks-drain',
      severity: 'info',
      title: `The disruption budget ${budget?.name} allows no eviction, and there is no replica to move to.`,
      detail:
        'Draining the node of the single member waits for ever. With more members, the operator moves the primary away first.',
      advice:
        'Ask for a second member before the node is drained, or delete the pod by hand in a quiet hour.',
      source: manual('administrator', 'pod-disruption-budgets'),
    }),
  );
};

export const budgetRules: readonly Rule[] = [missing, blocks];
