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

import { Impact } from '@database-platform/plugin-databases-common';
import { impactOf } from '../../changes/Draft';
import { at } from '../../json';
import { count } from '../../kubernetes/words';
import { membersOf } from './aspects/members';
import { routersOf } from './aspects/routers';
import { Draft } from './Draft';
import { mysqlBook } from './rules';

/** The one impact of a new object: what there will be. */
export function created({ scene, after, object }: Draft): Impact {
  const replicas = after.readReplicas.reduce(
    (sum, { instances = 1 }) => sum + instances,
    0,
  );
  const parts = [
    `${count(membersOf(after), 'member')} with ${
      after.volume ?? 'a volume'
    } each`,
    count(routersOf(after), 'Router'),
    ...(replicas > 0 ? [count(replicas, 'read replica')] : []),
  ];
  return impactOf(mysqlBook, 'created', {
    path: 'metadata.name',
    to: scene.name,
    effect: 'created',
    reason: `${parts.join(', ')}. ${mysqlBook.textOf('created').effect}`,
    // How long it takes to fill it depends on how much data there is.
    duration:
      at(object, 'spec', 'initDB') === undefined ? 'minutes' : 'not known',
  });
}
