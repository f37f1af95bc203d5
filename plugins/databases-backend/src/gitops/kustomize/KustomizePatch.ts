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
import { parseAllDocuments } from 'yaml';
import { at, isObject, listAt, textAt } from '../../json';
import { resolvePath } from '../folderPath';
import { KustomizationFile } from '../kustomizationResources';
import { ManifestIdentity } from '../ManifestPlace';
import { RepositoryAt } from '../RepositoryReader';

/** Characters that make a pattern of a name. */
const PATTERN = /[.*+?^${}()|[\]\\]/;

/**
 * One operation of a JSON patch (RFC 6902), as far as it can be followed.
 */
export interface JsonOperation {
  op: string;
  path: ReadonlyArray<string | number>;
  value: unknown;
}

/**
 * A patch that touches an object.
 */
export interface KustomizePatch {
  /** The file that it is written in. */
  path: string;
  text: string;
  /** Where its text is in that file, when it is not a document of its own. */
  inlineAt: ReadonlyArray<string | number> | undefined;
  /** Of its document, in its file or in its own text. */
  documentIndex: number;
  content:
    | { type: 'merge'; object: unknown }
    | { type: 'json'; operations: readonly JsonOperation[] };
  /** It touches this object and no other, as far as the patch itself says. */
  isOwn: boolean;
}

interface Entry {
  path: string;
  text: string;
  inlineAt: KustomizePatch['inlineAt'];
  target: unknown;
}

/**
 * The patches of a kustomization that touch an object, in order.
 *
 * @param names - that the object has before and after the kustomization is through with it: patches may use either
 */
export async function readPatches(
  repository: Pick<RepositoryAt, 'readFile'>,
  { folder, file }: { folder: string; file: KustomizationFile },
  identity: ManifestIdentity,
  names: readonly string[],
): Promise<KustomizePatch[]> {
  const entries = await readEntries(repository, folder, file);
  return entries.flatMap(entry => patchesOf(entry, identity, names));
}

/**
 * The patches of a deployer's own object that touch an object.
 *
 * @param items - each with `patch` as text, and `target`
 * @param path - how the deployer's object is called
 */
export function readInlinePatches(
  items: readonly unknown[],
  path: string,
  identity: ManifestIdentity,
  names: readonly string[],
): KustomizePatch[] {
  return items.flatMap((item, index) => {
    const text = textAt(item, 'patch');
    return text === undefined
      ? []
      : patchesOf(
          {
            path,
            text,
            inlineAt: ['patches', index, 'patch'],
            target: at(item, 'target'),
          },
          identity,
          names,
        );
  });
}

/** Kustomize applies strategic merges first, then JSON patches, then those that may be either. */
async function readEntries(
  repository: Pick<RepositoryAt, 'readFile'>,
  folder: string,
  file: KustomizationFile,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  const add = async (
    path: string | undefined,
    inline: string | undefined,
    inlineAt: ReadonlyArray<string | number>,
    target: unknown,
  ) => {
    if (inline !== undefined) {
      entries.push({ path: file.path, text: inline, inlineAt, target });
      return;
    }
    const full = path === undefined ? undefined : resolvePath(folder, path);
    const text = full ? await repository.readFile(full) : undefined;
    if (full && text !== undefined) {
      entries.push({ path: full, text, inlineAt: undefined, target });
    }
  };
  for (const [index, item] of listAt(
    file.value,
    'patchesStrategicMerge',
  ).entries()) {
    const text = textAt(item);
    const isInline = text?.includes('\n') ?? false;
    await add(
      isInline ? undefined : text,
      isInline ? text : undefined,
      ['patchesStrategicMerge', index],
      undefined,
    );
  }
  for (const key of ['patchesJson6902', 'patches']) {
    for (const [index, item] of listAt(file.value, key).entries()) {
      await add(
        textAt(item, 'path'),
        textAt(item, 'patch'),
        [key, index, 'patch'],
        at(item, 'target'),
      );
    }
  }
  return entries;
}

function patchesOf(
  { path, text, inlineAt, target }: Entry,
  identity: ManifestIdentity,
  names: readonly string[],
): KustomizePatch[] {
  const documents = parseAllDocuments(text, { merge: true });
  if (!Array.isArray(documents)) {
    return [];
  }
  return documents.flatMap((document, documentIndex) => {
    const value: unknown =
      document.errors.length > 0 ? undefined : document.toJS();
    const operations = operationsOf(value);
    const aim = target ?? (operations ? undefined : value);
    const isOwn = ownership(aim, target !== undefined, identity, names);
    return isOwn === undefined || (!operations && !isObject(value))
      ? []
      : [
          {
            path,
            text,
            inlineAt,
            documentIndex,
            content: operations
              ? { type: 'json' as const, operations }
              : { type: 'merge' as const, object: value },
            isOwn,
          },
        ];
  });
}

/** Whether a patch is for this object alone; `undefined` when it is not for it at all. */
function ownership(
  aim: unknown,
  isTarget: boolean,
  { kind, group }: ManifestIdentity,
  names: readonly string[],
): boolean | undefined {
  if (!isTarget) {
    const [ownGroup] = (textAt(aim, 'apiVersion') ?? '').split('/');
    const isMeant =
      textAt(aim, 'kind') === kind &&
      ownGroup === group &&
      names.includes(textAt(aim, 'metadata', 'name') ?? '');
    return isMeant ? true : undefined;
  }
  const fits = (pattern: string | undefined, values: readonly string[]) =>
    pattern === undefined || values.some(value => matches(pattern, value));
  const name = textAt(aim, 'name');
  if (
    !fits(textAt(aim, 'kind'), [kind]) ||
    !fits(textAt(aim, 'group'), [group]) ||
    !fits(name, names)
  ) {
    return undefined;
  }
  return name !== undefined && !PATTERN.test(name);
}

/** Kustomize takes names and kinds as regular expressions of the whole text. */
function matches(pattern: string, value: string): boolean {
  if (!PATTERN.test(pattern)) {
    return pattern === value;
  }
  // A pattern that is hard to follow could be slow to try: it counts as one that matches, which is the careful side
  return pattern.length > 100 || /[({]/.test(pattern)
    ? true
    : simpleMatch(pattern, value);
}

/** Of patterns without groups and counts only `.`, `*` and `+` are left. */
function simpleMatch(pattern: string, value: string): boolean {
  try {
    return new RegExp(`^${pattern}$`).test(value);
  } catch {
    return true;
  }
}

function operationsOf(value: unknown): readonly JsonOperation[] | undefined {
  return Array.isArray(value) &&
    value.length > 0 &&
    value.every(item => textAt(item, 'op') && textAt(item, 'path'))
    ? value.map(item => ({
        op: textAt(item, 'op') ?? '',
        path: (textAt(item, 'path') ?? '')
          .split('/')
          .slice(1)
          .map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'))
          .map(part => (/^\d+$/.test(part) ? Number(part) : part)),
        value: at(item, 'value'),
      }))
    : undefined;
}
