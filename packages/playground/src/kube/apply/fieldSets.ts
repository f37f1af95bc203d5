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

import { isJsonObject, JsonObject, jsonEqual } from '../json';
import { Schema } from '../schema/Schema';
import { FieldSet } from './FieldSet';
import { stepsOf } from './fieldSteps';

/** The fields that a value sets, as the owner of an apply owns them: leaves, and the entries of lists. */
export function fieldSetOf(
  value: unknown,
  schema: Schema | undefined,
): FieldSet {
  const steps = stepsOf(value, schema);
  if (!steps || steps.length === 0) {
    return new FieldSet(true);
  }
  const set = new FieldSet();
  for (const { step, value: inside, schema: below } of steps) {
    const child = fieldSetOf(inside, below);
    child.member ||= step[0] !== 'f';
    set.children.set(step, child);
  }
  return set;
}

/** As {@link fieldSetOf}, with every map that came into being: that is how the owner of a plain write owns it. */
function addedSetOf(value: unknown, schema: Schema | undefined): FieldSet {
  const steps = stepsOf(value, schema);
  if (!steps || steps.length === 0) {
    return new FieldSet(true);
  }
  const isStruct = schema?.typeName !== undefined;
  const set = new FieldSet(!isStruct);
  for (const { step, value: inside, schema: below } of steps) {
    const child = addedSetOf(inside, below);
    child.member ||= step[0] !== 'f';
    set.children.set(step, child);
  }
  return set;
}

/** What differs between two values. */
export interface FieldChanges {
  /** Fields that are new or have another value. */
  changed: FieldSet;
  removed: FieldSet;
}

/** Compares two values field by field, by the schema's idea of what a field is. */
export function compareFields(
  before: unknown,
  after: unknown,
  schema: Schema | undefined,
): FieldChanges {
  const changed = new FieldSet();
  const removed = new FieldSet();
  if (before === after) {
    return { changed, removed };
  }
  const oldSteps = stepsOf(before, schema);
  const newSteps = stepsOf(after, schema);
  if (!oldSteps || !newSteps) {
    if (!jsonEqual(before, after)) {
      if (before === undefined) {
        return { changed: addedSetOf(after, schema), removed };
      }
      if (after === undefined) {
        return { changed, removed: addedSetOf(before, schema) };
      }
      changed.member = true;
    }
    return { changed, removed };
  }
  const old = new Map(oldSteps.map(one => [one.step, one]));
  for (const { step, value, schema: below } of newSteps) {
    const inside = compareFields(old.get(step)?.value, value, below);
    old.delete(step);
    if (!inside.changed.empty) {
      changed.children.set(step, inside.changed);
    }
    if (!inside.removed.empty) {
      removed.children.set(step, inside.removed);
    }
  }
  for (const { step, value, schema: below } of old.values()) {
    removed.children.set(step, addedSetOf(value, below));
  }
  return { changed, removed };
}

const systemMetadata = [
  'name',
  'namespace',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'selfLink',
  'managedFields',
];

/** The object without the fields that nobody owns. */
export function ownable(
  object: JsonObject,
  options: { withoutStatus: boolean },
): JsonObject {
  const { apiVersion, kind, metadata, ...rest } = object;
  if (options.withoutStatus) {
    delete rest.status;
  }
  if (isJsonObject(metadata)) {
    const kept = Object.fromEntries(
      Object.entries(metadata).filter(
        ([name, value]) =>
          !systemMetadata.includes(name) && value !== undefined,
      ),
    );
    if (Object.keys(kept).length > 0) {
      rest.metadata = kept;
    }
  }
  return rest;
}
