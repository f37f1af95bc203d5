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

import { MysqlInputs } from '@database-platform/plugin-databases-common';
import {
  namedItemAt,
  namesTwice,
  removeNamedItem,
} from '../../../changes/namedItems';
import { count } from '../../../kubernetes/words';
import { Draft } from '../Draft';
import { addReadReplicas } from './addReadReplicas';
import { changeReadReplicaSet } from './changeReadReplicaSet';

const list = ['spec', 'readReplicas'];

/** Adds, changes and takes out sets of read replicas. */
export function changeReadReplicas(
  draft: Draft,
  wanted: MysqlInputs['resize']['readReplicas'] = [],
  gone: readonly string[] = [],
): void {
  const twice = namesTwice(
    'readReplicas',
    wanted.map(({ name }) => name),
    'removeReadReplicas',
    gone,
  );
  for (const { field, name } of twice) {
    draft.refuse('replicas-twice', field, `"${name}" stands twice.`);
  }
  if (twice.length > 0) {
    return;
  }
  wanted.forEach((set, index) => {
    const field = `readReplicas.${index}`;
    const { path, isThere } = namedItemAt(draft, list, set.name);
    if (isThere) {
      changeReadReplicaSet(draft, set, { path, field });
    } else {
      addReadReplicas(draft, set, { path, field });
    }
  });
  for (const name of gone) {
    remove(draft, name);
  }
}

function remove(draft: Draft, name: string): void {
  const { scene } = draft;
  const instances =
    scene.manifest.readReplicas.find(each => each.name === name)?.instances ??
    1;
  if (!removeNamedItem(draft, list, name)) {
    return;
  }
  draft.tell(`read replicas ${name} taken out`);
  draft.impact('replicas-removed', {
    path: `spec.readReplicas[${name}]`,
    from: count(instances, 'read replica'),
    effect: 'deleted',
    duration: 'minutes',
  });
  draft.warn(
    'replicas-volumes-kept',
    `${count(instances, 'volume')} of ${name}:`,
    'removeReadReplicas',
  );
}
