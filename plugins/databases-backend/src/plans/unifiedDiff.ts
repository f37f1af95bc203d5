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
import { formatPatch, structuredPatch } from 'diff';
import { FileEdit } from '../gitops/LocatedManifest';

/** As many lines as Git shows round a change. */
const CONTEXT = 3;

const NO_FILE = '/dev/null';
const MODE = '100644';

/**
 * One unified diff of all files, as Git writes it; empty when nothing changes.
 */
export function unifiedDiff(files: readonly FileEdit[]): string {
  return files.map(diffOf).join('');
}

function diffOf({ path, before, after }: FileEdit): string {
  const isNew = before === undefined;
  const isGone = after === undefined;
  const patch = structuredPatch(
    `a/${path}`,
    `b/${path}`,
    before ?? '',
    after ?? '',
    undefined,
    undefined,
    { context: CONTEXT },
  );
  if (patch.hunks.length === 0) {
    return '';
  }
  return formatPatch({
    ...patch,
    isGit: true,
    ...(isNew && { isCreate: true, newMode: MODE, oldFileName: NO_FILE }),
    ...(isGone && { isDelete: true, oldMode: MODE, newFileName: NO_FILE }),
  });
}
