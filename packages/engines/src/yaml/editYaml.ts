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

import { isAlias, isMap, isSeq, Node } from 'yaml';
import { Anchor, Anchors, isTemplateAnchor } from './Anchors';
import { BadPath, Desired } from './Desired';
import {
  isJsonArray,
  isJsonObject,
  JsonValue,
  presentKeys,
  sameJson,
} from './JsonValue';
import { ownPair } from './keyText';
import { mergedFrom } from './mergedFrom';
import { Planner } from './Planner';
import { tokenOf } from './tokenOf';
import type { YamlEdit, YamlPath } from './YamlEdit';
import { YamlFile } from './YamlFile';

/**
 * Changes a document of a file. Only the source of what differs is replaced: comments, anchors, quotes, order, blank lines and the other documents stay as they
 * are. The result is read again, and given back only when it says exactly what was asked for.
 *
 * @param text - the whole file
 * @param options - `documentIndex` from 0; `root` is put before the path of each edit, as {@link findManifests} gives it
 * @returns the new text, and the paths of the edits that changed something
 * @throws YamlEditError, with line and column, when an edit cannot be made safely
 * @public
 */
export function editYaml(
  text: string,
  options: {
    readonly documentIndex: number;
    readonly root?: YamlPath;
    readonly edits: readonly YamlEdit[];
  },
): { text: string; changed: readonly YamlPath[] } {
  const { documentIndex, root = [], edits } = options;
  const file = new YamlFile(text);
  const document = file.document(documentIndex);
  const present = file.value(documentIndex);
  const anchors = new Anchors(document);
  const desired = new Desired(present);
  const changed = edits.filter(edit => {
    const path = [...root, ...edit.path];
    try {
      const definition = definitionOf(anchors, document.contents, path);
      if (definition) {
        applyEdit(desired, edit, definition);
      }
      return applyEdit(desired, edit, path);
    } catch (error) {
      if (error instanceof BadPath) {
        const offset = offsetAt(document.contents, error.at);
        throw file.error(
          error.code,
          offset,
          `Line ${file.line(offset)}: "${path.join('.')}" cannot be set, ${
            error.message
          }`,
        );
      }
      throw error;
    }
  });
  if (changed.length === 0 || sameJson(present, desired.root)) {
    return { text, changed: [] };
  }
  const planner = new Planner(file, document, desired, anchors);
  planner.plan(present);
  const edited = planner.splices.apply(text);
  if (
    edited === undefined ||
    !says(edited, file, documentIndex, desired.root)
  ) {
    throw failure(planner, file, document.contents);
  }
  return { text: edited, changed: changed.map(({ path }) => path) };
}

function applyEdit(desired: Desired, edit: YamlEdit, path: YamlPath): boolean {
  if (edit.op === 'set') {
    if (!isStorable(edit.value)) {
      throw new BadPath(
        path,
        'the value is nothing that YAML can hold',
        'bad-value',
      );
    }
    return desired.set(path, edit.value, edit);
  }
  if (path.length === 0) {
    throw new BadPath(path, 'a whole document is not removed by an edit');
  }
  return desired.remove(path);
}

function isStorable(value: JsonValue): boolean {
  if (isJsonArray(value)) {
    return value.every(isStorable);
  }
  if (isJsonObject(value)) {
    return presentKeys(value).every(key => isStorable(value[key]!));
  }
  return typeof value === 'number'
    ? Number.isFinite(value)
    : value !== undefined;
}

/**
 * Where a value is defined, when its path leads through an alias to an anchor that exists only to be used, and only here: the change is made there and is
 * nobody else's.
 */
function definitionOf(
  anchors: Anchors,
  contents: unknown,
  path: YamlPath,
): YamlPath | undefined {
  let node = contents;
  for (let depth = 0; depth <= path.length; depth++) {
    if (isAlias(node)) {
      return through(anchors, anchors.of(node), path.slice(depth));
    }
    const step = path[depth];
    if (isMap(node)) {
      const pair = ownPair(node, String(step));
      if (!pair && depth < path.length) {
        return through(
          anchors,
          mergedFrom(anchors, node, String(step)),
          path.slice(depth),
        );
      }
      node = pair?.value;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
    } else {
      return undefined;
    }
  }
  return undefined;
}

function through(
  anchors: Anchors,
  anchor: Anchor | undefined,
  rest: YamlPath,
): YamlPath | undefined {
  if (!anchor || anchor.uses.length !== 1 || !isTemplateAnchor(anchor)) {
    return undefined;
  }
  const deeper = definitionOf(anchors, anchor.node, rest);
  return deeper ?? [...anchor.path, ...rest];
}

/** The offset of the value at a path, or of the last one on the way that has a place. */
function offsetAt(contents: unknown, path: YamlPath): number {
  let node = contents;
  let offset = tokenOf(contents)?.offset ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      node = ownPair(node, String(step))?.value;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
    } else {
      break;
    }
    offset =
      tokenOf(node)?.offset ?? (node as Node | undefined)?.range?.[0] ?? offset;
  }
  return offset;
}

/** True when the edited text says exactly what was wanted, and has as many documents as before. */
function says(
  edited: string,
  before: YamlFile,
  documentIndex: number,
  wanted: JsonValue,
): boolean {
  const after = new YamlFile(edited);
  return (
    after.documents.length === before.documents.length &&
    after.problem(documentIndex) === undefined &&
    sameJson(after.value(documentIndex), wanted)
  );
}

function failure(planner: Planner, file: YamlFile, contents: unknown) {
  const [anchor] = planner.shared;
  if (anchor) {
    return planner.refusals.sharedError(anchor);
  }
  const offset = tokenOf(contents)?.offset ?? 0;
  return file.error(
    'unsafe',
    offset,
    'The change cannot be made without touching more than it should. Make it by hand',
  );
}
