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

import { hideSecrets } from '@database-platform/engines';
import {
  ChangeRequest,
  Engine,
  EngineOperation,
} from '@database-platform/plugin-databases-common';
import {
  EnvironmentConfig,
  resolveEnvironment,
} from '../../environments/resolveEnvironment';
import { Clock } from '../../time';
import { ChangeRecord } from '../ChangeRecord';
import { ChangesConfig } from '../config/readChangesConfig';
import { firstStages } from '../stages';
import { branchName } from './branchName';
import { CheckedPlan } from './checkPlan';
import { commitMessage } from './commitMessage';
import { describePullRequest } from './describePullRequest';
import { expectedValues } from './expectedValues';
import { fingerprintOfWish } from './fingerprintOfWish';
import { toDraftWrites } from './draftWrites';
import { parseReviewers, People } from './People';

/** What a new change is made with. */
export interface NewChangeOptions {
  engines: readonly Engine[];
  environments: readonly EnvironmentConfig[];
  people: Pick<People, 'authorOf' | 'reviewersOf'>;
  config: ChangesConfig;
  clock: Clock;
  /** A new identifier, unlike every other. */
  newId(): string;
  /** Addresses of the portal's pages; absent where its own address is not known. */
  linksTo?(change: Pick<ChangeRecord, 'id' | 'ref'>): {
    change: string;
    database: string;
  };
}

/**
 * The record of a change that is about to be carried out, with everything that its pull request will say.
 */
export async function newChangeRecord(
  prepared: CheckedPlan,
  request: ChangeRequest,
  asked: { operation: EngineOperation; requestedBy: string },
  options: NewChangeOptions,
): Promise<ChangeRecord> {
  const { operation, requestedBy } = asked;
  const { clock, config, engines, environments, linksTo, newId, people } =
    options;
  const { plan, write, owner } = prepared;
  const id = newId();
  const now = clock.now();
  const { operator } =
    engines.find(engine => engine.id === plan.target.engine) ?? engines[0];
  const [author, reviewers] = await Promise.all([
    people.authorOf(requestedBy),
    config.reviewers === 'owner'
      ? people.reviewersOf(owner, write.repository.host)
      : parseReviewers(config.reviewers),
  ]);
  const { title, body } = describePullRequest({
    id,
    plan,
    reason: request.reason,
    requestedBy,
    owner,
    links: linksTo?.({ id, ref: plan.target }),
    operator,
  });
  return {
    id,
    version: 1,
    operation: operation.id,
    kind: operation.kind,
    ref: plan.target,
    source: plan.source,
    title: plan.title,
    reason: request.reason,
    // A form may hold what nobody should read; what is asked for again is known by its fingerprint, too
    input: hideSecrets(plan.input).value,
    requestedBy,
    owner,
    environment: resolveEnvironment(plan.target, environments),
    createdAt: now,
    updatedAt: now,
    state: 'open',
    stage: 'opened',
    stages: firstStages(now),
    waitingFor: 'waits for the pull request to be opened',
    location: write.location,
    diff: plan.diff,
    impacts: plan.impacts,
    duration: plan.duration,
    warnings: plan.warnings,
    fingerprint: plan.fingerprint,
    ...(request.idempotencyKey !== undefined && {
      wish: fingerprintOfWish(request, request.idempotencyKey),
    }),
    repository: write.repository,
    baseBranch: write.baseBranch,
    branch: branchName(
      {
        id,
        operation: operation.id,
        ref: plan.target,
        fingerprint: plan.fingerprint,
      },
      config.branchPrefix,
    ),
    draft: {
      baseSha: write.baseSha,
      message: commitMessage({
        id,
        title: plan.title,
        reason: request.reason,
        requestedBy,
      }),
      author,
      writes: toDraftWrites(write),
      title,
      body,
      labels: config.labels,
      reviewers: reviewers.reviewers,
      teamReviewers: reviewers.teamReviewers,
    },
    supersedes: request.supersedes,
    holdsSlot: true,
    expected: expectedValues(prepared.declared, prepared.desired),
    trail: { stageSince: now, failures: 0, told: [] },
    lookAt: now,
  };
}
