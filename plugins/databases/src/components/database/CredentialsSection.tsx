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

import {
  Credential,
  Database,
} from '@database-platform/plugin-databases-common';
import { useT } from '../../hooks/useT';
import {
  CopyButton,
  DataTable,
  NotMeasured,
  RelativeTime,
  SectionCard,
} from '../primitives';
import { Muted } from './Muted';

/** Users and the names of their Secrets; a value is never shown, nor read. */
export function CredentialsSection({ database }: { database: Database }) {
  const t = useT();
  return (
    <SectionCard
      title={t('credentials.title')}
      description={t('credentials.description')}
    >
      {database.credentials.length === 0 ? (
        t('credentials.none')
      ) : (
        <DataTable
          caption={t('credentials.title')}
          rows={database.credentials}
          keyOf={({ user, secretName }) => `${user} ${secretName}`}
          stackBelow={720}
          columns={[
            {
              id: 'user',
              title: t('credentials.user'),
              header: true,
              cell: ({ user, userKey, operatorsOwn }) => (
                <>
                  {userKey === undefined ? <code>{user}</code> : user}
                  {operatorsOwn && (
                    <Muted>{t('credentials.operatorsOwn')}</Muted>
                  )}
                </>
              ),
            },
            {
              id: 'secret',
              title: t('credentials.secret'),
              cell: ({ secretName }) => (
                <>
                  <code>{secretName}</code>{' '}
                  <CopyButton what={secretName} text={secretName} />
                </>
              ),
            },
            {
              id: 'keys',
              title: t('credentials.keys'),
              cell: ({ keys }) => keys.join(', '),
            },
            {
              id: 'created',
              title: t('credentials.created'),
              cell: credential => <Created credential={credential} />,
            },
          ]}
        />
      )}
    </SectionCard>
  );
}

function Created({ credential }: { credential: Credential }) {
  const t = useT();
  switch (credential.exists) {
    case true:
      return <RelativeTime at={credential.createdAt} />;
    case false:
      return (
        <NotMeasured
          label={t('credentials.missing')}
          reason={t('credentials.missingHint')}
        />
      );
    default:
      return (
        <NotMeasured
          label={t('time.notKnown')}
          reason={t('credentials.unreadable')}
        />
      );
  }
}
