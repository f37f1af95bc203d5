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

import { UnknownObject } from '@database-platform/plugin-databases-common';
import { Deployment } from '../../gitops/Deployment';
import { ChangeRecord } from '../ChangeRecord';
import { reached } from '../stages';
import { unseenValues } from './isSeen';
import { Answer, DeploymentLook } from './Look';
import {
  failAfter,
  keepWaiting,
  moveOn,
  stayUnknown,
  withoutFailure,
} from './transitions';

/** Deployers try again by themselves, and often succeed. */
const FAILED_MS = 10 * 60_000;

/**
 * From the merge until Argo CD or Flux has applied it.
 */
export function followDeployment(
  record: ChangeRecord,
  look: {
    deployment: Answer<DeploymentLook>;
    live: Answer<UnknownObject | undefined>;
  },
  now: number,
): ChangeRecord {
  const { deployment: answer, live } = look;
  const deployment = answer.ok ? answer.value.deployment : undefined;
  if (answer.ok && answer.value.contains) {
    return moveOn(record, reached(now, applied(deployment)), 'seen', now);
  }
  const isThere = live.ok && unseenValues(record, live.value).length === 0;
  if (isThere && record.expected.length > 0) {
    // Whoever applied it: it is applied
    return moveOn(
      record,
      deployment
        ? reached(now, `${deployment.title} has applied it`)
        : { state: 'skipped', detail: 'what applies it is not known' },
      'seen',
      now,
    );
  }
  if (!answer.ok) {
    return stayUnknown(record, answer.reason, now);
  }
  if (!deployment) {
    return moveOn(
      record,
      { state: 'skipped', detail: 'what applies it is not known' },
      'seen',
      now,
    );
  }
  const lacking = answer.value.lacking;
  return notYet(
    { ...record, trail: { ...record.trail, ...(lacking && { lacking }) } },
    deployment,
    now,
  );
}

function applied(deployment: Deployment | undefined): string | undefined {
  const sha = deployment?.sync.appliedSha;
  return (
    deployment &&
    `${deployment.title} has applied ${sha ? sha.slice(0, 7) : 'it'}`
  );
}

function notYet(
  record: ChangeRecord,
  { title, tool, sync }: Deployment,
  now: number,
): ChangeRecord {
  switch (sync.state) {
    case 'failed':
      return failAfter(record, FAILED_MS, {
        reason: `${title} of ${tool} could not apply it${
          sync.message ? `: ${sync.message}` : ''
        }`,
        advice: `Look at ${title} in ${tool}: it says which object was refused.`,
        waitingFor: `waits for ${title} to succeed`,
        now,
      });
    case 'manual':
      return keepWaiting(
        withoutFailure(record),
        `waits for somebody to synchronise ${title} in ${tool}`,
      );
    default:
      return keepWaiting(
        withoutFailure(record),
        `waits for ${title} of ${tool} to apply it`,
      );
  }
}
