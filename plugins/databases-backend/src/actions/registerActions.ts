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

import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { ActionContext } from './ActionContext';
import { createCloseDatabaseChangeAction } from './createCloseDatabaseChangeAction';
import { createDescribeDatabaseOperationsAction } from './createDescribeDatabaseOperationsAction';
import { createGetDatabaseAction } from './createGetDatabaseAction';
import { createGetDatabaseChangesAction } from './createGetDatabaseChangesAction';
import { createListDatabasesAction } from './createListDatabasesAction';
import { createOpenDatabaseChangeAction } from './createOpenDatabaseChangeAction';
import { createPlanDatabaseChangeAction } from './createPlanDatabaseChangeAction';
import { createRefreshDatabaseChangeAction } from './createRefreshDatabaseChangeAction';

/**
 * Makes what people can do with databases available to agents that act for them.
 */
export function registerActions(
  registry: ActionsRegistryService,
  context: ActionContext,
): void {
  createListDatabasesAction(registry, context);
  createGetDatabaseAction(registry, context);
  createDescribeDatabaseOperationsAction(registry, context);
  createPlanDatabaseChangeAction(registry, context);
  createOpenDatabaseChangeAction(registry, context);
  createGetDatabaseChangesAction(registry, context);
  createRefreshDatabaseChangeAction(registry, context);
  createCloseDatabaseChangeAction(registry, context);
}
