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
import { FieldSet } from './FieldSet';
import { keyStep, stepsOf } from './fieldSteps';

function below(schema: Schema | undefined, name: string): Schema | undefined {
  const additional = schema?.additionalProperties;
  return (
    schema?.properties?.get(name) ??
    (typeof additional === 'object' ? additional : undefined)
  );
}

function stepOf(item: unknown, schema: Schema): string {
  return schema.listType === 'map'
    ? keyStep(item, schema.listMapKeys ?? [])
    : `v:${JSON.stringify(item)}`;
}

/**
 * Merges lists by their keys. The applied entries keep the order in which they are applied; those that only the live
 * list has stay where they are between them.
 */
function mergeLists(
  live: readonly unknown[],
  applied: readonly unknown[],
  schema: Schema,
): unknown[] {
  const steps = (list: readonly unknown[]) =>
    list.map(item => ({ step: stepOf(item, schema), item }));
  const left = steps(live);
  const right = steps(applied);
  const liveItems = new Map(left.map(({ step, item }) => [step, item]));
  const wanted = new Set(right.map(({ step }) => step));
  const shared = right.filter(({ step }) => liveItems.has(step));
  const result: unknown[] = [];
  let l = 0;
  let r = 0;
  while (l < left.length || r < right.length) {
    const mine = left[l];
    const theirs = right[r];
    if (mine && !wanted.has(mine.step)) {
      result.push(mine.item);
      l++;
    } else if (mine && theirs && mine.step !== shared[0]?.step) {
      // Shared, but its turn among the applied ones is another.
      l++;
    } else if (theirs) {
      const twin = liveItems.get(theirs.step);
      result.push(
        schema.listType === 'map' && twin !== undefined
          ? mergeApplied(twin, theirs.item, schema.items)
          : theirs.item,
      );
      if (shared[0]?.step === theirs.step) {
        shared.shift();
      }
      if (mine?.step === theirs.step) {
        l++;
      }
      r++;
    } else {
      l++;
    }
  }
  return result;
}

/** Lays an applied configuration over the live value: maps and lists with keys merge, all else is replaced. */
export function mergeApplied(
  live: unknown,
  applied: unknown,
  schema: Schema | undefined,
): unknown {
  const granular = stepsOf(applied, schema) !== undefined;
  if (granular && isJsonObject(live) && isJsonObject(applied)) {
    const result: JsonObject = { ...live };
    for (const [name, value] of Object.entries(applied)) {
      result[name] = mergeApplied(result[name], value, below(schema, name));
    }
    return result;
  }
  if (granular && Array.isArray(live) && Array.isArray(applied) && schema) {
    return mergeLists(live, applied, schema);
  }
  return applied;
}

/**
 * Removes the fields of a set from a value. An entry of a list goes as a whole when the entry itself is in the set;
 * maps that this leaves empty go too. `undefined` when nothing is left.
 */
export function removeFields(
  value: unknown,
  set: FieldSet,
  schema: Schema | undefined,
): unknown {
  if (set.member && set.children.size === 0) {
    return undefined;
  }
  if (isJsonObject(value)) {
    const result: JsonObject = {};
    for (const [name, inside] of Object.entries(value)) {
      const child = set.children.get(`f:${name}`);
      const rest = child
        ? removeFields(inside, child, below(schema, name))
        : inside;
      if (rest !== undefined) {
        result[name] = rest;
      }
    }
    return Object.keys(result).length > 0 ? result : undefined;
  }
  if (Array.isArray(value) && schema) {
    const kept = value
      .map(item => {
        const child = set.children.get(stepOf(item, schema));
        if (!child) {
          return item;
        }
        return child.member
          ? undefined
          : removeFields(item, child, schema.items);
      })
      .filter(item => item !== undefined);
    return kept.length > 0 ? kept : undefined;
  }
  return value;
}
