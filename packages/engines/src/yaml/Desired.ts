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

import { alignLists } from './alignLists';
import {
  isJsonArray,
  isJsonObject,
  JsonObject,
  JsonValue,
  ownValue,
  presentKeys,
  sameJson,
} from './JsonValue';
import type { YamlPath } from './YamlEdit';

/** What an edit asks of a key that is new. */
export interface InsertionHint {
  readonly after?: readonly string[];
  readonly comment?: string;
}

/** For each item of a list, which item it was in the list that it was made from. */
interface Origins {
  readonly base: readonly JsonValue[];
  readonly from: readonly (number | undefined)[];
}

/** A path that cannot be followed: where it ends, and what is there. */
export class BadPath extends Error {
  readonly at: YamlPath;
  readonly code: 'bad-path' | 'bad-value';

  constructor(
    at: YamlPath,
    message: string,
    code: 'bad-path' | 'bad-value' = 'bad-path',
  ) {
    super(message);
    this.at = at;
    this.code = code;
  }
}

/**
 * The value that a document is to have. Starts as the present value; what no edit touches stays the same object, so that the difference is found without
 * comparing everything. For lists it remembers which item was which.
 */
export class Desired {
  private value: JsonValue;
  private readonly origins = new Map<readonly JsonValue[], Origins>();
  private readonly hints = new Map<string, InsertionHint>();
  private readonly explicit = new Set<string>();

  constructor(present: JsonValue) {
    this.value = present;
  }

  get root(): JsonValue {
    return this.value;
  }

  set(path: YamlPath, value: JsonValue, hint: InsertionHint): boolean {
    const before = this.value;
    this.hints.set(keyOf(path), hint);
    this.explicit.add(keyOf(path));
    this.value = this.at(this.value, path, 0, present =>
      this.merge(present, value, path),
    )!;
    return this.value !== before;
  }

  remove(path: YamlPath): boolean {
    const before = this.value;
    this.value = this.at(this.value, path, 0, () => undefined) ?? null;
    return this.value !== before;
  }

  hint(path: YamlPath): InsertionHint {
    return this.hints.get(keyOf(path)) ?? {};
  }

  /** True where an edit named exactly this place. */
  isExplicit(path: YamlPath): boolean {
    return this.explicit.has(keyOf(path));
  }

  /** For each item of a list that is to be, its index in the present list, `undefined` for new ones. */
  originsOf(
    present: readonly JsonValue[],
    list: readonly JsonValue[],
  ): readonly (number | undefined)[] {
    const known = this.origins.get(list);
    return known?.base === present ? known.from : alignLists(present, list);
  }

  private at(
    value: JsonValue | undefined,
    path: YamlPath,
    depth: number,
    change: (present: JsonValue | undefined) => JsonValue | undefined,
  ): JsonValue | undefined {
    if (depth === path.length) {
      return change(value);
    }
    const step = path[depth];
    const deeper = (present: JsonValue | undefined) =>
      this.at(present, path, depth + 1, change);
    if (value === undefined || value === null) {
      const created = deeper(undefined);
      if (created === undefined) {
        return value;
      }
      if (typeof step === 'number' && step !== 0) {
        throw new BadPath(
          path.slice(0, depth),
          `there is no list that has an index ${step - 1}`,
        );
      }
      return typeof step === 'number' ? [created] : { [step]: created };
    }
    if (isJsonArray(value)) {
      return this.atItem(value, path, depth, deeper);
    }
    if (isJsonObject(value)) {
      const key = String(step);
      const present = ownValue(value, key);
      const next = deeper(present);
      return next === present ? value : withKey(value, key, next);
    }
    if (deeper(undefined) === undefined) {
      return value;
    }
    throw new BadPath(
      path.slice(0, depth),
      'there is a single value, not a mapping or list',
    );
  }

  private atItem(
    list: readonly JsonValue[],
    path: YamlPath,
    depth: number,
    deeper: (present: JsonValue | undefined) => JsonValue | undefined,
  ): JsonValue {
    const step = path[depth];
    if (typeof step !== 'number' || !Number.isSafeInteger(step) || step < 0) {
      throw new BadPath(
        path.slice(0, depth),
        `there is a list, which has no key "${step}"`,
      );
    }
    const present = list[step];
    const next = deeper(present);
    if (next === present) {
      return list;
    }
    if (step > list.length) {
      throw new BadPath(
        path.slice(0, depth),
        `there is a list of ${list.length}, which has no index ${step - 1}`,
      );
    }
    const known = this.known(list);
    const origins = [...known.from];
    const items = [...list];
    if (next === undefined) {
      items.splice(step, 1);
      origins.splice(step, 1);
    } else {
      items[step] = next;
      if (step === origins.length) {
        origins.push(undefined);
      }
    }
    this.origins.set(items, { base: known.base, from: origins });
    return items;
  }

  private known(list: readonly JsonValue[]): Origins {
    return this.origins.get(list) ?? { base: list, from: [...list.keys()] };
  }

  /** The present value with only what differs replaced. */
  private merge(
    present: JsonValue | undefined,
    wanted: JsonValue,
    path: YamlPath,
  ): JsonValue {
    if (present !== undefined && sameJson(present, wanted)) {
      return present;
    }
    if (isJsonObject(present) && isJsonObject(wanted)) {
      return this.mergeObjects(present, wanted, path);
    }
    if (isJsonArray(present) && isJsonArray(wanted)) {
      const known = this.known(present);
      const aligned = alignLists(present, wanted);
      const items = wanted.map((item, index) => {
        const from = aligned[index];
        return this.merge(
          from === undefined ? undefined : present[from],
          item,
          [...path, index],
        );
      });
      this.origins.set(items, {
        base: known.base,
        from: aligned.map(from =>
          from === undefined ? undefined : known.from[from],
        ),
      });
      return items;
    }
    if (isJsonObject(wanted) || isJsonArray(wanted)) {
      return copy(wanted);
    }
    return wanted;
  }

  private mergeObjects(
    present: JsonObject,
    wanted: JsonObject,
    path: YamlPath,
  ): JsonObject {
    const keys = presentKeys(wanted);
    keys.forEach((key, index) => {
      const place = keyOf([...path, key]);
      if (ownValue(present, key) === undefined && !this.hints.has(place)) {
        this.hints.set(place, { after: keys.slice(0, index).reverse() });
      }
    });
    const kept = Object.keys(present).filter(
      key => ownValue(wanted, key) !== undefined,
    );
    const added = keys.filter(key => ownValue(present, key) === undefined);
    return Object.fromEntries(
      [...kept, ...added].map(key => [
        key,
        this.merge(ownValue(present, key), ownValue(wanted, key)!, [
          ...path,
          key,
        ]),
      ]),
    );
  }
}

/** A copy without keys that have no value. */
function copy(value: JsonValue): JsonValue {
  if (isJsonArray(value)) {
    return value.map(copy);
  }
  return isJsonObject(value)
    ? Object.fromEntries(
        presentKeys(value).map(key => [key, copy(ownValue(value, key)!)]),
      )
    : value;
}

function withKey(
  object: JsonObject,
  key: string,
  value: JsonValue | undefined,
): JsonObject {
  // Own properties only: a key such as __proto__ is nothing special
  const entries = Object.entries(object).filter(
    ([each]) => value !== undefined || each !== key,
  );
  return Object.fromEntries(
    value === undefined ? entries : [...entries, [key, value]],
  );
}

function keyOf(path: YamlPath): string {
  return JSON.stringify(path.map(String));
}
