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
import {
  ManifestEdit,
  UnknownObject,
} from '@database-platform/plugin-databases-common';

type Step = string | number;

/**
 * An object with the edits made, as plain values.
 */
export function applyEdits(
  object: UnknownObject,
  edits: readonly ManifestEdit[],
): UnknownObject {
  return edits.reduce<UnknownObject>(
    (result, edit) => change(result, edit.path, edit) as UnknownObject,
    object,
  );
}

function change(
  value: unknown,
  path: readonly Step[],
  edit: ManifestEdit,
): unknown {
  const [step, ...rest] = path;
  if (step === undefined) {
    return edit.op === 'set' ? edit.value : undefined;
  }
  if (Array.isArray(value)) {
    const index = Number(step);
    const isRemoved = rest.length === 0 && edit.op === 'remove';
    return isRemoved
      ? value.filter((_, position) => position !== index)
      : Object.assign([...value], {
          [index]: change(value[index], rest, edit),
        });
  }
  if (typeof step === 'number' && (value === undefined || value === null)) {
    return edit.op === 'set' ? [change(undefined, rest, edit)] : value;
  }
  const fields =
    typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : {};
  if (edit.op === 'remove' && !(step in fields)) {
    return value;
  }
  const { [step]: present, ...others } = fields;
  return rest.length === 0 && edit.op === 'remove'
    ? others
    : { ...fields, [step]: change(present, rest, edit) };
}

/** The edit with another path. */
export function withPath(
  edit: ManifestEdit,
  path: readonly Step[],
): ManifestEdit {
  return { ...edit, path };
}

/** An edit that sets a value, without what only concerns new keys. */
export function setAt(path: readonly Step[], value: JsonValue): ManifestEdit {
  return { op: 'set', path, value };
}
