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

import { databaseAnnotations } from '@database-platform/plugin-databases-common';
import { Draft } from './Draft';
import { Scene, sceneOf } from './Scene';

/** A draft of a new object: nothing is there yet, whatever the context holds of a source. */
export function newDraft(context: Scene['context']): Draft {
  const { target } = context;
  const draft = new Draft(
    sceneOf(
      {
        ...context,
        declared: undefined,
        live: undefined,
        database: undefined,
      },
      {},
    ),
    { isNew: true },
  );
  draft.set(['apiVersion'], 'acid.zalan.do/v1');
  draft.set(['kind'], 'postgresql');
  draft.set(['metadata', 'name'], target.name);
  draft.set(['metadata', 'namespace'], target.namespace);
  return draft;
}

/** The catalog system that a database belongs to. */
export function setSystem(draft: Draft, system: string | undefined): void {
  if (system !== undefined) {
    draft.set(['metadata', 'annotations', databaseAnnotations.system], system);
  }
}
