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

import TextField from '@material-ui/core/TextField';
import { FieldProblem } from '../../lib/checkInput';
import { FieldProblems } from './FieldProblems';

/** A short text of a row; an empty one is none. What is wrong with it is said below it. */
export function PlainInput(props: {
  id: string;
  label: string;
  hint?: string;
  value: string | undefined;
  numeric?: boolean;
  problems?: readonly FieldProblem[];
  disabled: boolean;
  onChange: (value: string | undefined) => void;
}) {
  const { id, label, hint, value, numeric, disabled, onChange } = props;
  const { problems = [] } = props;
  const describedBy = [
    ...(hint === undefined ? [] : [`${id}-helper-text`]),
    ...(problems.length > 0 ? [`${id}-problem`] : []),
  ].join(' ');
  return (
    <div>
      <TextField
        id={id}
        label={label}
        helperText={hint}
        value={value ?? ''}
        onChange={event => {
          const text = event.target.value.trim();
          onChange(text === '' ? undefined : text);
        }}
        disabled={disabled}
        error={problems.length > 0}
        size="small"
        variant="outlined"
        InputLabelProps={{ shrink: true }}
        inputProps={{
          inputMode: numeric ? 'numeric' : undefined,
          spellCheck: false,
          autoComplete: 'off',
          ...(describedBy !== '' && { 'aria-describedby': describedBy }),
        }}
      />
      {problems.length > 0 && (
        <FieldProblems id={`${id}-problem`} problems={problems} />
      )}
    </div>
  );
}
