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

import { beginObject, withoutObject } from '../../changes/newObject';
import { mysqlKind } from '../manifest/mysqlKind';
import { operatorLabels } from '../names';
import { Draft } from './Draft';
import { Scene, sceneOf } from './Scene';

/** A draft of a new object. */
export function newDraft(context: Scene['context']): Draft {
  const draft = new Draft(sceneOf(withoutObject(context), {}), {
    isNew: true,
  });
  beginObject(draft, mysqlKind, context.target);
  // Of what the operator makes, some has no label of its own and only those that the object has.
  draft.set(
    ['metadata', 'labels', operatorLabels.cluster],
    context.target.name,
  );
  return draft;
}
