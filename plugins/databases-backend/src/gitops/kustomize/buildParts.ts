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

import { KustomizeBuild } from './KustomizeBuild';
import { KustomizePatch } from './KustomizePatch';

/** The overlay's own patch: in the outermost layer, so that no other folder is touched. */
export function ownPatchOf({
  layers,
}: KustomizeBuild): KustomizePatch | undefined {
  const own = layers[layers.length - 1].patches.filter(
    ({ isOwn, content }) => isOwn && content.type === 'merge',
  );
  return own[own.length - 1];
}

/** The text of one of the files that it is put together from; empty for another. */
export function textIn({ base, layers }: KustomizeBuild, path: string): string {
  const files = [
    base,
    ...layers.map(({ file }) => file),
    ...layers
      .flatMap(({ patches }) => patches)
      .filter(({ inlineAt }) => !inlineAt),
  ];
  return files.find(file => file.path === path)?.text ?? '';
}

/** The files that it is put together from, the manifest first. */
export function partNames({ base, layers }: KustomizeBuild): string[] {
  return [
    ...new Set([
      base.path,
      ...layers.flatMap(({ patches }) => patches.map(({ path }) => path)),
    ]),
  ];
}
