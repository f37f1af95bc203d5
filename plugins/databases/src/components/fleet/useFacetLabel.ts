import { DatabasePhase } from '@database-platform/plugin-databases-common';
import { useCallback } from 'react';
import { useT } from '../../hooks/useT';
import { engineTitle } from '../../lib/engineTitle';
import { ListFilter } from '../../lib/fleetView';

/** How a filter's value reads: a group's name, an engine's title, a phase's word. */
export function useFacetLabel(): (filter: ListFilter, value: string) => string {
  const t = useT();
  return useCallback(
    (filter: ListFilter, value: string) => {
      switch (filter) {
        case 'engine':
          return engineTitle(value);
        case 'phase':
          return t(`phase.${value as DatabasePhase}`);
        case 'owner':
          return value === 'none'
            ? t('owner.none')
            : value.replace(/^group:(default\/)?/, '').replace(/^user:(default\/)?/, '');
        default:
          return value;
      }
    },
    [t],
  );
}
