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

import { Link } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import Skeleton from '@material-ui/lab/Skeleton';
import { useParams } from 'react-router-dom';
import { changesApiRef } from '../../api';
import { useLive } from '../../hooks/useLive';
import { useChangesT } from '../../hooks/useChangesT';
import { usePageTitle } from '../../hooks/usePageTitle';
import { changePath, changesPath } from '../../lib/changePath';
import { rootRouteRef } from '../../routes';
import { PageBody } from '../PageBody';
import { EmptyPanel, LiveMark, ProblemPanel } from '../primitives';
import { ChangeView } from './ChangeView';

/** The page of the change that the address names, kept fresh. */
export function ChangePage() {
  const { id = '' } = useParams();
  const t = useChangesT();
  const api = useApi(changesApiRef);
  const root = useRouteRef(rootRouteRef)();
  const live = useLive(
    id,
    async signal => ({ change: await api.getChange(id, { signal }) }),
    {
      isAbout: ({ kind, changes }) =>
        kind === 'change' && (changes === undefined || changes.includes(id)),
    },
  );
  const change = live.data?.change;
  usePageTitle(change?.title ?? t('changes.title'));
  return (
    <BreadcrumbEntry
      entry={{ label: t('changes.title'), href: changesPath(root) }}
    >
      <BreadcrumbEntry
        entry={{
          label: change?.title ?? id,
          href: changePath(root, id),
        }}
      >
        <PageBody>
          <Link to={changesPath(root)}>{t('changes.all')}</Link>
          {live.loading && (
            <Skeleton
              variant="rect"
              height={320}
              role="status"
              aria-label={t('changes.loading')}
            />
          )}
          {live.error && !live.data && (
            <ProblemPanel
              title={t('changes.failed')}
              error={live.error}
              onRetry={live.refresh}
            />
          )}
          {live.data && !change && (
            <EmptyPanel
              title={t('changes.notFound')}
              description={t('changes.notFoundHint')}
            />
          )}
          {change && (
            <ChangeView
              change={change}
              mark={<LiveMark live={live} />}
              onChanged={live.refresh}
            />
          )}
        </PageBody>
      </BreadcrumbEntry>
    </BreadcrumbEntry>
  );
}
