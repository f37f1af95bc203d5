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
import { leastPoolers } from './aspects/poolerChecks';
import { Draft } from './Draft';
import { effectiveMembers } from './aspects/members';
import { postgresqlBook } from './rules';
import { secretOf } from './aspects/users';
import { count, listWords } from '../../kubernetes/words';

/** The one impact of a new object: what there will be. */
export function created(draft: Draft): Impact {
  const { scene, after } = draft;
  const { effect, source } = postgresqlBook.textOf('created');
  const members = effectiveMembers(scene, after.members ?? 0);
  const poolers = [after.pooler.primary, after.pooler.replica].filter(Boolean);
  const pods = Math.max(after.pooler.instances ?? leastPoolers, leastPoolers);
  const secrets = Object.entries(after.users)
    .filter(([, flags]) => !flags.includes('nologin'))
    .map(([user]) => secretOf(draft, user));
  return {
    path: 'metadata.name',
    to: scene.name,
    effect: 'created',
    reason: [
      `${count(members, 'member')} with ${after.volume ?? 'a volume'} each${
        poolers.length > 0
          ? `, and ${count(
              poolers.length * pods,
              'pod',
            )} of the connection pooler`
          : ''
      }.`,
      effect,
      ...(secrets.length > 0
        ? [
            `Passwords will be in ${listWords(secrets.slice(0, 5))}${
              secrets.length > 5 ? ' and others' : ''
            }.`,
          ]
        : []),
    ].join(' '),
    duration: after.clone === undefined ? 'minutes' : 'not known',
    rule: 'postgresql/created',
    source,
  };
}
