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
  DatabaseRef,
  DryRun,
  QuotaHeadroom,
} from '@database-platform/plugin-databases-common';
import { checkTier } from '../tiers/checkTier';
import { DryRunner } from './DryRunner';
import { PlanOutcome } from './planOutcome';
import { PlanReadings } from './PlanReader';
import { PlanSubject } from './PlanSubjects';
import { quotaHeadroom } from './quotaHeadroom';

const NOT_KNOWN_YET = 'It is not known yet what would be declared';

/**
 * What the environment and the Kubernetes cluster say to an object as it will be declared.
 */
export interface Judgement {
  tier: ReturnType<typeof checkTier>;
  quota: QuotaHeadroom;
  dryRun: DryRun;
}

const NO_TIER: Judgement['tier'] = { errors: [], warnings: [] };

/**
 * Tier, quota and dry run.
 */
export async function judgePlan(options: {
  target: DatabaseRef;
  subject: PlanSubject;
  readings: PlanReadings;
  outcome: PlanOutcome;
  dryRunner: DryRunner;
  signal: AbortSignal;
}): Promise<Judgement> {
  const { target, subject, readings, outcome, dryRunner, signal } = options;
  const { changes, engine, operation, tier } = subject;
  const { quotas, limitRanges, live } = readings;
  const { declared, desired } = outcome;
  const isNew = operation.kind === 'create';
  if (!desired && operation.kind !== 'delete') {
    return {
      tier: NO_TIER,
      quota: { result: 'not known', reason: NOT_KNOWN_YET, items: [] },
      dryRun: { result: 'not possible', messages: [NOT_KNOWN_YET] },
    };
  }
  const present = live?.result === 'found' ? live.object : declared;
  const size = {
    before: isNew || !present ? undefined : changes.sizeOf(present),
    after: desired && changes.sizeOf(desired),
  };
  return {
    tier: tier ? checkTier(tier, engine.id, size) : NO_TIER,
    quota: quotaHeadroom(size, { quotas, limitRanges }),
    dryRun: desired
      ? await dryRunner.run(target, changes.manifest, desired, isNew, signal)
      : { result: 'not possible', messages: ['A deletion is not tried out'] },
  };
}
