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
import { useFormsT } from '../../hooks/useFormsT';
import { cronWords } from '../../lib/cronWords';

/** When something happens again and again, with what it means in words. */
export function CronInput(props: {
  id: string;
  name: string;
  value: string;
  /** UTC as a rule. */
  zone?: string;
  disabled: boolean;
  onChange: (value: string) => void;
}) {
  const { id, name, value, zone = 'UTC', disabled, onChange } = props;
  const t = useFormsT();
  const words = cronWords(value, t);
  return (
    <TextField
      id={id}
      label={t('fields.schedules.when', { name })}
      value={value}
      onChange={event => onChange(event.target.value)}
      helperText={
        words
          ? t('fields.schedules.means', { words, zone })
          : t('fields.schedules.whenHint')
      }
      disabled={disabled}
      size="small"
      variant="outlined"
      InputLabelProps={{ shrink: true }}
      inputProps={{ spellCheck: false, autoComplete: 'off' }}
    />
  );
}
