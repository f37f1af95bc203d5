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

import { Plan, PlanRequest } from '@database-platform/plugin-databases-common';
import { GitHost } from '@database-platform/plugin-databases-node';
import { PreparedPlan } from '../../plans/PreparedPlan';
import { changeRecord, NOW } from './changeRecord';

const PATH = 'orders/orders-db.yaml';

/** The file that is changed, as it is on the base branch. */
export const MANIFEST = 'spec:\n  volume:\n    size: 100Gi\n';

/** The plan of a resize, as the planner would prepare it. */
export function preparedPlan(
  request: PlanRequest,
  gitHost: GitHost,
  fields: { plan?: Partial<Plan>; rest?: Partial<PreparedPlan> } = {},
): PreparedPlan {
  const { location, impacts, repository, diff } = changeRecord();
  const volume = String(request.input.volume ?? '200Gi');
  const before = MANIFEST;
  const after = before.replace('100Gi', volume);
  return {
    plan: {
      operation: request.operation,
      target: request.target,
      title: `Resize ${request.target.name}: volume 100Gi to ${volume}`,
      current: { volume: '100Gi' },
      input: request.input,
      location,
      files: [{ path: PATH, before, after }],
      diff: diff.replace('200Gi', volume),
      impacts: impacts.map(impact => ({ ...impact, to: volume })),
      duration: 'minutes',
      errors: [],
      warnings: [],
      dryRun: { result: 'accepted', messages: [] },
      quota: { result: 'not limited', items: [] },
      openChanges: [],
      drift: [],
      fingerprint: `fingerprint of ${volume}`,
      plannedAt: new Date(NOW).toISOString(),
      ...fields.plan,
    },
    owner: 'group:default/orders-team',
    write: {
      gitHost,
      repository,
      baseBranch: 'main',
      baseSha: 'base',
      files: [{ path: PATH, before, after }],
    },
    declared: { spec: { volume: { size: '100Gi' } } },
    desired: { spec: { volume: { size: volume } } },
    ...fields.rest,
  };
}
