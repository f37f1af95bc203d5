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

import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { useFormsT } from '../../hooks/useFormsT';

/** What a role is not by default; the opposites are accepted where the manifest has them. */
const FLAGS = [
  'superuser',
  'createdb',
  'createrole',
  'replication',
  'bypassrls',
  'nologin',
  'noinherit',
];

const useStyles = makeStyles(
  { root: { flex: '2 1 260px', minWidth: 0 } },
  { name: 'DatabasesFlagsInput' },
);

/** What a user may do beyond its own databases. */
export function FlagsInput(props: {
  id: string;
  name: string;
  flags: readonly string[];
  disabled: boolean;
  onChange: (flags: string[]) => void;
}) {
  const { id, name, flags, disabled, onChange } = props;
  const classes = useStyles();
  const t = useFormsT();
  return (
    <Autocomplete
      id={id}
      className={classes.root}
      multiple
      disableCloseOnSelect
      options={[...FLAGS, ...flags.filter(flag => !FLAGS.includes(flag))]}
      value={[...flags]}
      onChange={(_, next) => onChange(next)}
      disabled={disabled}
      size="small"
      renderInput={params => (
        <TextField
          {...params}
          label={t('fields.users.flags', { name })}
          placeholder={flags.length > 0 ? '' : t('fields.users.noFlags')}
          InputLabelProps={{ shrink: true }}
          variant="outlined"
        />
      )}
    />
  );
}
