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
import { Database } from '@database-platform/plugin-databases-common';
import { useId, useState } from 'react';
import { quietColor } from '../../lib/quietColor';
import { useT } from '../../hooks/useT';
import {
  connectionOf,
  defaultCredential,
  defaultDatabaseName,
} from '../../lib/connectionOf';
import {
  passwordFromSecret,
  postgresqlSnippets,
  SnippetId,
} from '../../lib/snippets';
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

/** Those that read the password from the environment, and so need it put there first. */
const readsEnvironment: Readonly<Record<SnippetId, boolean>> = {
  psql: false,
  local: false,
  jdbc: true,
  node: true,
  go: true,
  python: true,
  kubernetes: false,
};

/** Text to copy that connects. */
export function SnippetsSection({ database }: { database: Database }) {
  const classes = useStyles();
  const t = useT();
  const id = useId();
  const [service, setService] = useState<string>();
  const [user, setUser] = useState<string>();
  const [name, setName] = useState<string>();
  const [language, setLanguage] = useState<SnippetId>('psql');
  const endpoint =
    database.endpoints.find(e => e.service === service) ??
    database.endpoints.at(0);
  const credential =
    database.credentials.find(c => c.user === user) ??
    defaultCredential(database);
  if (database.ref.engine !== 'postgresql' || !endpoint || !credential) {
    return null;
  }
  const names = database.declared.databases.map(d => d.name);
  const chosenName = name ?? defaultDatabaseName(database, credential.user);
  const connection = connectionOf(database, endpoint, credential, chosenName);
  const snippets = postgresqlSnippets(connection);
  const snippet = snippets.find(s => s.id === language) ?? snippets[0];
  return (
    <SectionCard
      title={t('snippets.title')}
      description={t('snippets.description')}
    >
      <div className={classes.choices}>
        <SelectField
          label={t('snippets.endpoint')}
          value={endpoint.service}
          options={database.endpoints.map(e => ({
            value: e.service,
            label: `${t(`endpointPurpose.${e.purpose}`)} (${e.service})`,
          }))}
          onChange={setService}
        />
        <SelectField
          label={t('credentials.user')}
          value={credential.user}
          options={database.credentials.map(c => ({
            value: c.user,
            label: c.user,
          }))}
          onChange={next => {
            setUser(next);
            setName(undefined);
          }}
        />
        <SelectField
          label={t('snippets.database')}
          value={chosenName}
          options={[...new Set([...names, chosenName])].map(value => ({
            value,
            label: value,
          }))}
          onChange={setName}
        />
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
            label={s.id === 'local' ? t('snippets.local') : s.title}
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
        <CopySnippet title={snippet.title} code={snippet.code} />
        {readsEnvironment[snippet.id] && (
          <>
            <p className={classes.note}>{t('snippets.environment')}</p>
            <CopySnippet
              title={t('snippets.password')}
              code={passwordFromSecret(connection, 'PGPASSWORD')}
            />
          </>
        )}
      </div>
    </SectionCard>
  );
}
