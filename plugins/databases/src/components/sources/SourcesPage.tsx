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
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import {
  engineTitle,
  SourceStatus,
} from '@database-platform/plugin-databases-common';
import { databasesApiRef } from '../../api';
import { useLive } from '../../hooks/useLive';
import { usePageTitle } from '../../hooks/usePageTitle';
import { useT } from '../../hooks/useT';
import { groupSources } from '../../lib/groupSources';
import { rootRouteRef } from '../../routes';
import { Muted } from '../database/Muted';
import { PageBody } from '../PageBody';
import {
  DataTable,
  EmptyPanel,
  LiveMark,
  ProblemPanel,
  RelativeTime,
  SectionCard,
  useFigureStyles,
} from '../primitives';
import { SourceStateChip } from './SourceStateChip';

/** Where the portal's knowledge comes from: every watch, with its state and why. */
export function SourcesPage() {
  const t = useT();
  usePageTitle(t('sources.title'));
  const api = useApi(databasesApiRef);
  const root = useRouteRef(rootRouteRef)();
  const figures = useFigureStyles();
  const live = useLive('sources', signal => api.getSources({ signal }));
  return (
    <BreadcrumbEntry
      entry={{
        label: t('sources.title'),
        href: `${root.replace(/\/$/, '')}/sources`,
      }}
    >
      <PageBody>
        <div
          style={{ display: 'flex', justifyContent: 'space-between', gap: 16 }}
        >
          <Link to={root}>{t('header.back')}</Link>
          <LiveMark live={live} />
        </div>
        <Typography component="h2" variant="h5" style={{ margin: 0 }}>
          {t('sources.title')}
        </Typography>
        {live.error && !live.data && (
          <ProblemPanel
            title={t('sources.failed')}
            error={live.error}
            onRetry={live.refresh}
          />
        )}
        {live.loading && (
          <Skeleton
            variant="rect"
            height={240}
            role="status"
            aria-label={t('sources.loading')}
          />
        )}
        {live.data?.items.length === 0 && (
          <EmptyPanel
            title={t('empty.noKubernetesCluster')}
            description={t('empty.noKubernetesClusterHint')}
          />
        )}
        {groupSources(live.data?.items ?? []).map(group => (
          <SectionCard
            key={group.kubernetesCluster}
            title={t('sources.kubernetesCluster', {
              name: group.kubernetesCluster,
            })}
          >
            <DataTable
              caption={t('sources.kubernetesCluster', {
                name: group.kubernetesCluster,
              })}
              rows={group.sources}
              keyOf={sourceKey}
              stackBelow={600}
              columns={[
                {
                  id: 'resource',
                  title: t('sources.resource'),
                  header: true,
                  minWidth: 180,
                  cell: source => (
                    <>
                      {source.resource}
                      <Muted>
                        {[
                          source.namespace
                            ? t('sources.namespace', {
                                namespace: source.namespace,
                              })
                            : t('sources.allNamespaces'),
                          source.selector,
                          source.engines.map(engineTitle).join(', '),
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      </Muted>
                    </>
                  ),
                },
                {
                  id: 'state',
                  title: t('sources.state'),
                  minWidth: 160,
                  cell: source => (
                    <>
                      <SourceStateChip state={source.state} />
                      {source.reason && <Muted>{source.reason}</Muted>}
                    </>
                  ),
                },
                {
                  id: 'since',
                  title: t('sources.since'),
                  numeric: true,
                  cell: ({ since }) => <RelativeTime at={since} as="age" />,
                },
                {
                  id: 'objects',
                  title: t('sources.objects'),
                  numeric: true,
                  cell: ({ objects }) => (
                    <span className={figures.figure}>
                      {objects.toLocaleString()}
                    </span>
                  ),
                },
                {
                  id: 'last',
                  title: t('sources.lastEvent'),
                  numeric: true,
                  cell: ({ lastEventAt }) => (
                    <RelativeTime
                      at={lastEventAt}
                      unknown={t('sources.noEvent')}
                    />
                  ),
                },
              ]}
            />
          </SectionCard>
        ))}
      </PageBody>
    </BreadcrumbEntry>
  );
}

function sourceKey(source: SourceStatus): string {
  return [source.resource, source.namespace, source.selector].join(' ');
}
