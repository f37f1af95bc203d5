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
import Button from '@material-ui/core/Button';
import RefreshIcon from '@material-ui/icons/Refresh';
import Skeleton from '@material-ui/lab/Skeleton';
import {
  Database,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { databasesApiRef } from '../../api';
import { useOnce } from '../../hooks/useOnce';
import { useT } from '../../hooks/useT';
import { formatAbsolute } from '../../lib/formatTime';
import { CopySnippet, ProblemPanel, SectionCard } from '../primitives';
import { Muted } from './Muted';

/**
 * The object as Kubernetes holds it.
 *
 * @remarks
 * Read when the tab is opened and when the reader asks, not at intervals: each reading is a request to Kubernetes and an entry in the audit log.
 */
export function ManifestTab({ database }: { database: Database }) {
  const t = useT();
  const api = useApi(databasesApiRef);
  const { data, error, readAt, reading, reload } = useOnce(
    stringifyDatabaseRef(database.ref),
    signal => api.getManifest(database.ref, { signal }),
  );
  return (
    <SectionCard
      title={t('manifest.title')}
      description={t('manifest.description')}
      action={
        <Button
          size="small"
          variant="outlined"
          startIcon={<RefreshIcon aria-hidden />}
          aria-disabled={reading}
          onClick={reload}
        >
          {t('manifest.reload')}
        </Button>
      }
    >
      {error && (
        <ProblemPanel
          title={t('manifest.failed')}
          error={error}
          onRetry={reload}
        />
      )}
      {reading && !data && (
        <Skeleton
          height={240}
          role="status"
          aria-label={t('manifest.loading')}
        />
      )}
      {data && (
        <>
          {readAt !== undefined && (
            <Muted>
              <span role="status">
                {t('manifest.readAt', {
                  time: formatAbsolute(new Date(readAt).toISOString()),
                })}
              </span>
            </Muted>
          )}
          {data.hidden !== undefined && data.hidden > 0 && (
            <Muted>{t('manifest.hidden', { count: data.hidden })}</Muted>
          )}
          <CopySnippet title={t('manifest.yaml')} code={data.yaml} />
        </>
      )}
    </SectionCard>
  );
}
