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

import {
  postgresqlParameterEffect,
  PostgresqlParameterEffect,
  postgresqlParameters,
} from '@database-platform/plugin-databases-common';
import { changesPage } from '../../../changes/__testUtils__/changesPage';
import { postgresqlBook } from '../rules';

const effects: ReadonlyArray<[PostgresqlParameterEffect, string]> = [
  ['reload', 'Reload: nothing is interrupted'],
  ['new sessions', 'For new sessions'],
  ['restart', 'Patroni restarts PostgreSQL in each member'],
  ['recreate', 'All pods are made anew'],
  ['ignored', 'Refused, because Patroni sets them itself'],
];

/** The chapter about changes of PostgreSQL. */
export function postgresqlChangesPage(): string {
  return changesPage({
    engine: 'postgresql',
    areas: postgresqlBook.areas,
    introduction: [
      'The Zalando postgres-operator takes every manifest that its definition allows, and then does something with it, or nothing, often without a word in the status. The portal knows these cases and tells them in the plan, before a pull request is opened: it **refuses** what would do nothing or harm, **warns** where something else happens than one would think, and **explains** what a change does to the running database.',
      'Options of the operator that count (`max_instances`, `min_memory_limit`, `enable_team_id_clustername_prefix`, …) are read from its OperatorConfiguration or ConfigMap. Where they cannot be read, rules that need them are silent, and the plan says "by default".',
    ],
    appendix: [
      '## Which parameters do what',
      'Parameters that are not listed are not known here: they are taken, with a warning. `*` marks those that not every supported version of PostgreSQL has.',
      ...effects.flatMap(([effect, title]) => [
        `### ${title}`,
        postgresqlParameters
          .filter(({ name }) => postgresqlParameterEffect(name) === effect)
          .map(
            ({ name, since, until }) =>
              `\`${name}\`${since || until ? '\\*' : ''}`,
          )
          .sort((a, b) => a.localeCompare(b, 'en'))
          .join(', '),
      ]),
    ],
  });
}
