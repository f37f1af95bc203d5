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

import { configApiRef, useApi, useRouteRef } from '@backstage/core-plugin-api';
import { JsonObject } from '@backstage/types';
import { DatabaseRef } from '@database-platform/plugin-databases-common';
import { useCallback, useMemo } from 'react';
import { formDataFor, readTemplateNames } from '../lib/templates';
import { selectedTemplateRouteRef } from '../routes';

/**
 * Gives the address of the form that asks for an operation, with the database and what else is known beforehand filled in.
 *
 * @returns a function that answers `undefined` when there is no template for it, or no scaffolder in the portal
 */
export function useTemplateHref(): (
  operation: string,
  engine: string,
  ref?: DatabaseRef,
  given?: JsonObject,
) => string | undefined {
  const route = useRouteRef(selectedTemplateRouteRef);
  const config = useApi(configApiRef);
  const names = useMemo(() => readTemplateNames(config), [config]);
  return useCallback(
    (operation, engine, ref, given) => {
      const template = names.of(operation, engine);
      return route && template
        ? `${route(template)}${ref ? formDataFor(ref, given) : ''}`
        : undefined;
    },
    [names, route],
  );
}
