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
  DryRun,
  PlanError,
  PlanWarning,
} from '@database-platform/plugin-databases-common';
import { KubeAnswer } from '../kube';
import { Located } from './PlanReader';

/** For a plan without errors in which no file changes. */
export const NOTHING_CHANGES: PlanWarning = {
  rule: 'plan/nothing-changes',
  message: 'Nothing would change: all of it is declared so already',
};

/**
 * What is merged is not applied by a deployer that waits or fails.
 */
export function deployerWarnings(located: Located): PlanWarning[] {
  const deployment =
    'found' in located ? located.found.place.deployment : undefined;
  if (!deployment) {
    return [];
  }
  const { title, tool, sync } = deployment;
  const said = sync.message ? `: ${sync.message.slice(0, 500)}` : '';
  switch (sync.state) {
    case 'failed':
      return [
        {
          rule: 'deployment/failed',
          message: `${title} of ${tool} cannot apply what is in Git at the moment, so the change will wait for that${said}`,
        },
      ];
    case 'manual':
      return [
        {
          rule: 'deployment/manual',
          message: `${title} of ${tool} does not apply what is merged by itself: someone has to start it${said}`,
        },
      ];
    default:
      return [];
  }
}

/**
 * Without the object it is not known where it differs from Git.
 */
export function liveWarnings(live: KubeAnswer | undefined): PlanWarning[] {
  return live === undefined || live.result === 'found'
    ? []
    : [
        {
          rule: 'plan/object-not-read',
          message: `The object itself could not be read, so that it is not known where Git and the Kubernetes cluster differ: ${live.reason}`,
        },
      ];
}

/**
 * What the Kubernetes API refuses is never merged.
 */
export function dryRunErrors({ result, messages }: DryRun): PlanError[] {
  return result === 'refused'
    ? [
        {
          field: '',
          rule: 'dry-run/refused',
          message: `The Kubernetes cluster refuses it: ${messages.join('; ')}`,
        },
      ]
    : [];
}

/**
 * Schema, engine, tier and API may say the same of one field: what the earlier say is enough.
 */
export function withoutRepeats(errors: readonly PlanError[]): PlanError[] {
  const seen = new Set<string>();
  return errors.filter(({ field, rule, message }) => {
    const key = `${field} ${rule} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}
