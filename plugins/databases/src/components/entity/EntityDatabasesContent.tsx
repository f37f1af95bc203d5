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

import { useEntity } from '@backstage/plugin-catalog-react';
import Skeleton from '@material-ui/lab/Skeleton';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { stringifyDatabaseRef } from '@database-platform/plugin-databases-common';
import { useId } from 'react';
import { useAddressParameters } from '../../hooks/useAddressParameters';
import { NowProvider } from '../../hooks/NowContext';
import { useT } from '../../hooks/useT';
import { DatabaseView } from '../database/DatabaseView';
import { PageBody } from '../PageBody';
import { EmptyPanel, ProblemPanel } from '../primitives';
import { useEntityDatabases } from './useEntityDatabases';

/** The tab of a catalog entity: its database, or the databases that it depends on, one at a time. */
export function EntityDatabasesContent() {
  const { entity } = useEntity();
  const t = useT();
  const id = useId();
  const { loading, error, databases, retry } = useEntityDatabases(entity);
  const [search, setAddress] = useAddressParameters();
  if (loading) {
    return (
      <Skeleton height={240} role="status" aria-label={t('database.loading')} />
    );
  }
  if (error) {
    return (
      <ProblemPanel title={t('entity.failed')} error={error} onRetry={retry} />
    );
  }
  if (databases.length === 0) {
    return (
      <EmptyPanel title={t('entity.none')} description={t('entity.noneHint')} />
    );
  }
  const refs = databases.map(({ ref }) => stringifyDatabaseRef(ref));
  const asked = search.get('database');
  const chosen = Math.max(0, asked ? refs.indexOf(asked) : 0);
  const view = (
    <DatabaseView key={refs[chosen]} databaseRef={databases[chosen].ref} />
  );
  return (
    <NowProvider>
      <PageBody>
        {databases.length > 1 && (
          <Tabs
            value={refs[chosen]}
            onChange={(_, database: string) => setAddress({ database })}
            indicatorColor="primary"
            variant="scrollable"
            aria-label={t('entity.choose')}
          >
            {databases.map(({ title }, index) => (
              <Tab
                key={refs[index]}
                value={refs[index]}
                label={title}
                id={`${id}-${index}`}
                aria-controls={`${id}-panel`}
                style={{ textTransform: 'none' }}
              />
            ))}
          </Tabs>
        )}
        {databases.length > 1 ? (
          <div
            role="tabpanel"
            id={`${id}-panel`}
            aria-labelledby={`${id}-${chosen}`}
            style={{ minWidth: 0 }}
          >
            {view}
          </div>
        ) : (
          view
        )}
      </PageBody>
    </NowProvider>
  );
}
