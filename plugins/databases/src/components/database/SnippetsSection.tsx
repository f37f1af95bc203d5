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
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { Database, Endpoint } from '@database-platform/plugin-databases-common';
import { useId, useState } from 'react';
import { quietColor } from '../../lib/quietColor';
import { useT } from '../../hooks/useT';
import { engineLookOf } from '../../engines/engineLooks';
import { exportCredentials } from '../../engines/snippets/secrets';
import { readsEnvironment, SnippetId } from '../../engines/snippets/Snippet';
import {
  connectionOf,
  defaultCredential,
  defaultDatabaseName,
  usersToConnectAs,
} from '../../lib/connectionOf';
import { CopySnippet, SectionCard, SelectField } from '../primitives';

const useStyles = makeStyles(
  theme => ({
    choices: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(2),
      marginBottom: theme.spacing(1),
    },
    tabs: { marginBottom: theme.spacing(1.5) },
    tab: { textTransform: 'none', minWidth: 0 },
    note: {
      fontSize: '0.875rem',
      color: quietColor(theme),
      margin: theme.spacing(2, 0, 1),
    },
  }),
  { name: 'DatabasesSnippetsSection' },
);

/** Text to copy that connects. */
export function SnippetsSection({ database }: { database: Database }) {
  const classes = useStyles();
  const t = useT();
  const id = useId();
  const [address, setAddress] = useState<string>();
  const [user, setUser] = useState<string>();
  const [name, setName] = useState<string>();
  const [language, setLanguage] = useState<SnippetId>('shell');
  const { snippets: set } = engineLookOf(database.ref.engine);
  const users = usersToConnectAs(database);
  const endpoint =
    database.endpoints.find(e => addressOf(e) === address) ??
    database.endpoints.at(0);
  const credential =
    users.find(c => c.user === user) ?? defaultCredential(database);
  if (!set) {
    return null;
  }
  if (!endpoint || !credential) {
    return (
      <SectionCard title={t('snippets.title')}>
        {t(endpoint ? 'snippets.noUser' : 'snippets.noEndpoint')}
      </SectionCard>
    );
  }
  const names = database.declared.databases.map(d => d.name);
  const chosenName = name ?? defaultDatabaseName(database, credential.user);
  const connection = connectionOf(database, endpoint, credential, chosenName);
  const snippets = set.snippetsOf(connection);
  const snippet = snippets.find(s => s.id === language) ?? snippets[0];
  const { variables } = set;
  return (
    <SectionCard
      title={t('snippets.title')}
      description={t('snippets.description')}
    >
      <div className={classes.choices}>
        <SelectField
          label={t('snippets.endpoint')}
          value={addressOf(endpoint)}
          options={database.endpoints.map(e => ({
            value: addressOf(e),
            label: `${t(`endpointPurpose.${e.purpose}`)} (${addressOf(e)})`,
          }))}
          onChange={setAddress}
        />
        <SelectField
          label={t('credentials.user')}
          value={credential.user}
          options={users.map(c => ({
            value: c.user,
            label: c.user,
          }))}
          onChange={next => {
            setUser(next);
            setName(undefined);
          }}
        />
        {names.length > 0 || chosenName !== '' ? (
          <SelectField
            label={t('snippets.database')}
            value={chosenName}
            options={[...new Set([...names, chosenName])].map(value => ({
              value,
              label: value,
            }))}
            onChange={setName}
          />
        ) : null}
      </div>
      <Tabs
        className={classes.tabs}
        value={snippet.id}
        onChange={(_, value: SnippetId) => setLanguage(value)}
        indicatorColor="primary"
        textColor="primary"
        variant="scrollable"
        aria-label={t('snippets.title')}
      >
        {snippets.map(s => (
          <Tab
            key={s.id}
            value={s.id}
            label={
              s.id === 'local'
                ? t('snippets.local', { tool: s.title })
                : s.title
            }
            className={classes.tab}
            id={`${id}-${s.id}`}
            aria-controls={`${id}-panel`}
          />
        ))}
      </Tabs>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${snippet.id}`}
      >
        <CopySnippet
          title={
            snippet.id === 'local'
              ? t('snippets.local', { tool: snippet.title })
              : snippet.title
          }
          code={snippet.code}
        />
        {readsEnvironment[snippet.id] && (
          <>
            <p className={classes.note}>
              {connection.userInSecret
                ? t('snippets.environmentBoth', variables)
                : t('snippets.environment', variables)}
            </p>
            <CopySnippet
              title={t('snippets.password')}
              code={exportCredentials(connection, variables)}
            />
          </>
        )}
      </div>
    </SectionCard>
  );
}

/** Tells endpoints of one Service apart by their ports. */
function addressOf({ service, port }: Endpoint): string {
  return `${service}:${port}`;
}
