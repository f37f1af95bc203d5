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

import { json, type Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { addCloseChange } from './closeChange';
import { addGetChange } from './getChange';
import { addListChanges } from './listChanges';
import { addOpenChange } from './openChange';
import { addRefreshChange } from './refreshChange';
import { ChangesRouteContext } from './ChangesRouteContext';

/** Larger than any form. */
const BODY_LIMIT = '256kb';

/**
 * The routes of changes.
 */
export function createChangesRouter(
  context: ChangesRouteContext,
): ExpressRouter {
  const router = Router();
  router.post('/changes', json({ limit: BODY_LIMIT }));
  addOpenChange(router, context);
  addListChanges(router, context);
  addGetChange(router, context);
  addCloseChange(router, context);
  addRefreshChange(router, context);
  return router;
}
