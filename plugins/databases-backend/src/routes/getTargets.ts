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
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  databaseCreatePermission,
  databaseReadPermission,
} from '@database-platform/plugin-databases-common';
import type { Request, Router } from 'express';
import { ALLOW_NONE } from '../permissions/ReadFilter';
import { RouteContext } from './RouteContext';
import { sendItems } from './sendItems';

/**
 * `GET /targets`: where a new database of an engine may go.
 */
export function addGetTargets(router: Router, context: RouteContext): void {
  const { access, engines, targets } = context;
  router.get('/targets', async (request, response) => {
    const [read, create, ownRefs] = await Promise.all([
      access.filter(request, databaseReadPermission),
      access.filter(request, databaseCreatePermission),
      ownRefsOf(request, context),
    ]);
    if (read === ALLOW_NONE && create === ALLOW_NONE) {
      throw new NotAllowedError(
        `You lack the permission ${databaseCreatePermission.name}`,
      );
    }
    const engine = engines.find(({ id }) => id === request.query.engine);
    if (!engine) {
      throw new InputError(
        `engine: must be one of ${engines.map(({ id }) => id).join(', ')}`,
      );
    }
    const items = await targets.read(engine, { read, create, ownRefs });
    sendItems(request, response, context, items);
  });
}

/** Only users own things. */
async function ownRefsOf(
  request: Request,
  { access }: RouteContext,
): Promise<readonly string[]> {
  try {
    return await access.ownRefs(request);
  } catch (error) {
    if (error instanceof InputError) {
      return [];
    }
    throw error;
  }
}
