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

import { JsonValue } from '@backstage/types';
import { hideSecrets } from '@database-platform/engines';
import {
  hiddenValue,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { isObject } from '../../json';
import { ExpectedValue } from '../ChangeRecord';

type Path = ReadonlyArray<string | number>;

/** What says how an object is kept, not what it asks for. */
const IGNORED = new Set(['status', 'apiVersion', 'kind']);

/**
 * What will be different in the object when the change has arrived in the Kubernetes cluster: every value of the manifest that is set or taken out.
 *
 * @remarks
 * Values that look like secrets are left out, so that none is kept.
 *
 * @param declared - the manifest as it is now; absent for a new one
 * @param desired - the manifest as it will be; absent for one that goes
 */
export function expectedValues(
  declared: UnknownObject | undefined,
  desired: UnknownObject | undefined,
): readonly ExpectedValue[] {
  if (!desired) {
    return [];
  }
  const expected: ExpectedValue[] = [];
  compare(
    declared && withoutIgnored(declared),
    withoutIgnored(hideSecrets(desired).value as UnknownObject),
    [],
    expected,
  );
  return expected;
}

function withoutIgnored(manifest: UnknownObject): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(manifest).filter(([key]) => !IGNORED.has(key)),
  );
}

function compare(
  before: unknown,
  after: unknown,
  path: Path,
  found: ExpectedValue[],
): void {
  if (isObject(after)) {
    const earlier = isObject(before) ? before : {};
    for (const key of new Set([
      ...Object.keys(earlier),
      ...Object.keys(after),
    ])) {
      compare(earlier[key], after[key], [...path, key], found);
    }
    // An empty object says something only where there was none
    if (Object.keys(after).length === 0 && !isObject(before)) {
      found.push({ path, value: {} });
    }
    return;
  }
  if (after === undefined || after === null) {
    if (before !== undefined && before !== null) {
      found.push({ path });
    }
    return;
  }
  // Lists are compared whole: an entry has no name of its own
  if (!isSame(before, after) && !holdsHidden(after)) {
    found.push({ path, value: after as JsonValue });
  }
}

/** Whether two values are the same for Kubernetes: `2` and `"2"` are, as people write quantities both ways. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return (
      a.length === b.length && a.every((item, index) => isSame(item, b[index]))
    );
  }
  if (isObject(a) && isObject(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return Array.from(keys).every(key => isSame(a[key], b[key]));
  }
  if (typeof a === 'object' || typeof b === 'object') {
    return (a ?? undefined) === (b ?? undefined);
  }
  return a === undefined || b === undefined ? a === b : String(a) === String(b);
}

function holdsHidden(value: unknown): boolean {
  return JSON.stringify(value).includes(hiddenValue);
}
