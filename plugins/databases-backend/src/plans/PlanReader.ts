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
  GitToken,
  Plan,
  PlanError,
  PlanRequest,
  PlanWarning,
} from '@database-platform/plugin-databases-common';
import { LocatedManifest } from '../gitops/LocatedManifest';
import { Manifests, NewManifestPlace } from '../gitops/Manifests';
import { Inventory } from '../inventory';
import { KubeAnswer, KubeReader } from '../kube';
import { Clock, within } from '../time';
import { OpenChanges } from './OpenChanges';
import { PlanProblem } from './PlanProblem';
import { PlanSubject } from './PlanSubjects';
import { PlanOptions } from './PreparedPlan';

const NO_PLACE: KubeAnswer = {
  result: 'failed',
  reason: 'the namespace has no valid name',
};

/** Until the rest of the plan is said without it. */
const LOCATE_MS = 20_000;

/**
 * Where the manifest is, or why that is not known.
 */
export type Located =
  | { found: LocatedManifest }
  | { isNew: NewManifestPlace; source?: LocatedManifest }
  | { problem: PlanError };

/**
 * What is read for a plan, each part on its own: what cannot be read is missing, with its reason.
 */
export interface PlanReadings {
  live: KubeAnswer | undefined;
  located: Located;
  quotas: KubeAnswer;
  limitRanges: KubeAnswer;
  openChanges: Plan['openChanges'];
  openChangesProblem: PlanWarning | undefined;
}

export interface PlanReaderOptions {
  inventory: Pick<Inventory, 'marks'>;
  manifests: Manifests;
  kube: KubeReader;
  openChanges: OpenChanges;
  clock: Clock;
}

/**
 * Reads everything that a plan needs, at the same time.
 */
export class PlanReader {
  readonly #options: PlanReaderOptions;

  constructor(options: PlanReaderOptions) {
    this.#options = options;
  }

  /** @param nameErrors - what is wrong with the names of a new database: nothing is looked for by them */
  async read(
    request: PlanRequest,
    subject: PlanSubject,
    nameErrors: readonly PlanError[],
    { signal, gitToken }: PlanOptions,
  ): Promise<PlanReadings> {
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
            this.#locate(request, subject, { signal, gitToken }),
            tooSlow,
          ),
      list('resourcequotas'),
      list('limitranges'),
      this.#readOpenChanges(request, subject),
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
    options: { signal: AbortSignal; gitToken: GitToken | undefined },
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

  async #readOpenChanges(
    { target }: PlanRequest,
    { seesChanges }: PlanSubject,
  ) {
    if (!seesChanges) {
      return { openChanges: [], openChangesProblem: undefined };
    }
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
