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
import { count, listWords } from '../../kubernetes/words';
import { Draft } from './Draft';
import { mongodbBook } from './rules';

/** The one impact of a new object: what there will be. */
export function created(draft: Draft): Impact {
  const { after, scene } = draft;
  const [set] = after.sets;
  const members = `${count(set?.fact.size ?? 0, 'member')} with ${
    set?.fact.volume ?? 'a volume'
  } each`;
  const shape =
    after.sharded && after.config
      ? `${count(after.sets.length, 'shard')} of ${members}, ${count(
          after.config.fact.size ?? 0,
          'config server',
        )} and ${after.mongos?.size ?? 0} mongos`
      : members;
  const secrets = [
    ...(after.usersSecret === undefined ? [] : [after.usersSecret]),
    ...new Set(
      after.users.flatMap(({ passwordSecretRef }) =>
        passwordSecretRef === undefined
          ? []
          : [`${passwordSecretRef.name} (which must be there)`],
      ),
    ),
  ];
  return impactOf(mongodbBook, 'created', {
    path: 'metadata.name',
    to: scene.name,
    effect: 'created',
    duration: 'minutes',
    reason: [
      `${shape}.`,
      mongodbBook.textOf('created').effect,
      ...(secrets.length > 0
        ? [
            `Passwords are in ${listWords(secrets.slice(0, 5))}${
              secrets.length > 5 ? ' and others' : ''
            }.`,
          ]
        : []),
    ].join(' '),
  });
}
