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
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { changesApiRef } from '../../api';
import { useLive } from '../../hooks/useLive';
import { useChangesT } from '../../hooks/useChangesT';
import { useT } from '../../hooks/useT';
import { changesPath } from '../../lib/changePath';
import { quietColor } from '../../lib/quietColor';
import { rootRouteRef } from '../../routes';
import { PageBody } from '../PageBody';
import {
  EmptyPanel,
  LiveMark,
  ProblemPanel,
  SectionCard,
  ToggleGroup,
} from '../primitives';
import { ChangesTable } from './ChangesTable';

const PAGE = 50;
const MOST = 200;

const useStyles = makeStyles(
  theme => ({
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1.5),
    },
    end: { marginLeft: 'auto' },
    count: {
      margin: theme.spacing(1.5, 0, 0),
      color: quietColor(theme),
      fontSize: '0.8125rem',
    },
  }),
  { name: 'DatabasesChangesPage' },
);

/** Every change that the reader may see: those on their way first asked for, the ended ones on demand. The address holds what is shown. */
export function ChangesPage() {
  const classes = useStyles();
  const t = useT();
  const tChanges = useChangesT();
  const api = useApi(changesApiRef);
  const root = useRouteRef(rootRouteRef)();
  const [search, setSearch] = useSearchParams();
  const [limit, setLimit] = useState(PAGE);
  const scope = search.get('scope') === 'all' ? 'all' : 'mine';
  const which = search.get('which') === 'all' ? 'all' : 'active';
  const set = (name: string, value: string, standard: string) => {
    setLimit(PAGE);
    setSearch(
      before => {
        const after = new URLSearchParams(before);
        if (value === standard) {
          after.delete(name);
        } else {
          after.set(name, value);
        }
        return after;
      },
      { replace: true },
    );
  };
  const live = useLive(
    `${scope} ${which} ${limit}`,
    signal =>
      api.getChanges(
        {
          ...(scope === 'mine' && { owner: ['mine'] }),
          ...(which === 'active' && { active: true }),
          limit,
        },
        { signal },
      ),
    { isAbout: ({ kind }) => kind === 'change' },
  );
  const list = live.data;
  return (
    <BreadcrumbEntry
      entry={{ label: tChanges('changes.title'), href: changesPath(root) }}
    >
      <PageBody>
        <div className={classes.line}>
          <Link to={root}>{t('header.back')}</Link>
          <span className={classes.end}>
            <LiveMark live={live} />
          </span>
        </div>
        <Typography component="h2" variant="h5" style={{ margin: 0 }}>
          {tChanges('changes.title')}
        </Typography>
        <div className={classes.line}>
          <ToggleGroup
            label={tChanges('changes.scope')}
            options={[
              { value: 'mine', label: tChanges('changes.mine') },
              { value: 'all', label: tChanges('changes.everyone') },
            ]}
            value={scope}
            onChange={value => set('scope', value, 'mine')}
          />
          <ToggleGroup
            label={tChanges('changes.which')}
            options={[
              { value: 'active', label: tChanges('changes.active') },
              { value: 'all', label: tChanges('changes.ended') },
            ]}
            value={which}
            onChange={value => set('which', value, 'active')}
          />
        </div>
        {live.error && !list && (
          <ProblemPanel
            title={tChanges('changes.failed')}
            error={live.error}
            onRetry={live.refresh}
          />
        )}
        {live.loading && (
          <Skeleton
            variant="rect"
            height={240}
            aria-label={tChanges('changes.loading')}
          />
        )}
        {list?.items.length === 0 && (
          <EmptyPanel
            title={tChanges('changes.none.title')}
            description={
              which === 'active'
                ? tChanges('changes.none.active')
                : tChanges('changes.none.any')
            }
          />
        )}
        {list && list.items.length > 0 && (
          <SectionCard title={tChanges('changes.all')}>
            <ChangesTable
              caption={tChanges('changes.all')}
              changes={list.items}
              withDatabase
            />
            <p className={classes.count}>
              {tChanges('changes.shown', {
                shown: list.items.length.toLocaleString(),
                total: list.totalItems.toLocaleString(),
              })}{' '}
              {list.totalItems > list.items.length && limit < MOST && (
                <Button
                  size="small"
                  onClick={() => setLimit(Math.min(limit + PAGE, MOST))}
                >
                  {tChanges('changes.more')}
                </Button>
              )}
            </p>
          </SectionCard>
        )}
      </PageBody>
    </BreadcrumbEntry>
  );
}
