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

/** What a value may be, as JSON Schema names it. */
export type JsonType =
  | 'object'
  | 'array'
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean';

/**
 * A structural schema, made once from a CustomResourceDefinition or from the table of core types, and used for every
 * request: validation, defaulting, pruning, merging and ownership of fields all read the same tree.
 */
export interface Schema {
  readonly type?: JsonType;
  readonly format?: string;
  readonly description?: string;
  readonly nullable?: boolean;
  /** Integers and strings are both welcome (`x-kubernetes-int-or-string`, quantities). */
  readonly intOrString?: boolean;
  /** Unknown fields stay (`x-kubernetes-preserve-unknown-fields`). */
  readonly preserveUnknownFields?: boolean;
  /** Holds a whole Kubernetes object (`x-kubernetes-embedded-resource`). */
  readonly embeddedResource?: boolean;
  readonly properties?: ReadonlyMap<string, Schema>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: { source: string; test: (value: string) => boolean };
  readonly minimum?: number;
  readonly exclusiveMinimum?: boolean;
  readonly maximum?: number;
  readonly exclusiveMaximum?: boolean;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly not?: Schema;
  /** `undefined` means that there is none: JSON has no undefined. */
  readonly default?: unknown;
  /** A default stands somewhere at or below this node, so that defaulting may skip trees that have none. */
  readonly hasDefaults?: boolean;
  readonly listType?: 'atomic' | 'set' | 'map';
  readonly listMapKeys?: readonly string[];
  readonly mapType?: 'atomic' | 'granular';
  /** Strategic merge: what happens to a list or map that the patch names. Core types only. */
  readonly patchStrategy?: readonly ('merge' | 'replace' | 'retainKeys')[];
  readonly patchMergeKey?: string;
  /** Name of the core type in Kubernetes' OpenAPI documents, where the schema is one. */
  readonly typeName?: string;
}
