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

import { JsonObject, JsonValue } from '@backstage/types';
import { DatabaseRef } from '../model/DatabaseRef';

/**
 * What is wanted of a database, before anything is done.
 *
 * @public
 */
export interface PlanRequest {
  /** An operation of the engine, such as `resize`. */
  operation: string;
  /** The database that there will be (`create`, `clone`) or that is changed. */
  target: DatabaseRef;
  /** For `clone`: the database that is copied. */
  source?: DatabaseRef;
  /** In the words of the operation; see `operationInputs`. */
  input: JsonObject;
}

/**
 * What a change does to the running database.
 *
 * - `online`: takes effect while the database serves.
 * - `rolling restart`: members restart one after another; the primary's role moves once.
 * - `failover`: the primary's role moves.
 * - `recreate`: pods are made anew with nobody to take over meanwhile; it serves nobody until they are back.
 * - `stopped`: it serves nobody until it is started again.
 * - `ignored by the operator`: the operator takes the declaration and does nothing with it.
 * - `refused`: not proposed at all; the reason says what works instead.
 * - `created`, `deleted`: the whole database.
 *
 * @public
 */
export type ImpactEffect =
  | 'online'
  | 'rolling restart'
  | 'failover'
  | 'recreate'
  | 'stopped'
  | 'ignored by the operator'
  | 'refused'
  | 'created'
  | 'deleted';

/**
 * How long a change is usually felt, as a class: the operator promises no time.
 *
 * @public
 */
export type DurationClass = 'seconds' | 'minutes' | 'hours' | 'not known';

/**
 * What one changed field does, and why.
 *
 * @public
 */
export interface Impact {
  /** The field of the manifest, such as `spec.volume.size`. */
  path: string;
  /** As it is declared now; absent for what is new. */
  from?: string;
  /** As it will be declared; absent for what goes. */
  to?: string;
  effect: ImpactEffect;
  /** In words a reviewer can decide by. */
  reason: string;
  duration: DurationClass;
  /** Stable id of the rule, such as `postgresql/volume-grow`. */
  rule: string;
  /** Where the fact is written down. */
  source?: { title: string; url: string };
}

/**
 * Why a plan cannot become a pull request.
 *
 * @public
 */
export interface PlanError {
  /** The field of the input, such as `volume` or `cpu.limit`; `''` for the request as a whole. */
  field: string;
  message: string;
  /** What is allowed, in words or as a value. */
  allowed?: string;
  /** Stable id of the rule. */
  rule: string;
  source?: { title: string; url: string };
}

/**
 * What a person should know before they go on.
 *
 * @public
 */
export interface PlanWarning {
  field?: string;
  message: string;
  rule: string;
  source?: { title: string; url: string };
}

/**
 * Where the manifest is kept, and how that was found out.
 *
 * @public
 */
export interface ManifestLocation {
  /** Where people look at the repository. */
  repository: { url: string; title: string; host: string };
  /** The branch that is deployed: pull requests go to it. */
  branch: string;
  /** Path of the file in the repository. */
  path: string;
  /** Line of the manifest's first key, from 1; absent for a file that is yet to be made. */
  line?: number;
  /** Where people look at that line on the branch; absent for a file that is yet to be made. */
  url?: string;
  /**
   * - `annotation`: `databases.backstage.io/source` on the object.
   * - `argo-cd`: the tracking annotation or label, and the Application it names.
   * - `flux`: the labels of Flux, and the Kustomization or HelmRelease they name.
   * - `configuration`: a pattern of the portal's configuration.
   * - `request`: said by whoever asks.
   */
  foundBy: 'annotation' | 'argo-cd' | 'flux' | 'configuration' | 'request';
  /** In words: "Application orders of Argo CD, path prod-eu/orders". */
  detail: string;
  /** How the file holds it. */
  form: 'manifest' | 'helm-values' | 'kustomize-patch';
}

/**
 * What the target Kubernetes cluster says to the changed object, asked with the portal's own rights and `dryRun=All`.
 *
 * @public
 */
export interface DryRun {
  result: 'accepted' | 'refused' | 'not possible';
  /** Why it was refused or not possible, or the API's own warnings. */
  messages: readonly string[];
}

/**
 * What is left of a namespace's quota after the change.
 *
 * @public
 */
export interface QuotaHeadroom {
  result: 'fits' | 'exceeds' | 'not limited' | 'not known';
  /** Why it is not known. */
  reason?: string;
  items: ReadonlyArray<{
    /** `ResourceQuota/compute` or `LimitRange/defaults`. */
    object: string;
    /** `requests.cpu`, `requests.storage`, `max.memory`, ... */
    resource: string;
    used?: string;
    hard: string;
    /** What would be used after the change. */
    after: string;
    fits: boolean;
  }>;
}

/**
 * A field that Git and the Kubernetes cluster do not agree on already, before the change.
 *
 * @public
 */
export interface DriftItem {
  path: string;
  /** As declared in Git; absent when Git does not say. */
  git?: string;
  /** As the object in the Kubernetes cluster has it; absent when it has not. */
  cluster?: string;
  /** Why that is as it should be, where it is: a default, or a field that the operator writes itself. */
  explanation?: string;
}

/**
 * What would be done, what it would do, and what stands in its way.
 *
 * @public
 */
export interface Plan {
  operation: string;
  target: DatabaseRef;
  source?: DatabaseRef;
  /** As a headline: "Resize orders-db: volume 100Gi to 200Gi". */
  title: string;
  /** The values that the input's fields have now, in the input's own words: what a form starts from. */
  current: JsonObject;
  /** The input as it was understood. */
  input: JsonObject;
  /** Absent when it is not known where the manifest is; an error says so. */
  location?: ManifestLocation;
  /** What changes in each file. `before` is absent for a new file, `after` for one that goes. */
  files: ReadonlyArray<{ path: string; before?: string; after?: string }>;
  /** One unified diff of all files; empty when nothing changes. */
  diff: string;
  impacts: readonly Impact[];
  /** How long it is felt: the longest of the impacts. */
  duration: DurationClass;
  errors: readonly PlanError[];
  warnings: readonly PlanWarning[];
  dryRun: DryRun;
  quota: QuotaHeadroom;
  /** Changes of the same database that are not at their end. */
  openChanges: ReadonlyArray<{
    id: string;
    title: string;
    pullRequest?: { url: string; number: number };
  }>;
  drift: readonly DriftItem[];
  /** What the environment asks for. */
  tier?: { name: string; environment?: string };
  /** Stands for the files as they were read and for what would be written: the same plan has the same one. */
  fingerprint: string;
  /** ISO 8601. */
  plannedAt: string;
}

/**
 * A value of a manifest that a plan sets or takes out.
 *
 * @public
 */
export type ManifestEdit =
  | {
      op: 'set';
      path: ReadonlyArray<string | number>;
      value: JsonValue;
      /** Written beside a key that is new. */
      comment?: string;
      /** Keys after which a new key belongs, best first. */
      after?: readonly string[];
    }
  | { op: 'remove'; path: ReadonlyArray<string | number> };
