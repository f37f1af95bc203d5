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

/** A short text of a row; an empty one is none. */
export function PlainInput(props: {
  id: string;
  label: string;
  hint?: string;
  value: string | undefined;
  numeric?: boolean;
  disabled: boolean;
  onChange: (value: string | undefined) => void;
}) {
  const { id, label, hint, value, numeric, disabled, onChange } = props;
  return (
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
      size="small"
      variant="outlined"
      InputLabelProps={{ shrink: true }}
      inputProps={{
        inputMode: numeric ? 'numeric' : undefined,
        spellCheck: false,
        autoComplete: 'off',
      }}
    />
  );
}
