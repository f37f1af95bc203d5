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

import { isJsonObject, jsonClone, jsonEqual, JsonObject } from '../json';

/** A JSON patch that cannot be read, or does not fit the document. */
export class JsonPatchError extends Error {
  /** `malformed`: it is no JSON patch; `unfit`: it does not fit the document. */
  readonly kind: 'malformed' | 'unfit';

  constructor(kind: 'malformed' | 'unfit', message: string) {
    super(message);
    this.kind = kind;
  }
}

function unfit(operation: string, path: string, why: string): JsonPatchError {
  return new JsonPatchError(
    'unfit',
    `${operation} operation does not apply: doc is missing ${why}: ${path}: missing value`,
  );
}

function pointer(path: unknown): string[] {
  if (typeof path !== 'string' || (path !== '' && !path.startsWith('/'))) {
    throw new JsonPatchError('malformed', `invalid JSON pointer: ${path}`);
  }
  return path
    .split('/')
    .slice(1)
    .map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'));
}

function read(document: unknown, path: string[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) {
      return /^\d+$/.test(key) ? value[Number(key)] : undefined;
    }
    return isJsonObject(value) ? value[key] : undefined;
  }, document);
}

function add(document: unknown, path: string[], value: unknown): unknown {
  if (path.length === 0) {
    return value;
  }
  const key = path[path.length - 1];
  const parent = read(document, path.slice(0, -1));
  if (Array.isArray(parent)) {
    const index = key === '-' ? parent.length : Number(key);
    if (!Number.isInteger(index) || index < 0 || index > parent.length) {
      throw new JsonPatchError(
        'unfit',
        `add operation does not apply: Unable to access invalid index: ${key}: invalid index referenced`,
      );
    }
    parent.splice(index, 0, value);
  } else if (isJsonObject(parent)) {
    parent[key] = value;
  } else {
    throw unfit('add', `/${path.join('/')}`, 'path');
  }
  return document;
}

function remove(document: unknown, path: string[], operation: string): unknown {
  const key = path[path.length - 1];
  const parent = read(document, path.slice(0, -1));
  if (read(document, path) === undefined) {
    throw unfit(operation, `/${path.join('/')}`, 'key');
  }
  if (Array.isArray(parent)) {
    parent.splice(Number(key), 1);
  } else {
    delete (parent as JsonObject)[key];
  }
  return document;
}

function apply(document: unknown, step: JsonObject): unknown {
  const path = pointer(step.path);
  switch (step.op) {
    case 'add':
      return add(document, path, jsonClone(step.value));
    case 'remove':
      return remove(document, path, 'remove');
    case 'replace':
      if (path.length === 0) {
        return jsonClone(step.value);
      }
      return add(
        remove(document, path, 'replace'),
        path,
        jsonClone(step.value),
      );
    case 'move':
    case 'copy': {
      const from = pointer(step.from);
      const value = jsonClone(read(document, from));
      if (value === undefined) {
        throw unfit(String(step.op), `/${from.join('/')}`, 'from path');
      }
      const rest =
        step.op === 'move' ? remove(document, from, 'move') : document;
      return add(rest, path, value);
    }
    case 'test':
      if (!jsonEqual(read(document, path) ?? null, step.value ?? null)) {
        throw new JsonPatchError(
          'unfit',
          `testing value ${step.path} failed: test failed`,
        );
      }
      return document;
    default:
      throw new JsonPatchError('malformed', `Unexpected kind: ${step.op}`);
  }
}

/**
 * JSON patch (RFC 6902); neither argument is changed.
 *
 * @throws JsonPatchError
 */
export function jsonPatch(target: unknown, patch: unknown): unknown {
  if (!Array.isArray(patch) || !patch.every(isJsonObject)) {
    throw new JsonPatchError(
      'malformed',
      'a JSON patch is a list of operations',
    );
  }
  return patch.reduce<unknown>(apply, jsonClone(target));
}
