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

/**
 * A set of fields of an object, as `managedFields` records them: a tree whose steps are `f:name` (a field),
 * `k:{"name":"a"}` (an entry of a list with keys), and `v:"a"` (a value of a list that is a set).
 */
export class FieldSet {
  /** The field at this place itself belongs to the set. */
  member: boolean;
  readonly children = new Map<string, FieldSet>();

  constructor(member = false) {
    this.member = member;
  }

  /** Reads `fieldsV1`. What is no such thing is an empty set. */
  static fromJson(value: unknown): FieldSet {
    const set = new FieldSet();
    if (isJsonObject(value)) {
      for (const [step, inside] of Object.entries(value)) {
        if (step === '.') {
          set.member = true;
        } else {
          const child = FieldSet.fromJson(inside);
          child.member ||= child.children.size === 0;
          set.children.set(step, child);
        }
      }
    }
    return set;
  }

  /** Writes `fieldsV1`, with its steps sorted. */
  toJson(): JsonObject {
    const json: JsonObject = {};
    if (this.member && this.children.size > 0) {
      json['.'] = {};
    }
    for (const step of [...this.children.keys()].sort()) {
      json[step] = this.children.get(step)!.toJson();
    }
    return json;
  }

  get empty(): boolean {
    return (
      !this.member && [...this.children.values()].every(child => child.empty)
    );
  }

  /** Whether every field of the other set is in this one. */
  covers(other: FieldSet): boolean {
    if (other.member && !this.member) {
      return false;
    }
    for (const [step, child] of other.children) {
      const twin = this.children.get(step);
      if (twin ? !twin.covers(child) : !child.empty) {
        return false;
      }
    }
    return true;
  }

  /** Whether a field is in both sets. */
  meets(other: FieldSet): boolean {
    if (this.member && other.member) {
      return true;
    }
    for (const [step, child] of other.children) {
      if (this.children.get(step)?.meets(child)) {
        return true;
      }
    }
    return false;
  }

  /** Fields that are in this set or in the other. */
  union(other: FieldSet): FieldSet {
    const result = new FieldSet(this.member || other.member);
    for (const [step, child] of this.children) {
      const twin = other.children.get(step);
      result.children.set(step, twin ? child.union(twin) : child);
    }
    for (const [step, child] of other.children) {
      if (!this.children.has(step)) {
        result.children.set(step, child);
      }
    }
    return result;
  }

  /** Fields that are in this set and in the other. */
  intersection(other: FieldSet): FieldSet {
    const result = new FieldSet(this.member && other.member);
    for (const [step, child] of this.children) {
      const twin = other.children.get(step);
      const common = twin && child.intersection(twin);
      if (common && !common.empty) {
        result.children.set(step, common);
      }
    }
    return result;
  }

  /** Fields that are in this set and not in the other. */
  difference(other: FieldSet): FieldSet {
    const result = new FieldSet(this.member && !other.member);
    for (const [step, child] of this.children) {
      const twin = other.children.get(step);
      const rest = twin ? child.difference(twin) : child;
      if (!rest.empty) {
        result.children.set(step, rest);
      }
    }
    return result;
  }

  /** The set with every place in it that has a member below. */
  withParents(): FieldSet {
    const result = new FieldSet(this.member);
    for (const [step, child] of this.children) {
      const below = child.withParents();
      result.children.set(step, below);
      result.member ||= below.member;
    }
    return result;
  }

  equals(other: FieldSet): boolean {
    return this.difference(other).empty && other.difference(this).empty;
  }

  /** The paths of all members, as messages write them: `.spec.containers[name="a"].image`. */
  paths(prefix = ''): string[] {
    const found = this.member && prefix ? [prefix] : [];
    for (const step of [...this.children.keys()].sort()) {
      found.push(
        ...this.children.get(step)!.paths(`${prefix}${stepText(step)}`),
      );
    }
    return found;
  }
}

function stepText(step: string): string {
  const rest = step.slice(2);
  switch (step[0]) {
    case 'f':
      return `.${rest}`;
    case 'k': {
      const keys = JSON.parse(rest) as JsonObject;
      const said = Object.keys(keys)
        .sort()
        .map(key => `${key}=${JSON.stringify(keys[key])}`);
      return `[${said.join(',')}]`;
    }
    case 'v':
      return `[=${rest}]`;
    default:
      return `[${rest}]`;
  }
}
