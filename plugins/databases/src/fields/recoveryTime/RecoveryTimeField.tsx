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

import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { DateTime } from 'luxon';
import { useMemo, useState } from 'react';
import { NotMeasured } from '../../components/primitives';
import { NowProvider, useNow } from '../../hooks/NowContext';
import { useFormsT } from '../../hooks/useFormsT';
import { useT } from '../../hooks/useT';
import { formatLongDuration } from '../../lib/formatDuration';
import {
  LocalTime,
  readTime,
  timeZones,
  writeTime,
} from '../../lib/recoveryTime';
import { FieldProblems } from '../support/FieldProblems';
import { FieldSet } from '../support/FieldSet';
import { RecoveryTimeProps } from './schema';

const useStyles = makeStyles(
  theme => ({
    row: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1.5) },
    date: { width: 176 },
    time: { width: 172 },
    zone: { width: 240 },
  }),
  { name: 'DatabasesRecoveryTime' },
);

/** A moment in the past, said by date, time and zone. */
export default function RecoveryTimeField(props: RecoveryTimeProps) {
  return (
    <NowProvider>
      <KnownTime {...props} />
    </NowProvider>
  );
}

function KnownTime(props: RecoveryTimeProps) {
  const { formData: value, onChange, uiSchema, schema, idSchema } = props;
  const classes = useStyles();
  const t = useFormsT();
  const zones = useMemo(() => [...timeZones()], []);
  const [local, setLocal] = useState<LocalTime>(() => {
    const zone =
      uiSchema['ui:options']?.zone ?? DateTime.local().zoneName ?? 'UTC';
    return (
      (value ? writeTime(value, zone) : undefined) ?? {
        date: '',
        time: '',
        zone,
      }
    );
  });
  const read = readTime(local);
  const disabled = Boolean(props.disabled || props.readonly);
  const id = idSchema.$id;
  const put = (change: Partial<LocalTime>) => {
    const next = { ...local, ...change };
    setLocal(next);
    onChange(readTime(next).iso);
  };
  const hasText = local.date !== '' || local.time !== '';
  const problem =
    read.problem && (read.problem !== 'incomplete' || hasText)
      ? read.problem
      : undefined;

  return (
    <FieldSet
      id={id}
      title={schema.title ?? t('fields.recoveryTime.title')}
      description={schema.description ?? t('fields.recoveryTime.description')}
    >
      <div className={classes.row}>
        <TextField
          id={`${id}_date`}
          className={classes.date}
          type="date"
          label={t('fields.recoveryTime.date')}
          value={local.date}
          onChange={event => put({ date: event.target.value })}
          InputLabelProps={{ shrink: true }}
          inputProps={{ 'aria-describedby': `${id}_problem` }}
          error={problem !== undefined}
          disabled={disabled}
          size="small"
          variant="outlined"
        />
        <TextField
          id={`${id}_time`}
          className={classes.time}
          type="time"
          label={t('fields.recoveryTime.time')}
          value={local.time}
          onChange={event => put({ time: event.target.value })}
          InputLabelProps={{ shrink: true }}
          inputProps={{ step: 1, 'aria-describedby': `${id}_problem` }}
          error={problem !== undefined}
          disabled={disabled}
          size="small"
          variant="outlined"
        />
        <Autocomplete
          id={`${id}_zone`}
          className={classes.zone}
          // Browsers list some zones under older names only; any name that is one can be typed.
          freeSolo
          options={zones}
          value={local.zone}
          onChange={(_, zone) => put({ zone: zone ?? '' })}
          onInputChange={(_, zone, reason) => {
            if (reason === 'input') {
              put({ zone: zone.trim() });
            }
          }}
          disabled={disabled}
          size="small"
          renderInput={params => (
            <TextField
              {...params}
              label={t('fields.recoveryTime.zone')}
              variant="outlined"
            />
          )}
        />
      </div>
      {read.problem === undefined && read.twice && (
        <FormControlLabel
          control={
            <Checkbox
              color="primary"
              checked={Boolean(local.second)}
              onChange={event => put({ second: event.target.checked })}
              disabled={disabled}
            />
          }
          label={t('fields.recoveryTime.second')}
        />
      )}
      <FieldProblems
        id={`${id}_problem`}
        problems={
          problem
            ? [{ message: t(`fields.recoveryTime.problem.${problem}`) }]
            : []
        }
      />
      <Meaning iso={read.iso} />
      <FormHelperText component="div">
        {t('fields.recoveryTime.window')}{' '}
        <NotMeasured
          label={t('fields.recoveryTime.windowNotKnown')}
          reason={t('fields.recoveryTime.windowReason')}
        />
      </FormHelperText>
    </FieldSet>
  );
}

/** What the moment is in UTC, and how long ago; that it is yet to come is refused. */
function Meaning({ iso }: { iso: string | undefined }) {
  const t = useFormsT();
  const tPages = useT();
  const now = useNow();
  if (iso === undefined) {
    return <FormHelperText>{t('fields.recoveryTime.none')}</FormHelperText>;
  }
  const moment = DateTime.fromISO(iso);
  const ago = now - moment.toMillis();
  if (ago < 0) {
    return (
      <FormHelperText error>{t('fields.recoveryTime.future')}</FormHelperText>
    );
  }
  return (
    <FormHelperText>
      {t('fields.recoveryTime.meaning', {
        utc: moment.toUTC().toFormat('yyyy-MM-dd HH:mm:ss'),
        duration: formatLongDuration(ago, tPages),
      })}
    </FormHelperText>
  );
}
