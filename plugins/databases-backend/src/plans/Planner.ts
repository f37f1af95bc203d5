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
import { JsonObject } from '@backstage/types';
import { hideSecrets } from '@database-platform/engines';
import {
  Database,
  OperationContext,
  Plan,
  PlanRequest,
} from '@database-platform/plugin-databases-common';
import { FileEdit } from '../gitops/LocatedManifest';
import { Inventory } from '../inventory';
import { Clock } from '../time';
import { checkName } from './checkName';
import { DryRunner } from './DryRunner';
import { findDrift } from './findDrift';
import { fingerprintOf, longestDuration } from './fingerprint';
import { hideSecretsInYaml } from './hideSecretsInYaml';
import { judgePlan } from './judgePlan';
import { NOTHING_SHARED } from './nothingShared';
import { parseInput } from './parseInput';
import {
  deployerWarnings,
  dryRunErrors,
  liveWarnings,
  NOTHING_CHANGES,
  withoutRepeats,
} from './planNotes';
import { declaredOf, outcomeOf, placeOf, writeOf } from './planOutcome';
import { PlanReader, PlanReadings } from './PlanReader';
import { PlanSubject, PlanSubjects } from './PlanSubjects';
import { PlanMaker, PlanOptions, PreparedPlan } from './PreparedPlan';
import { quotaErrors } from './quotaHeadroom';
import { unifiedDiff } from './unifiedDiff';

export interface PlannerOptions {
  subjects: PlanSubjects;
  inventory: Pick<Inventory, 'details' | 'sharedFacts'>;
  reader: PlanReader;
  dryRunner: DryRunner;
  clock: Clock;
}

/**
 * Makes plans. One slow or broken part never keeps the others from being said.
 */
export class Planner implements PlanMaker {
  readonly #options: PlannerOptions;

  constructor(options: PlannerOptions) {
    this.#options = options;
  }

  async prepare(
    request: PlanRequest,
    options: PlanOptions,
  ): Promise<PreparedPlan> {
    const { subjects, reader, dryRunner, clock } = this.#options;
    const subject = await subjects.find(request, options.credentials);
    const { operation } = subject;
    const parsed = parseInput(operation, request.input);
    const nameErrors = checkName(request, subject);
    const errors = [...nameErrors, ...parsed.errors];
    const readings = await reader.read(request, subject, nameErrors, options);
    const context = this.#contextOf(request, subject, readings);
    const result = parsed.input
      ? operation.plan({ ...context, input: parsed.input })
      : undefined;
    errors.push(...(result?.errors ?? []));
    if ('problem' in readings.located) {
      errors.push(readings.located.problem);
    }
    const outcome = await outcomeOf(result, readings.located, context);
    errors.push(...outcome.errors);
    const { tier, quota, dryRun } = await judgePlan({
      target: request.target,
      subject,
      readings,
      outcome:
        nameErrors.length === 0 ? outcome : { ...outcome, desired: undefined },
      dryRunner,
      signal: options.signal,
    });
    errors.push(...tier.errors, ...quotaErrors(quota), ...dryRunErrors(dryRun));
    const files = outcome.files;
    const shown = files.map(hideIn);
    const plan: Plan = {
      operation: operation.id,
      target: request.target,
      ...(request.source && { source: request.source }),
      title: result?.title ?? `${operation.title} ${request.target.name}`,
      current: hideSecrets(operation.current(context)).value as JsonObject,
      input: parsed.input ?? request.input,
      ...placeOf(readings.located),
      files: shown,
      diff: unifiedDiff(shown),
      impacts: result?.impacts ?? [],
      duration: longestDuration(result?.impacts ?? []),
      errors: withoutRepeats(errors),
      warnings: [
        ...(result?.warnings ?? []),
        ...tier.warnings,
        ...liveWarnings(readings.live),
        ...deployerWarnings(readings.located),
        ...(readings.openChangesProblem ? [readings.openChangesProblem] : []),
        ...(result && errors.length === 0 && files.length === 0
          ? [NOTHING_CHANGES]
          : []),
      ],
      dryRun,
      quota,
      openChanges: readings.openChanges,
      drift: driftOf(readings, context, subject),
      ...(subject.tier && {
        tier: {
          name: subject.tier.name,
          ...(subject.environment !== undefined && {
            environment: subject.environment,
          }),
        },
      }),
      fingerprint: fingerprintOf(request, files),
      plannedAt: new Date(clock.now()).toISOString(),
    };
    return {
      plan,
      owner: subject.owner.ref,
      ...(plan.errors.length === 0 && (await writeOf(readings.located, files))),
      ...(subject.operation.id !== 'clone' && { declared: outcome.declared }),
      desired: outcome.desired,
    };
  }

  #contextOf(
    request: PlanRequest,
    { record }: PlanSubject,
    { live, located }: PlanReadings,
  ): Omit<OperationContext, 'input'> {
    const { inventory, clock } = this.#options;
    const now = clock.now();
    const database: Database | undefined = record && {
      ...inventory.details(record),
      observedAt: new Date(now).toISOString(),
    };
    return {
      target: request.target,
      ...(request.source && { source: request.source }),
      declared: declaredOf(located),
      live: live?.result === 'found' ? live.object : undefined,
      database,
      shared: inventory.sharedFacts(request.target) ?? NOTHING_SHARED,
      now,
    };
  }
}

function driftOf(
  { located }: PlanReadings,
  { declared, live }: Omit<OperationContext, 'input'>,
  { changes }: PlanSubject,
): Plan['drift'] {
  return 'found' in located && declared && live
    ? findDrift(declared, live, changes)
    : [];
}

function hideIn({ path, before, after }: FileEdit): FileEdit {
  return {
    path,
    ...(before !== undefined && { before: hideSecretsInYaml(before) }),
    ...(after !== undefined && { after: hideSecretsInYaml(after) }),
  };
}
