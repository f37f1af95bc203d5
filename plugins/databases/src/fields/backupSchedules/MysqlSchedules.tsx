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

import { SelectField } from '../../components/primitives';
import { useFormsT } from '../../hooks/useFormsT';
import { rowsOf } from '../../lib/namedChange';
import { changeIn, itemsIn } from '../../lib/namedLists';
import { MysqlStorage } from '../support/mysqlStorage';
import { MysqlStorageInputs } from '../support/MysqlStorageInputs';
import { NamedList, NamedListContext } from '../support/NamedList';
import { SwitchInput } from '../support/SwitchInput';
import { CronInput } from './CronInput';

/** Where backups go, in the words of the operation. */
interface Profile {
  name: string;
  storage: MysqlStorage;
}

/** When a backup is made. */
interface Schedule {
  name: string;
  schedule: string;
  profile?: string;
  enabled?: boolean;
  timeZone?: string;
}

const profileKeys = { changed: 'profiles', removed: 'removeProfiles' };

/** Backups of a MySQL database: profiles, which say where they go, and schedules, which say when. */
export function MysqlSchedules({ context }: { context: NamedListContext }) {
  const t = useFormsT();
  const { disabled, value, current } = context;
  const profiles = rowsOf(
    itemsIn<Profile>(current?.profiles),
    changeIn<Profile>(value, profileKeys),
  )
    .filter(({ state }) => state !== 'removed')
    .map(({ item }) => item.name);
  return (
    <>
      <NamedList<Profile>
        context={context}
        keys={profileKeys}
        title={t('fields.schedules.mysql.profiles')}
        newName={t('fields.schedules.mysql.profileName')}
        add={t('fields.schedules.mysql.addProfile')}
        gone={t('fields.schedules.mysql.profileGone')}
        itemOf={name => ({ name, storage: { kind: 's3', bucket: '' } })}
        inputsOf={(profile, id, change) => (
          <ProfileInputs
            id={id}
            profile={profile}
            disabled={disabled}
            onChange={change}
          />
        )}
      />
      <NamedList<Schedule>
        context={context}
        keys={{ changed: 'schedules', removed: 'removeSchedules' }}
        title={t('fields.schedules.mysql.schedules')}
        newName={t('fields.schedules.mysql.scheduleName')}
        add={t('fields.schedules.mysql.addSchedule')}
        gone={t('fields.schedules.gone')}
        itemOf={name => ({
          name,
          schedule: '0 2 * * *',
          ...(profiles[0] !== undefined && { profile: profiles[0] }),
          enabled: true,
        })}
        inputsOf={(schedule, id, change) => (
          <>
            <CronInput
              id={`${id}_schedule`}
              name={schedule.name}
              value={schedule.schedule}
              zone={schedule.timeZone}
              disabled={disabled}
              onChange={text => change({ ...schedule, schedule: text })}
            />
            <SelectField
              label={t('fields.schedules.mysql.profile', {
                name: schedule.name,
              })}
              value={schedule.profile ?? ''}
              options={[...new Set([...profiles, schedule.profile ?? ''])].map(
                name => ({
                  value: name,
                  label: name || t('fields.schedules.mysql.noProfile'),
                }),
              )}
              onChange={profile => change({ ...schedule, profile })}
            />
            <SwitchInput
              label={t('fields.schedules.on')}
              checked={schedule.enabled !== false}
              disabled={disabled}
              onChange={enabled => change({ ...schedule, enabled })}
            />
          </>
        )}
      />
    </>
  );
}

function ProfileInputs(props: {
  id: string;
  profile: Profile;
  disabled: boolean;
  onChange: (profile: Profile) => void;
}) {
  const { id, profile, disabled, onChange } = props;
  const t = useFormsT();
  const { name, storage } = profile;
  return (
    <MysqlStorageInputs
      id={id}
      storage={storage}
      words={{
        kind: t('fields.schedules.mysql.kind', { name }),
        kinds: {
          s3: t('fields.schedules.mysql.kinds.s3'),
          oci: t('fields.schedules.mysql.kinds.oci'),
          azure: t('fields.schedules.mysql.kinds.azure'),
          volume: t('fields.schedules.mysql.kinds.volume'),
        },
        labelOf: (text, kind) =>
          text === 'bucket'
            ? t(`fields.schedules.mysql.bucket.${kind}`, { name })
            : t(`fields.schedules.mysql.${text}`, { name }),
        hints: {
          secret: t('fields.schedules.mysql.secretHint'),
          endpoint: t('fields.schedules.mysql.endpointHint'),
        },
      }}
      disabled={disabled}
      // A profile has a bucket always: an empty one is refused at its row.
      onChange={next =>
        onChange({ ...profile, storage: { bucket: '', ...next } })
      }
    />
  );
}
