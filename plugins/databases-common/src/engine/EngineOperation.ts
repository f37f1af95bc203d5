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
import type { z } from 'zod/v3';
import { Impact, ManifestEdit, PlanError, PlanWarning } from '../changes';
import { Database, DatabaseRef } from '../model';
import { UnknownObject } from './EngineResource';
import { SharedFacts } from './Facts';

/**
 * The kind of object that an engine's databases are declared by.
 *
 * @public
 */
export interface EngineManifest {
  group: string;
  /** The version that new manifests are written in. */
  version: string;
  kind: string;
  plural: string;
}

/**
 * What an operation is told. All of it is as it was read; nothing about the objects is certain.
 *
 * @public
 */
export interface OperationContext<TInput = JsonObject> {
  target: DatabaseRef;
  /** For `clone`: the database that is copied. */
  source?: DatabaseRef;
  input: TInput;
  /** The manifest as Git has it (of the source, for `clone`), aliases resolved; absent for `create` and where it is not known. */
  declared?: UnknownObject;
  /** The object as the Kubernetes cluster has it (of the source, for `clone`); absent for `create` and where it cannot be read. */
  live?: UnknownObject;
  /** What is observed of it; absent for `create`. */
  database?: Database;
  /** Objects that all databases of the target Kubernetes cluster share, such as the operator's configuration. */
  shared: SharedFacts;
  /** In milliseconds since the epoch. */
  now: number;
}

/**
 * What an operation answers.
 *
 * @public
 */
export interface OperationResult {
  /** As a headline: "Resize orders-db: volume 100Gi to 200Gi". */
  title: string;
  /**
   * - `edit`: the manifest is changed.
   * - `create`: a new manifest, as text.
   * - `delete`: the manifest is taken out.
   */
  action:
    | { type: 'edit'; edits: readonly ManifestEdit[] }
    | { type: 'create'; text: string }
    | { type: 'delete' };
  impacts: readonly Impact[];
  errors: readonly PlanError[];
  warnings: readonly PlanWarning[];
}

/**
 * CPU and memory of a container, as Kubernetes writes them.
 *
 * @public
 */
export interface ContainerAmounts {
  requests: { cpu?: string; memory?: string };
  limits: { cpu?: string; memory?: string };
}

/**
 * What the rules of a tier and the quota of a namespace are held against: the database as it will be declared.
 *
 * @public
 */
export interface DeclaredSize {
  members?: number;
  /** Where members are in several groups that each elect a primary of their own, such as shards: how many are in each. */
  groups?: readonly number[];
  version?: string;
  storageClass?: string;
  /** Whether a write waits for a replica; absent where that is nothing that a manifest says. */
  synchronous?: boolean;
  /** Of one member, as Kubernetes writes it. */
  volume?: string;
  /** Of the database itself in one member, as Kubernetes writes them. */
  requests: { cpu?: string; memory?: string };
  /** Of the database itself in one member, as Kubernetes writes them. */
  limits: { cpu?: string; memory?: string };
  /** The other containers in the pod of one member for which the manifest says amounts: a quota counts them, the limits of a tier do not. */
  sidecars?: readonly ContainerAmounts[];
  /** Pods that come besides the members, such as poolers or config servers. */
  companions: ReadonlyArray<{
    count: number;
    /** Of each of them that has a volume of its own. */
    volume?: string;
    storageClass?: string;
    requests: { cpu?: string; memory?: string };
    limits: { cpu?: string; memory?: string };
    /** The other containers in each of them, as those of a member. */
    sidecars?: readonly ContainerAmounts[];
  }>;
}

/**
 * One operation of an engine.
 *
 * @public
 */
export interface EngineOperation {
  /** `create`, `resize`, ...; see `databaseOperations`. */
  id: string;
  /** On a button: `Resize`. */
  title: string;
  /** Which permission it needs. */
  kind: 'create' | 'change' | 'delete';
  /**
   * Why it has no meaning for a database as it is observed, as a whole sentence: "It has no mongos: only a sharded database has them."; `undefined` where it
   * has. It has one for every database when absent. Total for every observation of the engine.
   *
   * @remarks
   * Pages leave such an operation out, and forms say the sentence. Its plan is not kept from anybody: what is declared in Git may be ahead of what is observed,
   * so the plan refuses by itself what cannot be done.
   */
  notApplicable?(database: Database): string | undefined;
  /** Reads what somebody sent; forms take titles and limits of fields from it. */
  input: z.ZodTypeAny;
  /** The values that the input's fields have now, in the input's own words. */
  current(context: Omit<OperationContext, 'input'>): JsonObject;
  /** Total for every parsed input: what cannot be done is an error in the result. */
  plan(context: OperationContext): OperationResult;
}

/**
 * Versions that can be asked for.
 *
 * @public
 */
export interface OfferedVersions {
  /** The oldest first, each once, as an input's `version` takes them. */
  items: readonly string[];
  /** Where that is written. */
  source: { title: string; url: string };
}

/**
 * A field of a manifest as it is after a change.
 *
 * @public
 */
export interface ChangedField {
  /** From the root of the manifest: `['spec', 'replsets']`. Lists are one value. */
  path: ReadonlyArray<string | number>;
  /** Absent where the field was taken out. */
  value?: unknown;
}

/**
 * How an engine's databases are changed.
 *
 * @public
 */
export interface EngineChanges {
  manifest: EngineManifest;
  operations: readonly EngineOperation[];
  /** What a manifest asks for. */
  sizeOf(manifest: UnknownObject): DeclaredSize;
  /**
   * Why a difference between Git and the Kubernetes cluster is as it should be, such as a default that the API fills in; `undefined` for a true one.
   *
   * @param live - the whole object as the Kubernetes cluster has it, whose other fields may say why, where it is at hand
   */
  explainDrift(
    path: string,
    git: unknown,
    cluster: unknown,
    live?: UnknownObject,
  ): string | undefined;
  /**
   * Whether what is observed is what becomes of a manifest, field by field.
   *
   * @param shared - for the operator's options: what it corrects (a count that it clamps, a limit that it raises) never becomes as asked, and is no difference
   * @returns what differs, in words; empty when all is as the operator makes it.
   */
  verify(
    manifest: UnknownObject,
    database: Database,
    shared: SharedFacts,
  ): readonly string[];
  /**
   * What of a change nothing in Kubernetes tells, so that `verify` does not compare it: each as a clause with the reason, such as
   * `whether the users are in the database: only its log says which ones the operator left out`. People are told of it; nothing waits for it. Total.
   */
  notKnown?(changed: readonly ChangedField[]): readonly string[];
  /**
   * The operator's words (`Database.operatorState`) which say that it did not carry out what the object asks for, whatever the members do; none when absent.
   * A change that meets one of them for minutes has failed.
   */
  failureStates?: readonly string[];
  /**
   * The versions that forms offer in a namespace, as far as something says which the operator there runs; `undefined` where nothing does. Others may be written too:
   * what cannot be done, the plan refuses. Total.
   */
  versions?(place: {
    namespace: string;
    shared: SharedFacts;
  }): OfferedVersions | undefined;
  /** Every rule, for the documentation. */
  rules: readonly EngineRule[];
}

/**
 * A rule about what the operator does with a change.
 *
 * @public
 */
export interface EngineRule {
  /** `postgresql/volume-shrink`. */
  id: string;
  /** What is asked for: "volume.size made smaller". */
  when: string;
  /** What the portal does: `refuses`, `warns`, `says the impact`. */
  then: 'refuses' | 'warns' | 'explains';
  /** What becomes of it, in words. */
  effect: string;
  source: { title: string; url: string };
}
