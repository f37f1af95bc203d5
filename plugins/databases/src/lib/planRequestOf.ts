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
import {
  DatabaseRef,
  parseDatabaseRef,
  PlanRequest,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { getAt, isJsonObject, setAt } from './dotPath';
import { formPathOf, InputMapping, inputOf, withInput } from './planMapping';

/**
 * Which database a form is about: paths into the form's data, but for `engine` and `operation`.
 *
 * @public
 */
export interface FormTarget {
  /** An operation of the engine, such as `resize`. */
  operation: string;
  /** Path of the database that is changed, as `kubernetesCluster/namespace/engine/name`: the value of a `DatabasePicker`. */
  database?: string;
  /** Path of the database that is copied; a new one is made. */
  source?: string;
  /** Path of the place of a new database, `{kubernetesCluster, namespace}`: the value of a `KubernetesTarget`. With `source`, that one's place when absent. */
  place?: string;
  /** Path of the name of a new database. */
  name?: string;
  /** Engine of a new database, as it stands. With `source`, that one's engine. */
  engine?: string;
}

/**
 * How the data of a form becomes a {@link @database-platform/plugin-databases-common#PlanRequest}.
 *
 * @public
 */
export interface FormMapping extends FormTarget {
  /** Where the parts of the input are; no input when absent. */
  input?: InputMapping;
}

/** What a form asks for, or the paths of what it still needs before it asks for anything. */
export type FormRequest =
  | { request: PlanRequest; missing?: undefined }
  | { request?: undefined; missing: readonly string[] };

/**
 * What a form asks for. Pure: the same data makes the same request.
 */
export function planRequestOf(
  mapping: FormMapping,
  formData: JsonObject,
): FormRequest {
  const source = mapping.source && refAt(formData, mapping.source);
  const found = mapping.database
    ? changed(mapping.database, formData)
    : made(mapping, source || undefined, formData);
  const missing = [
    ...(mapping.source && !source ? [mapping.source] : []),
    ...found.missing,
  ];
  if (!found.target || missing.length > 0) {
    return { missing };
  }
  const input = mapping.input && inputOf(mapping.input, formData);
  return {
    request: {
      operation: mapping.operation,
      target: found.target,
      ...(source ? { source } : {}),
      input: isJsonObject(input) ? input : {},
    },
  };
}

/**
 * The data of a form that asks for a request: the other way of {@link planRequestOf}. A link to a template carries it.
 */
export function formDataOf(
  mapping: FormMapping,
  request: PlanRequest,
): JsonObject {
  const { target, source, input } = request;
  const parts: Array<[string | undefined, JsonValue | undefined]> = [
    [mapping.database, stringifyDatabaseRef(target)],
    [mapping.source, source && stringifyDatabaseRef(source)],
    [
      mapping.place,
      {
        kubernetesCluster: target.kubernetesCluster,
        namespace: target.namespace,
      },
    ],
    [mapping.name, target.name],
  ];
  const data = parts.reduce<JsonObject>(
    (before, [path, value]) =>
      path && value !== undefined ? setAt(before, path, value) : before,
    {},
  );
  return mapping.input ? withInput(mapping.input, input, data) : data;
}

/** Where in the form a field of the input, or the name or place of a new database, is. */
export function formPathOfField(
  mapping: FormMapping,
  field: string,
): string | undefined {
  const own = formPathOf(mapping.input, field);
  if (own) {
    return own;
  }
  switch (field) {
    case 'name':
    case 'target.name':
      return mapping.name ?? mapping.database;
    case 'namespace':
    case 'target.namespace':
    case 'kubernetesCluster':
    case 'target.kubernetesCluster':
    case 'target':
      return mapping.place ?? mapping.database;
    case 'source':
      return mapping.source;
    default:
      return undefined;
  }
}

interface Found {
  target?: DatabaseRef;
  missing: readonly string[];
}

function changed(path: string, formData: JsonObject): Found {
  const target = refAt(formData, path);
  return target ? { target, missing: [] } : { missing: [path] };
}

function made(
  mapping: FormMapping,
  source: DatabaseRef | undefined,
  formData: JsonObject,
): Found {
  const place = mapping.place ? placeAt(formData, mapping.place) : source;
  const name = mapping.name && textAt(formData, mapping.name);
  const engine = mapping.engine ?? source?.engine;
  if (place && name && engine) {
    const { kubernetesCluster, namespace } = place;
    return {
      target: { kubernetesCluster, namespace, engine, name },
      missing: [],
    };
  }
  return {
    missing: [
      ...(mapping.place && !place ? [mapping.place] : []),
      ...(mapping.name && !name ? [mapping.name] : []),
    ],
  };
}

function textAt(formData: JsonObject, path: string): string | undefined {
  const value = getAt(formData, path);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/**
 * The database that a form copies, as soon as it is chosen.
 */
export function sourceOf(
  { source }: FormTarget,
  formData: JsonObject,
): DatabaseRef | undefined {
  return source === undefined ? undefined : refAt(formData, source);
}

function refAt(formData: JsonObject, path: string): DatabaseRef | undefined {
  const text = textAt(formData, path);
  try {
    return text === undefined ? undefined : parseDatabaseRef(text);
  } catch {
    // A half-written reference in the address is one that is not there yet.
    return undefined;
  }
}

function placeAt(
  formData: JsonObject,
  path: string,
): { kubernetesCluster: string; namespace: string } | undefined {
  const kubernetesCluster = textAt(formData, `${path}.kubernetesCluster`);
  const namespace = textAt(formData, `${path}.namespace`);
  return kubernetesCluster && namespace
    ? { kubernetesCluster, namespace }
    : undefined;
}
