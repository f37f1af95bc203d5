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

import { Schema } from './schema/Schema';
import { FieldError } from './status/FieldError';
import { KubeObject, ResourceId } from './types';

/** A column of the table that `kubectl get` prints. */
export interface ResourceColumn {
  name: string;
  type: 'string' | 'integer' | 'number' | 'boolean' | 'date';
  format?: string;
  description?: string;
  /** 0 is always shown, 1 with `-o wide`. */
  priority: number;
  /** The cell; `nowMs` is for ages. `undefined` is an empty cell. */
  value: (object: KubeObject, nowMs: number) => unknown;
}

/** Where the scale subresource finds its numbers, as dotted paths. */
export interface ScalePaths {
  specReplicas: string;
  statusReplicas: string;
  labelSelector?: string;
}

/** What is known of a kind while one of its objects is written. */
export interface WriteFacts {
  nowMs: number;
  /** Free choice of an address for a Service. */
  nextAddress: () => string;
}

/** All that the API knows of one resource in one version: core kinds come from a table, others from their CRD. */
export interface ResourceDefinition {
  readonly id: ResourceId;
  readonly kind: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
  readonly schema: Schema;
  /** Go types decode it in the real server: strategic merge works, list items have no kind, wrong types are 400. */
  readonly core: boolean;
  readonly status: boolean;
  readonly scale?: ScalePaths;
  /** Objects have a generation, which grows when anything but metadata and status changes. */
  readonly generation: boolean;
  readonly columns: readonly ResourceColumn[];
  readonly fieldSelectors: ReadonlyMap<string, (object: KubeObject) => string>;
  /** Where the objects are kept; versions and views of one resource share it. */
  readonly storageKey: string;
  /** The stored object as this version shows it, and back; absent where they are the same. */
  readonly fromStorage?: (object: KubeObject) => KubeObject;
  readonly toStorage?: (object: KubeObject) => KubeObject;
  /** Fills in what the real server does beyond schema defaults, in place. */
  readonly prepare?: (
    object: KubeObject,
    old: KubeObject | undefined,
    facts: WriteFacts,
  ) => void;
  /** Rules beyond the schema. */
  readonly validate?: (
    object: KubeObject,
    old: KubeObject | undefined,
  ) => FieldError[];
  /** Warning that the API sends with every answer about this resource. */
  readonly deprecation?: string;
}

/** `apps/v1`, or `v1` in the core group. */
export function apiVersionOf({ group, version }: ResourceId): string {
  return group ? `${group}/${version}` : version;
}
