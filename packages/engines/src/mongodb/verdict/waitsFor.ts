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

import { Situation } from '../Situation';

/**
 * What the operator waits for before it says "ready" although all members are ready, as part of a sentence; nothing when that is not known.
 *
 * @remarks
 * It says "ready" only once it knows an address, and all backup agents and the storages behind them are well; of an agent that is not, its status says
 * nothing (pkg/controller/perconaservermongodb/status.go, updateStatus and pbmStatus).
 */
export function waitsFor({ object, condition }: Situation): string | undefined {
  if (condition !== 'whole' && condition !== 'untold') {
    return undefined;
  }
  const { status, backup } = object;
  if (status?.host === undefined) {
    return 'it has no address of the database yet, as while a load balancer has none';
  }
  if (!backup?.enabled) {
    return undefined;
  }
  if (status.conditions?.PBMReady?.status === 'False') {
    return 'the configuration of backups is not applied yet, or cannot be';
  }
  if (status.backupVersion === undefined) {
    return 'no backup agent has answered yet';
  }
  return 'mostly because a backup agent or its storage is not well, which only its log says';
}
