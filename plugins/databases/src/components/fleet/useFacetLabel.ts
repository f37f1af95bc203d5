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

import {
  DatabaseFacet,
  DatabasePhase,
  engineTitle,
} from '@database-platform/plugin-databases-common';
import { useCallback } from 'react';
import { useT } from '../../hooks/useT';

/** How a filter's value reads: a group's name, an engine's title, a phase's word. */
export function useFacetLabel(): (
  filter: DatabaseFacet,
  value: string,
) => string {
  const t = useT();
  return useCallback(
    (filter: DatabaseFacet, value: string) => {
      switch (filter) {
        case 'engine':
          return engineTitle(value);
        case 'phase':
          return t(`phase.${value as DatabasePhase}`);
        case 'owner':
          return value === 'none'
            ? t('owner.none')
            : value
                .replace(/^group:(default\/)?/, '')
                .replace(/^user:(default\/)?/, '');
        default:
          return value;
      }
    },
    [t],
  );
}
