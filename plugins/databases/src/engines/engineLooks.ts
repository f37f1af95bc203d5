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

import { EngineLook } from './EngineLook';
import { mongodbSnippets } from './snippets/mongodb';
import { mysqlSnippets } from './snippets/mysql';
import { postgresqlSnippets } from './snippets/postgresql';

const looks: Readonly<Record<string, EngineLook>> = {
  postgresql: {
    letters: 'Pg',
    // Patroni's word.
    followingStates: ['streaming'],
    verb: 'stream',
    superuser: 'postgres',
    defaultDatabase: 'postgres',
    snippets: postgresqlSnippets,
  },
  mysql: {
    letters: 'My',
    followingStates: ['online'],
    verb: 'follow',
    superuser: 'root',
    snippets: mysqlSnippets,
    size: {
      // The operator reads the template of pods and claims when it makes the StatefulSet, and never again.
      fixed: [
        'cpu.request',
        'cpu.limit',
        'memory.request',
        'memory.limit',
        'volume',
      ],
      fixedHint: 'fields.size.fixed.mysql',
      instancesLabel: 'routers',
      members: 3,
    },
  },
  mongodb: {
    letters: 'Mo',
    followingStates: ['secondary'],
    verb: 'follow',
    snippets: mongodbSnippets,
    size: {
      fixed: [],
      members: 3,
      membersLabel: 'membersOfSet',
      instancesLabel: 'mongos',
    },
  },
};

/** How an engine looks. Members of one without a look of its own tell by their readiness whether they follow. */
export function engineLookOf(engine: string): EngineLook {
  return Object.hasOwn(looks, engine)
    ? looks[engine]
    : {
        letters: `${engine.charAt(0).toUpperCase()}${engine.slice(1, 2)}`,
        followingStates: [],
        verb: 'follow',
      };
}
