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
import { useTone } from '../../components/primitives';
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
  // The theme's own red is too faint on dark paper.
  const { text } = useTone('bad');
  return (
    <div id={id}>
      {problems.map(({ message, allowed }) => (
        <FormHelperText key={message} error style={{ color: text }}>
          {allowed
            ? [sentence(message), t('plan.errors.allowed', { allowed })].join(
                ' ',
              )
            : message}
        </FormHelperText>
      ))}
    </div>
  );
}

/** A message with what ends a sentence: another one follows it. */
function sentence(message: string): string {
  return /[.!?:]$/.test(message) ? message : `${message}.`;
}
