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

import { JsonObject } from '@backstage/types';
import { PlanError, Tier } from '@database-platform/plugin-databases-common';
import { checkInput, FieldProblem, problemsAt } from '../../lib/checkInput';
import { SizeFieldId, sizeFieldIds, sizeProblems } from '../../lib/sizeFields';
import { FormsTranslate } from '../../formsTranslation';

/**
 * What is wrong with a size, by input: first what the tier and the size now say, else the operations' own schema, else what the plan refuses.
 */
export function sizeCheck(
  size: JsonObject,
  known: {
    engine: string | undefined;
    operation: string;
    current: JsonObject | undefined;
    tier: Tier | undefined;
    planErrors: readonly PlanError[];
  },
  t: FormsTranslate,
): ReadonlyMap<SizeFieldId, readonly FieldProblem[]> {
  const { engine, operation, current, tier, planErrors } = known;
  const own = sizeProblems(
    size,
    { current, tier, hasNewVolume: operation === 'clone' },
    t,
  );
  const { problems } = engine
    ? checkInput(engine, operation, size)
    : { problems: [] };
  const result = new Map<SizeFieldId, readonly FieldProblem[]>();
  for (const field of sizeFieldIds) {
    // The plan says the same as the form's own rules, later and in other words: one is enough.
    const found = [own, problems, planErrors]
      .map(list => problemsAt<FieldProblem>(list, field))
      .find(list => list.length > 0);
    if (found) {
      result.set(field, found);
    }
  }
  return result;
}
