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
import {
  Database,
  DryRun,
  ManifestLocation,
  OperationContext,
  OperationResult,
  Plan,
  PlanError,
  PlanRequest,
  PlanWarning,
  QuotaHeadroom,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { applyEdits } from '../gitops/applyEdits';
import { FileEdit, LocatedManifest } from '../gitops/LocatedManifest';
import {
  addManifest,
  locationOf,
  Manifests,
  NewManifestPlace,
} from '../gitops/Manifests';
import { Inventory } from '../inventory';
import { KubeAnswer, KubeReader } from '../kube';
import { hideSecrets } from '../routes/hideSecrets';
import { checkTier } from '../tiers/checkTier';
import { Clock, within } from '../time';
import { DryRunner } from './DryRunner';
import { findDrift } from './findDrift';
import { fingerprintOf, longestDuration } from './fingerprint';
import { hideSecretsInYaml } from './hideSecretsInYaml';
import { checkName } from './checkName';
import { OpenChanges } from './OpenChanges';
import { parseInput } from './parseInput';
import { parseNewManifest } from './parseNewManifest';
import { PlanProblem } from './PlanProblem';
import { PlanSubject, PlanSubjects } from './PlanSubjects';
import { PlanMaker, PlanOptions, PreparedPlan } from './PreparedPlan';
import { quotaErrors, quotaHeadroom } from './quotaHeadroom';
import { unifiedDiff } from './unifiedDiff';

const NOTHING_CHANGES: PlanWarning = {
  rule: 'plan/nothing-changes',
  message: 'Nothing would change: all of it is declared so already',
};

const NOTHING_SHARED: OperationContext['shared'] = {
  shared: () => undefined,
  allShared: () => [],
  gap: resource => ({
    resource,
    reason: 'The engine is not watched in this Kubernetes cluster',
  }),
};

const NO_PLACE: KubeAnswer = {
  result: 'failed',
  reason: 'the namespace has no valid name',
};

/** Where the manifest is, or why that is not known. */
type Located =
  | { found: LocatedManifest }
  | { isNew: NewManifestPlace; source?: LocatedManifest }
  | { problem: PlanError };

/** What is read for a plan, each part on its own: what cannot be read is missing, with its reason. */
interface Readings {
  live: KubeAnswer | undefined;
  located: Located;
  quotas: KubeAnswer;
  limitRanges: KubeAnswer;
  openChanges: Plan['openChanges'];
  openChangesProblem: PlanWarning | undefined;
}

/** What becomes of the files and the object. */
interface Outcome {
  files: FileEdit[];
  declared: UnknownObject | undefined;
  desired: UnknownObject | undefined;
  errors: PlanError[];
}

/** Until the rest of the plan is said without it. */
const LOCATE_MS = 20_000;

export interface PlannerOptions {
  subjects: PlanSubjects;
  inventory: Pick<Inventory, 'details' | 'marks' | 'sharedFacts'>;
  manifests: Manifests;
  kube: KubeReader;
  dryRunner: DryRunner;
  openChanges: OpenChanges;
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
    const { subjects, clock } = this.#options;
    const subject = await subjects.find(request, options.credentials);
    const { operation } = subject;
    const parsed = parseInput(operation, request.input);
    const nameErrors = checkName(request, subject);
    const errors = [...nameErrors, ...parsed.errors];
    const readings = await this.#read(request, subject, nameErrors, options);
    const context = this.#contextOf(request, subject, readings);
    const result = parsed.input
      ? operation.plan({ ...context, input: parsed.input })
      : undefined;
    errors.push(...(result?.errors ?? []));
    if ('problem' in readings.located) {
      errors.push(readings.located.problem);
    }
    const outcome = await outcomeOf(result, readings, context);
    errors.push(...outcome.errors);
    const { tier, quota, dryRun } = await this.#judge(
      request,
      subject,
      readings,
      nameErrors.length === 0 ? outcome : { ...outcome, desired: undefined },
      options.signal,
    );
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
      ...(plan.errors.length === 0 && writeOf(readings.located, files)),
      ...(subject.operation.id !== 'clone' && { declared: outcome.declared }),
      desired: outcome.desired,
    };
  }

  async #read(
    request: PlanRequest,
    subject: PlanSubject,
    nameErrors: readonly PlanError[],
    { signal, gitToken }: PlanOptions,
  ): Promise<Readings> {
    const { kube } = this.#options;
    const { kubernetesCluster, namespace } = request.target;
    const isPlaced = nameErrors.every(
      ({ field }) => field !== 'target.namespace',
    );
    const list = async (plural: string) =>
      isPlaced
        ? kube.get(
            {
              kubernetesCluster,
              group: '',
              versions: ['v1'],
              plural,
              namespace,
            },
            signal,
          )
        : NO_PLACE;
    const [live, located, quotas, limitRanges, open] = await Promise.all([
      this.#readLive(subject, signal),
      nameErrors.length > 0
        ? { problem: nameErrors[0] }
        : within(
            this.#options.clock,
            LOCATE_MS,
            this.#locate(request, subject, { signal, token: gitToken }),
            tooSlow,
          ),
      list('resourcequotas'),
      list('limitranges'),
      this.#readOpenChanges(request),
    ]);
    return { live, located, quotas, limitRanges, ...open };
  }

  async #readLive(
    { record, changes }: PlanSubject,
    signal: AbortSignal,
  ): Promise<KubeAnswer | undefined> {
    if (!record) {
      return undefined;
    }
    const { kubernetesCluster, namespace, name } = record.ref;
    const { group, version, plural } = changes.manifest;
    return this.#options.kube.get(
      {
        kubernetesCluster,
        group,
        versions: [version],
        plural,
        namespace,
        name,
      },
      signal,
    );
  }

  async #locate(
    { target }: PlanRequest,
    subject: PlanSubject,
    options: { signal: AbortSignal; token: string | undefined },
  ): Promise<Located> {
    const { manifests, inventory } = this.#options;
    const { changes, record, operation, environment } = subject;
    const findExisting = async () =>
      record &&
      manifests.find(
        record.ref,
        changes.manifest,
        { ...inventory.marks(record), environment: record.environment },
        options,
      );
    try {
      if (operation.kind !== 'create') {
        const found = await findExisting();
        return found
          ? { found }
          : { problem: PlanProblem.of('location/not-known', '').planError };
      }
      const [isNew, source] = await Promise.all([
        manifests.findNew(target, changes.manifest, environment, options),
        // What the source declares in Git helps, but its object says it as well
        findExisting().catch(() => undefined),
      ]);
      return { isNew, source };
    } catch (error) {
      if (error instanceof PlanProblem) {
        return { problem: error.planError };
      }
      throw error;
    }
  }

  async #readOpenChanges({ target }: PlanRequest) {
    try {
      return {
        openChanges: await this.#options.openChanges.forDatabase(target),
        openChangesProblem: undefined,
      };
    } catch {
      return {
        openChanges: [],
        openChangesProblem: {
          rule: 'plan/open-changes-not-known',
          message:
            'Whether other changes of this database are on their way could not be read',
        },
      };
    }
  }

  #contextOf(
    request: PlanRequest,
    { record }: PlanSubject,
    { live, located }: Readings,
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

  /** Tier, quota and dry run, of the object as it will be. */
  async #judge(
    { target }: PlanRequest,
    { changes, engine, operation, tier }: PlanSubject,
    { quotas, limitRanges, live }: Readings,
    { declared, desired }: Outcome,
    signal: AbortSignal,
  ): Promise<{
    tier: ReturnType<typeof checkTier>;
    quota: QuotaHeadroom;
    dryRun: DryRun;
  }> {
    const isDeleted = operation.kind === 'delete';
    const isNew = operation.kind === 'create';
    if (!desired && !isDeleted) {
      return {
        tier: { errors: [], warnings: [] },
        quota: {
          result: 'not known',
          reason: 'It is not known yet what would be declared',
          items: [],
        },
        dryRun: {
          result: 'not possible',
          messages: ['It is not known yet what would be declared'],
        },
      };
    }
    const present = live?.result === 'found' ? live.object : declared;
    const size = {
      before: isNew || !present ? undefined : changes.sizeOf(present),
      after: desired && changes.sizeOf(desired),
    };
    return {
      tier: tier
        ? checkTier(tier, engine.id, size)
        : { errors: [], warnings: [] },
      quota: quotaHeadroom(size, { quotas, limitRanges }),
      dryRun: desired
        ? await this.#options.dryRunner.run(
            target,
            changes.manifest,
            desired,
            isNew,
            signal,
          )
        : {
            result: 'not possible',
            messages: ['A deletion is not tried out'],
          },
    };
  }
}

function tooSlow(): Located {
  return {
    problem: PlanProblem.of(
      'location/too-slow',
      `Where the manifest is could not be found out within ${
        LOCATE_MS / 1000
      } s. Try again; when it stays so, an annotation with the address of the file is the quickest way to it`,
    ).planError,
  };
}

function declaredOf(located: Located): UnknownObject | undefined {
  if ('found' in located) {
    return located.found.declared;
  }
  return 'isNew' in located ? located.source?.declared : undefined;
}

/** What the result of the engine does to the files; without a known place, only what the object would be. */
async function outcomeOf(
  result: OperationResult | undefined,
  { located }: Readings,
  { declared, live }: Omit<OperationContext, 'input'>,
): Promise<Outcome> {
  const nothing: Outcome = {
    files: [],
    declared,
    desired: undefined,
    errors: [],
  };
  if (!result) {
    return nothing;
  }
  const { action } = result;
  try {
    switch (action.type) {
      case 'create': {
        const desired = parseNewManifest(action.text);
        return 'isNew' in located
          ? {
              ...nothing,
              desired,
              files: await addManifest(located.isNew, action.text),
            }
          : { ...nothing, desired };
      }
      case 'delete':
        return 'found' in located
          ? { ...nothing, files: await located.found.remove() }
          : nothing;
      default: {
        if ('found' in located) {
          return { ...nothing, ...(await located.found.edit(action.edits)) };
        }
        const present = declared ?? live;
        return {
          ...nothing,
          desired: present && applyEdits(present, action.edits),
        };
      }
    }
  } catch (error) {
    if (error instanceof PlanProblem) {
      return { ...nothing, errors: [error.planError] };
    }
    throw error;
  }
}

function placeOf(located: Located): { location?: ManifestLocation } {
  if ('found' in located) {
    return { location: locationOf(located.found) };
  }
  return 'isNew' in located ? { location: locationOf(located.isNew) } : {};
}

function writeOf(
  located: Located,
  files: readonly FileEdit[],
): Pick<PreparedPlan, 'write'> {
  if ('problem' in located || files.length === 0) {
    return {};
  }
  const { place, repository } =
    'found' in located ? located.found : located.isNew;
  return {
    write: {
      gitHost: place.gitHost,
      repository: place.repository,
      baseBranch: repository.branch,
      baseSha: repository.sha,
      files: files.map(({ path, after }) => ({ path, content: after })),
    },
  };
}

/** What is merged is not applied by a deployer that waits or fails. */
function deployerWarnings(located: Located): PlanWarning[] {
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

function liveWarnings(live: KubeAnswer | undefined): PlanWarning[] {
  return live === undefined || live.result === 'found'
    ? []
    : [
        {
          rule: 'plan/object-not-read',
          message: `The object itself could not be read, so that it is not known where Git and the Kubernetes cluster differ: ${live.reason}`,
        },
      ];
}

function dryRunErrors({ result, messages }: DryRun): PlanError[] {
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

function driftOf(
  { located }: Readings,
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

/** Schema, engine, tier and API may say the same of one field: what the earlier say is enough. */
function withoutRepeats(errors: readonly PlanError[]): PlanError[] {
  const seen = new Set<string>();
  return errors.filter(({ field, rule, message }) => {
    const key = `${field} ${rule} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}
