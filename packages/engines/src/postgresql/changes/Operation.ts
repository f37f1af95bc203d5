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

import { editOperations } from '../../changes/editOperation';
import { at, isObject, scalar } from '../../json';
import { numbersIn } from '../facts/postgresqlSections';
import { listWords } from '../../kubernetes/words';
import { Draft } from './Draft';
import { postgresqlBook } from './rules';
import { sceneOf } from './Scene';

/** An operation that edits a `postgresql`. */
export const editOperation = editOperations({
  book: postgresqlBook,
  sceneOf: context => sceneOf(context),
  draftOf: scene => new Draft(scene),
  finish: repairNumbers,
});

/**
 * Numbers where the definition asks for text: the API server refuses such a manifest, whatever is changed in it. So they are put right beside any change, and
 * are only warned of where there is none.
 */
function repairNumbers(draft: Draft): void {
  const spec = at(draft.object, 'spec');
  const found = (isObject(spec) ? numbersIn(spec) : []).flatMap(path => {
    const value = scalar(at(draft.object, ...splitPath(path)));
    return value === undefined ? [] : [{ path, value }];
  });
  if (found.length === 0) {
    return;
  }
  if (draft.edits.length === 0) {
    draft.warn(
      'number-for-text',
      `${listWords(found.map(({ path, value }) => `${path}: ${value}`))}.`,
    );
    return;
  }
  for (const { path, value } of found) {
    draft.set(splitPath(path), value);
    draft.impact('number-repaired', {
      path,
      from: value,
      to: `"${value}"`,
      effect: 'online',
      duration: 'seconds',
    });
  }
}

/** Names of parameters may hold a dot. */
function splitPath(path: string): string[] {
  const parameters = 'spec.postgresql.parameters.';
  return path.startsWith(parameters)
    ? ['spec', 'postgresql', 'parameters', path.slice(parameters.length)]
    : path.split('.');
}
