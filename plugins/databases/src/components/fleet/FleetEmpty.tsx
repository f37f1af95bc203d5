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

import { LinkButton } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import useAsync from 'react-use/esm/useAsync';
import { databasesApiRef } from '../../api';
import { useT } from '../../hooks/useT';
import { FleetView, isFiltered, Scope } from '../../lib/fleetView';
import { rootRouteRef } from '../../routes';
import { CreateButton } from '../actions';
import { EmptyPanel } from '../primitives';

const useStyles = makeStyles(
  theme => ({
    steps: {
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'center',
      gap: theme.spacing(1),
    },
  }),
  { name: 'DatabasesFleetEmpty' },
);

/** Why there is no row, and what would bring one. */
export function FleetEmpty(props: {
  view: FleetView;
  scope: Scope;
  /** How many databases the reader may see at all. */
  databases: number;
  /** Whether the reader may ask for one. */
  mayCreate: boolean;
  onClear: () => void;
  onShowAll: () => void;
}) {
  const { view, scope, databases, mayCreate, onClear, onShowAll } = props;
  const t = useT();
  if (databases === 0) {
    return <NoDatabase mayCreate={mayCreate} />;
  }
  if (isFiltered(view)) {
    return (
      <EmptyPanel
        title={t('empty.noMatch')}
        description={t('empty.noMatchHint')}
        action={
          <Button variant="outlined" onClick={onClear}>
            {t('empty.clear')}
          </Button>
        }
      />
    );
  }
  return (
    <EmptyPanel
      title={scope === 'mine' ? t('empty.noneOwned') : t('empty.noMatch')}
      description={t('empty.noneOwnedHint')}
      action={
        <Button variant="outlined" onClick={onShowAll}>
          {t('empty.showAll')}
        </Button>
      }
    />
  );
}

function NoDatabase({ mayCreate }: { mayCreate: boolean }) {
  const classes = useStyles();
  const api = useApi(databasesApiRef);
  const t = useT();
  const root = useRouteRef(rootRouteRef)();
  const sources = useAsync(async () => (await api.getSources()).items, [api]);
  const noKubernetesCluster = sources.value?.length === 0;
  return (
    <EmptyPanel
      title={
        noKubernetesCluster
          ? t('empty.noKubernetesCluster')
          : t('empty.noDatabase')
      }
      description={
        noKubernetesCluster
          ? t('empty.noKubernetesClusterHint')
          : t('empty.noDatabaseHint')
      }
      action={
        noKubernetesCluster ? undefined : (
          <div className={classes.steps}>
            <CreateButton allowed={mayCreate} />
            <LinkButton
              variant="outlined"
              size="small"
              to={`${root.replace(/\/$/, '')}/sources`}
            >
              {t('sources.all')}
            </LinkButton>
          </div>
        )
      }
    />
  );
}
