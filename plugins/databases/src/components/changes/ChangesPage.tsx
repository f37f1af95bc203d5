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
import { useState } from 'react';
import { changesApiRef } from '../../api';
import { useAddressParameters } from '../../hooks/useAddressParameters';
import { useLive } from '../../hooks/useLive';
import { useChangesT } from '../../hooks/useChangesT';
import { usePageTitle } from '../../hooks/usePageTitle';
import { useT } from '../../hooks/useT';
import { changesPath } from '../../lib/changePath';
import { rootRouteRef } from '../../routes';
import { PageBody } from '../PageBody';
import { LiveMark, ToggleGroup } from '../primitives';
import { ChangesList } from './ChangesList';

const PAGE = 50;

const useStyles = makeStyles(
  theme => ({
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1.5),
    },
    end: { marginLeft: 'auto' },
  }),
  { name: 'DatabasesChangesPage' },
);

/** Every change that the reader may see: those on their way first asked for, the ended ones on demand. The address holds what is shown. */
export function ChangesPage() {
  const classes = useStyles();
  const t = useT();
  const tChanges = useChangesT();
  usePageTitle(tChanges('changes.title'));
  const api = useApi(changesApiRef);
  const root = useRouteRef(rootRouteRef)();
  const [search, setAddress] = useAddressParameters();
  const [limit, setLimit] = useState(PAGE);
  const scope = search.get('scope') === 'all' ? 'all' : 'mine';
  const which = search.get('which') === 'all' ? 'all' : 'active';
  const set = (name: string, value: string, standard: string) => {
    setLimit(PAGE);
    setAddress({ [name]: value === standard ? undefined : value });
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
        <ChangesList
          live={live}
          title={tChanges('changes.all')}
          caption={tChanges('changes.all')}
          withDatabase
          empty={emptyOf(scope, which)}
          limit={limit}
          onLimit={setLimit}
        />
      </PageBody>
    </BreadcrumbEntry>
  );

  /** Why the list is empty, and the wider choice that may fill it. */
  function emptyOf(whose: 'mine' | 'all', state: 'active' | 'all') {
    const wider = (text: string, name: string, value: string) => (
      <Button variant="outlined" onClick={() => set(name, value, '')}>
        {text}
      </Button>
    );
    if (state === 'active') {
      return {
        description: tChanges(
          whose === 'mine' ? 'changes.none.activeMine' : 'changes.none.active',
        ),
        action: wider(tChanges('changes.none.showEnded'), 'which', 'all'),
      };
    }
    return whose === 'mine'
      ? {
          description: tChanges('changes.none.mine'),
          action: wider(tChanges('changes.none.showAll'), 'scope', 'all'),
        }
      : { description: tChanges('changes.none.any') };
  }
}
