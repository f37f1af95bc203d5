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

import { DatabaseTarget } from '@database-platform/plugin-databases-common';
import { FieldProblem } from '../../lib/checkInput';
import { FormTarget } from '../../lib/planRequestOf';
import { FormPlan, useFormPlan } from '../plan/useFormPlan';
import { formDataOfContext } from './formDataOfContext';
import { inputProblems } from './inputProblems';
import { placeOf } from './placeOf';
import { formTargetOf } from './targetOptions';
import { useTargets } from './useTargets';

/**
 * What a field that is about a place knows: the place with what may be chosen there, and what the form's plan says about the field.
 *
 * @param field - in the input's words
 */
export function useFormPlace(
  options: Partial<FormTarget> | undefined,
  formContext: unknown,
  field: string,
  value: string | undefined,
): {
  place: DatabaseTarget | undefined;
  /** Whether places are still read. */
  reading: boolean;
  plan: FormPlan;
  problems: ReadonlyArray<Omit<FieldProblem, 'field'>>;
} {
  const target = formTargetOf(options);
  const formData = formDataOfContext(formContext);
  const plan = useFormPlan(target, formData);
  const targets = useTargets(target.engine ?? plan.target?.engine);
  return {
    place: placeOf(targets.data, target, formData),
    reading: targets.reading,
    plan,
    problems: [
      ...inputProblems(target, formData, field, value),
      ...plan.errors.filter(error => error.field === field),
    ],
  };
}
