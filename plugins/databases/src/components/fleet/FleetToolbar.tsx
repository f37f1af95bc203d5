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

import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  databaseFacets,
  DatabaseList,
  DatabasePhase,
} from '@database-platform/plugin-databases-common';
import { useCallback } from 'react';
import { useT } from '../../hooks/useT';
import { FleetColumn } from '../../lib/fleetColumns';
import {
  FleetView,
  isFiltered,
  Scope,
  withoutFilters,
} from '../../lib/fleetView';
import { ColumnsMenu } from './ColumnsMenu';
import { FacetFilter } from './FacetFilter';
import { ScopeToggle } from './ScopeToggle';
import { SearchField } from './SearchField';
import { useFacetLabel } from './useFacetLabel';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    end: { marginLeft: 'auto' },
  }),
  { name: 'DatabasesFleetToolbar' },
);

/** Whose, which words, which values, which columns. */
export function FleetToolbar(props: {
  view: FleetView;
  scope: Scope | undefined;
  facets: DatabaseList['facets'] | undefined;
  hidden: ReadonlySet<FleetColumn>;
  onToggleColumn: (column: FleetColumn) => void;
  onChange: (change: (view: FleetView) => FleetView) => void;
}) {
  const { view, scope, facets, hidden, onToggleColumn, onChange } = props;
  const classes = useStyles();
  const t = useT();
  const labelOf = useFacetLabel();
  const search = useCallback(
    (q: string) => onChange(before => ({ ...before, q: q || undefined })),
    [onChange],
  );
  return (
    <div className={classes.root} role="search" aria-label={t('fleet.find')}>
      <ScopeToggle
        scope={scope}
        onChange={next =>
          onChange(before => ({
            ...before,
            scope: next,
            owner: next === 'mine' ? undefined : before.owner,
          }))
        }
      />
      <SearchField value={view.q ?? ''} onChange={search} />
      {databaseFacets
        .filter(
          filter =>
            // One value for all has nothing to choose from.
            view[filter] !== undefined || (facets?.[filter].length ?? 0) > 1,
        )
        .map(filter => (
          <FacetFilter
            key={filter}
            label={t(`filter.${filter}`)}
            values={facets?.[filter] ?? []}
            selected={view[filter] ?? []}
            labelOf={value => labelOf(filter, value)}
            onChange={selected =>
              onChange(before => ({
                ...before,
                scope: filter === 'owner' ? 'all' : before.scope ?? scope,
                [filter]:
                  selected.length > 0
                    ? (selected as readonly DatabasePhase[])
                    : undefined,
              }))
            }
          />
        ))}
      {isFiltered(view) && (
        <Button
          size="small"
          style={{ height: 36 }}
          onClick={() =>
            onChange(before => ({ ...withoutFilters(before), scope }))
          }
        >
          {t('empty.clear')}
        </Button>
      )}
      <span className={classes.end}>
        <ColumnsMenu hidden={hidden} onToggle={onToggleColumn} />
      </span>
    </div>
  );
}
