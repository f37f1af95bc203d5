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
import { listWords, quote } from '../../kubernetes/words';
import { Draft } from './Draft';
import { mongodbBook } from './rules';
import { sceneOf } from './Scene';

/** An operation that edits a `PerconaServerMongoDB`. */
export const editOperation = editOperations({
  book: mongodbBook,
  sceneOf: context => sceneOf(context),
  draftOf: scene => new Draft(scene),
  finish: sayCircumstances,
});

/** What becomes of a change because of how the database is now, whatever is changed. */
function sayCircumstances(draft: Draft): void {
  if (draft.edits.length === 0) {
    return;
  }
  const { manifest, context } = draft.scene;
  if (manifest.paused && draft.after.paused) {
    draft.warn('while-paused', '');
  }
  if (manifest.unmanaged) {
    draft.warn('unmanaged', '');
  }
  if (context.database?.operatorState === 'error') {
    draft.warn('status-error', quote(context.database.reason));
  }
  const isRolledOut = draft.impacts.some(
    ({ effect }) => effect === 'rolling restart' || effect === 'recreate',
  );
  if (isRolledOut && !manifest.paused && draft.after.paused === false) {
    warnRollOut(draft);
  }
}

function warnRollOut(draft: Draft): void {
  const { manifest, context } = draft.scene;
  if (manifest.strategy === 'OnDelete') {
    draft.warn('update-on-delete', '');
    return;
  }
  if (manifest.strategy === 'RollingUpdate') {
    draft.warn('update-rolling', '');
    return;
  }
  const waiting = (context.database?.topology.members ?? []).filter(
    ({ ready }) => !ready,
  );
  if (waiting.length > 0) {
    draft.warn(
      'roll-out-waits',
      `Not ready: ${listWords(waiting.slice(0, 5).map(({ name }) => name))}.`,
    );
  }
}
