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

import { useApi } from '@backstage/core-plugin-api';
import Skeleton from '@material-ui/lab/Skeleton';
import {
  Database,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { databasesApiRef } from '../../api';
import { useLive } from '../../hooks/useLive';
import { useT } from '../../hooks/useT';
import { CopySnippet, ProblemPanel, SectionCard } from '../primitives';
import { Muted } from './Muted';

/** The object as Kubernetes holds it. */
export function ManifestTab({ database }: { database: Database }) {
  const t = useT();
  const api = useApi(databasesApiRef);
  const live = useLive(
    stringifyDatabaseRef(database.ref),
    signal => api.getManifest(database.ref, { signal }),
    {
      isAbout: ({ ids, kind }) =>
        kind === 'state' && (ids === 'all' || ids.includes(database.id)),
    },
  );
  return (
    <SectionCard
      title={t('manifest.title')}
      description={t('manifest.description')}
    >
      {live.error && (
        <ProblemPanel
          title={t('manifest.failed')}
          error={live.error}
          onRetry={live.refresh}
        />
      )}
      {live.loading && (
        <Skeleton height={240} aria-label={t('manifest.loading')} />
      )}
      {live.data && (
        <>
          {live.data.hidden !== undefined && live.data.hidden > 0 && (
            <Muted>{t('manifest.hidden', { count: live.data.hidden })}</Muted>
          )}
          <CopySnippet title={t('manifest.yaml')} code={live.data.yaml} />
        </>
      )}
    </SectionCard>
  );
}
