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

import type { Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { addGetDatabase } from './getDatabase';
import { addGetEngines } from './getEngines';
import { addGetEvents } from './getEvents';
import { addGetLogs } from './getLogs';
import { addGetManifest } from './getManifest';
import { addGetOperations } from './getOperations';
import { addGetSources } from './getSources';
import { addGetTargets } from './getTargets';
import { addListDatabases } from './listDatabases';
import { addPostPlan } from './postPlan';
import { RouteContext } from './RouteContext';

/**
 * The HTTP API of the plugin, as `openapi.yaml` of the common package describes it.
 */
export function createRouter(context: RouteContext): ExpressRouter {
  const router = Router();
  addListDatabases(router, context);
  addGetDatabase(router, context);
  addGetEvents(router, context);
  addGetManifest(router, context);
  addGetLogs(router, context);
  addGetSources(router, context);
  addGetEngines(router, context);
  addGetOperations(router, context);
  addGetTargets(router, context);
  addPostPlan(router, context);
  return router;
}
