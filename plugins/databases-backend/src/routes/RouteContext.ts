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
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Engine } from '@database-platform/plugin-databases-common';
import { ActiveChanges } from '../changes/ActiveChanges';
import { FleetView } from '../fleet';
import { Inventory } from '../inventory';
import { KubeTransport } from '../kube';
import { ReadAccess } from '../permissions/ReadAccess';
import { OperationsReader } from '../plans/OperationsReader';
import { PlanMaker } from '../plans/PreparedPlan';
import { TargetsReader } from '../plans/TargetsReader';
import { Clock } from '../time';
import { Watches } from '../watch';

/**
 * What the routes work with.
 */
export interface RouteContext {
  access: ReadAccess;
  activeChanges: Pick<
    ActiveChanges,
    'openChange' | 'revision' | 'size' | 'values'
  >;
  auditor: AuditorService;
  clock: Clock;
  engines: readonly Engine[];
  httpAuth: HttpAuthService;
  inventory: Inventory;
  logger: LoggerService;
  operations: Pick<OperationsReader, 'read'>;
  planner: PlanMaker;
  /** Tells answers of this process from those of another one. */
  processId: string;
  targets: Pick<TargetsReader, 'read'>;
  transport: KubeTransport;
  view: FleetView;
  watches: Pick<
    Watches,
    'revision' | 'kubernetesClusters' | 'sources' | 'problems'
  >;
}
