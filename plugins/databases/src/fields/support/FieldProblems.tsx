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

import FormHelperText from '@material-ui/core/FormHelperText';
import { useFormsT } from '../../hooks/useFormsT';
import { FieldProblem } from '../../lib/checkInput';

/** What is wrong at a field and what is allowed, under it. */
export function FieldProblems(props: {
  /** For `aria-describedby` of the field. */
  id: string;
  problems: ReadonlyArray<Omit<FieldProblem, 'field'>>;
}) {
  const { id, problems } = props;
  const t = useFormsT();
  return (
    <div id={id}>
      {problems.map(({ message, allowed }) => (
        <FormHelperText key={message} error>
          {allowed
            ? `${message} ${t('plan.errors.allowed', { allowed })}`
            : message}
        </FormHelperText>
      ))}
    </div>
  );
}
