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

import { sourceReadPermission } from '@database-platform/plugin-databases-common';
import type { Router } from 'express';
import { RouteContext } from './RouteContext';
import { sendItems } from './sendItems';

/**
 * `GET /sources`: the state of every watch.
 */
export function addGetSources(router: Router, context: RouteContext): void {
  const { access, watches } = context;
  router.get('/sources', async (request, response) => {
    await access.require(request, sourceReadPermission);
    const items = watches.sources();
    sendItems(request, response, context, items);
  });
}
