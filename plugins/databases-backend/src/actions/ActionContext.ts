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
  AuditorService,
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  DatabaseRef,
  Engine,
  parseDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { Changes } from '../changes';
import { FleetView } from '../fleet';
import { Inventory } from '../inventory';
import { ReadAccess } from '../permissions/ReadAccess';
import { PlanMaker } from '../plans/PreparedPlan';
import { Clock } from '../time';

/**
 * What the actions for agents work with: the same as the routes.
 */
export interface ActionContext {
  access: Pick<ReadAccess, 'filterOf'>;
  auditor: AuditorService;
  auth: AuthService;
  changes: Changes;
  clock: Clock;
  engines: readonly Engine[];
  inventory: Pick<Inventory, 'get' | 'details'>;
  planner: PlanMaker;
  view: FleetView;
}

/** An agent acts for a person, with the rights of that person. */
export function requireUser(
  auth: AuthService,
  credentials: BackstageCredentials,
): void {
  if (!auth.isPrincipal(credentials, 'user')) {
    throw new NotAllowedError('This action is for users');
  }
}

/** How actions name a database, and how the field is described. */
export const REF_DESCRIPTION =
  'The database, as kubernetesCluster/namespace/engine/name, for example prod-eu/orders/postgresql/orders-db';

/** @throws InputError that names the field. */
export function parseRef(field: string, text: string): DatabaseRef {
  try {
    return parseDatabaseRef(text);
  } catch (error) {
    throw new InputError(`${field}: ${(error as Error).message}`);
  }
}
