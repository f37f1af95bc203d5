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

import { isJsonObject, JsonObject } from '../json';
import { Schema } from '../schema/Schema';
import { KubeStatusCause, kubeErrors } from '../status/KubeStatusError';
import { KubeObject } from '../types';
import { FieldSet } from './FieldSet';
import { compareFields, fieldSetOf, ownable } from './fieldSets';
import { mergeApplied, removeFields } from './mergeApplied';

/** Who owns which fields: one entry of `metadata.managedFields`. */
export interface FieldManager {
  manager: string;
  operation: 'Apply' | 'Update';
  apiVersion: string;
  time?: string;
  subresource?: string;
  fields: FieldSet;
}

/** Who writes, and through which door. */
export type Writer = Pick<
  FieldManager,
  'manager' | 'apiVersion' | 'subresource'
> & { time: string; withoutStatus: boolean };

/** Reads `metadata.managedFields`; entries that make no sense are dropped. */
export function readManagers(value: unknown): FieldManager[] {
  return (Array.isArray(value) ? value : [])
    .filter(isJsonObject)
    .filter(
      entry => entry.operation === 'Apply' || entry.operation === 'Update',
    )
    .map(entry => ({
      manager: String(entry.manager ?? ''),
      operation: entry.operation as FieldManager['operation'],
      apiVersion: String(entry.apiVersion ?? ''),
      time: typeof entry.time === 'string' ? entry.time : undefined,
      subresource:
        typeof entry.subresource === 'string' && entry.subresource
          ? entry.subresource
          : undefined,
      fields: FieldSet.fromJson(entry.fieldsV1),
    }));
}

/** Writes `metadata.managedFields`, applied ones first, then by time. */
export function writeManagers(managers: readonly FieldManager[]): JsonObject[] {
  const order = (one: FieldManager) =>
    `${one.operation} ${one.time ?? ''} ${one.manager}`;
  return managers
    .filter(one => !one.fields.empty)
    .sort((a, b) => (order(a) < order(b) ? -1 : 1))
    .map(({ fields, manager, operation, apiVersion, time, subresource }) => ({
      manager,
      operation,
      apiVersion,
      ...(time && { time }),
      fieldsType: 'FieldsV1',
      fieldsV1: fields.toJson(),
      ...(subresource && { subresource }),
    }));
}

function isSame(
  one: FieldManager,
  operation: FieldManager['operation'],
  writer: Writer,
): boolean {
  return (
    one.manager === writer.manager &&
    one.operation === operation &&
    one.subresource === writer.subresource &&
    (operation === 'Apply' || one.apiVersion === writer.apiVersion)
  );
}

/**
 * Managers after a plain write (create, update, other patches): the writer owns what it changed, nobody owns what is
 * gone. `undefined` when no ownership changes.
 */
export function managersAfterUpdate(
  before: KubeObject | undefined,
  after: KubeObject,
  schema: Schema,
  writer: Writer,
): FieldManager[] | undefined {
  const { withoutStatus } = writer;
  const { changed, removed } = compareFields(
    ownable(before ?? { metadata: {} }, { withoutStatus }),
    ownable(after, { withoutStatus }),
    schema,
  );
  if (changed.empty && removed.empty) {
    return undefined;
  }
  const managers = readManagers(before?.metadata.managedFields);
  const own = managers.find(one => isSame(one, 'Update', writer));
  const others = managers.filter(one => one !== own);
  const gone = changed.union(removed);
  if (
    own?.fields.covers(changed) &&
    !own.fields.meets(removed) &&
    !others.some(one => one.fields.meets(gone))
  ) {
    return undefined;
  }
  return [
    ...others.map(one => ({ ...one, fields: one.fields.difference(gone) })),
    {
      ...(own ?? { ...writer, operation: 'Update' as const }),
      fields: own ? own.fields.difference(removed).union(changed) : changed,
      time: writer.time,
    },
  ];
}

function printManager(one: FieldManager): string {
  const name = `"${one.manager}"${
    one.subresource ? ` with subresource "${one.subresource}"` : ''
  }`;
  if (one.operation === 'Apply') {
    return name;
  }
  return `${name} using ${one.apiVersion}`;
}

function conflictError(
  conflicts: readonly { owner: FieldManager; path: string }[],
) {
  const causes = conflicts.map(
    ({ owner, path }): KubeStatusCause => ({
      reason: 'FieldManagerConflict',
      message: `conflict with ${printManager(owner)}`,
      field: path,
    }),
  );
  if (conflicts.length === 1) {
    return kubeErrors.applyConflict(
      `Apply failed with 1 conflict: ${causes[0].message}: ${causes[0].field}`,
      causes,
    );
  }
  const byOwner = new Map<string, string[]>();
  for (const { owner, path } of conflicts) {
    const name = printManager(owner);
    byOwner.set(name, [...(byOwner.get(name) ?? []), path]);
  }
  const lines = [...byOwner.keys()]
    .sort()
    .flatMap(name => [
      `conflicts with ${name}:`,
      ...byOwner.get(name)!.map(path => `- ${path}`),
    ]);
  return kubeErrors.applyConflict(
    `Apply failed with ${conflicts.length} conflicts: ${lines.join('\n')}`,
    causes,
  );
}

/**
 * Server-side apply: lays `applied` over `live`, removes what this manager applied before and does not apply any more,
 * and records who owns what.
 *
 * @throws KubeStatusError 409 with a cause for each field that another manager owns with another value, unless `force`
 */
export function applyConfiguration(
  live: KubeObject | undefined,
  applied: JsonObject,
  schema: Schema,
  writer: Writer,
  options: { force: boolean },
): { object: JsonObject; managers: FieldManager[] } {
  const { withoutStatus } = writer;
  const wanted = ownable(applied, { withoutStatus });
  const fields = fieldSetOf(wanted, schema);
  const managers = readManagers(live?.metadata.managedFields);
  const own = managers.find(one => isSame(one, 'Apply', writer));
  const others = managers.filter(one => one !== own);

  let rest: unknown = live ?? {};
  if (own) {
    // What became a parent of applied fields is applied still.
    let leftover = own.fields.difference(fields.withParents());
    for (const other of others) {
      leftover = withoutOwned(leftover, other.fields);
    }
    if (!leftover.empty) {
      rest = removeFields(rest, leftover, schema) ?? {};
    }
  }
  const merged = mergeApplied(rest, applied, schema) as JsonObject;
  const { changed } = compareFields(
    ownable(live ?? { metadata: {} }, { withoutStatus }),
    ownable(merged, { withoutStatus }),
    schema,
  );
  const conflicts = others.flatMap(owner =>
    owner.fields
      .intersection(changed)
      .intersection(fields)
      .paths()
      .map(path => ({ owner, path })),
  );
  if (conflicts.length > 0 && !options.force) {
    throw conflictError(conflicts);
  }
  const kept = others.map(one => ({
    ...one,
    fields: one.fields.difference(changed.intersection(fields)),
  }));
  const sameFields = own && own.fields.equals(fields);
  return {
    object: merged,
    managers: [
      ...kept,
      {
        manager: writer.manager,
        operation: 'Apply',
        apiVersion: writer.apiVersion,
        subresource: writer.subresource,
        time: sameFields && changed.empty ? own.time : writer.time,
        fields,
      },
    ],
  };
}

/** Takes out of a set what others own; an entry of a list stays as long as others own anything inside it. */
function withoutOwned(set: FieldSet, owned: FieldSet): FieldSet {
  const result = new FieldSet(set.member && owned.empty);
  for (const [step, child] of set.children) {
    const twin = owned.children.get(step);
    const rest = twin ? withoutOwned(child, twin) : child;
    if (!rest.empty) {
      result.children.set(step, rest);
    }
  }
  return result;
}
