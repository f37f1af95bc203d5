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
import { useState } from 'react';

/** Words parted by commas. What is typed stays as it is typed until the input is left. */
export function TextListInput(props: {
  id: string;
  label: string;
  hint: string;
  text: string;
  disabled: boolean;
  onChange: (text: string) => void;
}) {
  const { id, label, hint, text, disabled, onChange } = props;
  const [draft, setDraft] = useState<string>();
  return (
    <TextField
      id={id}
      label={label}
      helperText={hint}
      value={draft ?? text}
      onChange={event => {
        setDraft(event.target.value);
        onChange(event.target.value);
      }}
      onBlur={() => setDraft(undefined)}
      disabled={disabled}
      size="small"
      variant="outlined"
      InputLabelProps={{ shrink: true }}
      inputProps={{ spellCheck: false, autoComplete: 'off' }}
    />
  );
}
