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

import { at, isObject, text } from '../../json';

/** How the operator signs what it writes (its command, cmd/manager). */
const operatorManager = 'percona-server-mongodb-operator';

/** Lists such as `spec.replsets` belong to one writer as a whole: no path goes further down than this. */
const deepest = 3;

/**
 * The fields of `spec` that the operator wrote into the object itself, such as `spec.crVersion`, by `metadata.managedFields`.
 *
 * @remarks
 * It writes `crVersion` where there is none, images with automatic upgrades, and volume sizes when it grows volumes by itself or takes a failed growth
 * back (pkg/controller/perconaservermongodb/{psmdb_controller,version,volumes}.go): such a difference to Git is nobody's edit.
 */
export function writtenFields(object: unknown): string[] {
  const managed = at(object, 'metadata', 'managedFields');
  const found = new Set<string>();
  const collect = (node: unknown, path: readonly string[]): void => {
    const fields = isObject(node)
      ? Object.keys(node).filter(key => key.startsWith('f:'))
      : [];
    if (fields.length === 0 || path.length > deepest) {
      if (path.length > 0) {
        found.add(['spec', ...path].join('.'));
      }
      return;
    }
    for (const field of fields) {
      collect(at(node, field), [...path, field.slice(2)]);
    }
  };
  for (const entry of Array.isArray(managed) ? managed : []) {
    if (
      text(at(entry, 'manager')) === operatorManager &&
      at(entry, 'subresource') === undefined
    ) {
      collect(at(entry, 'fieldsV1', 'f:spec'), []);
    }
  }
  return [...found].sort().slice(0, 40);
}
