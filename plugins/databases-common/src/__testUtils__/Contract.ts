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

import * as api from '..';

/** Which type is what each schema of `openapi.yaml` describes. */
export interface Contract {
  Companion: api.Companion;
  ConfigurationGroup: api.ConfigurationGroup;
  Credential: api.Credential;
  Database: api.Database;
  DatabaseEvent: api.DatabaseEvent;
  DatabaseEventList: Awaited<ReturnType<api.DatabasesApi['getEvents']>>;
  DatabaseList: api.DatabaseList;
  DatabaseManifest: api.DatabaseManifest;
  DatabasePhase: api.DatabasePhase;
  DatabaseRef: api.DatabaseRef;
  DatabaseSort: api.DatabaseSort;
  DatabaseSummary: api.DatabaseSummary;
  Declaration: api.Declaration;
  DisruptionBudget: api.DisruptionBudget;
  Endpoint: api.Endpoint;
  Failover: api.Failover;
  Finding: api.Finding;
  Gap: api.Gap;
  Lag: api.Lag;
  MeasuredLag: api.MeasuredLag;
  Member: api.Member;
  NotMeasured: api.NotMeasured;
  Owner: api.Owner;
  SourceList: Awaited<ReturnType<api.DatabasesApi['getSources']>>;
  SourceState: api.SourceState;
  SourceStatus: api.SourceStatus;
  Storage: api.Storage;
  Topology: api.Topology;
  TopologyGroup: api.TopologyGroup;
  Volume: api.Volume;
  Impact: api.Impact;
  DurationClass: api.DurationClass;
  PlanRequest: api.PlanRequest;
  Plan: api.Plan;
  PlanError: api.PlanError;
  PlanWarning: api.PlanWarning;
  ManifestLocation: api.ManifestLocation;
  DatabaseOperations: api.DatabaseOperations;
  DatabaseTarget: api.DatabaseTarget;
  DatabaseTargetList: Awaited<ReturnType<api.ChangesApi['getTargets']>>;
  Tier: api.Tier;
  OpenChange: api.OpenChange;
  ChangeState: api.ChangeState;
  ChangeStageId: api.ChangeStageId;
  /** The key travels as the header `Idempotency-Key`. */
  ChangeRequest: Omit<api.ChangeRequest, 'idempotencyKey'>;
  DatabaseChange: api.DatabaseChange;
  ChangeStage: api.ChangeStage;
  ChangeList: api.ChangeList;
}
