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

import { Process } from '../shared';
import { DatabaseHandle } from './DatabaseHandle';
import { restartsPrimaryFirst, splitParameters } from './parameters';

/** Hands parameters to Patroni, and restarts servers where one of them asks for it (syncPatroniConfig, restartInstances). */
export class ParameterSync {
  constructor(private readonly database: DatabaseHandle) {}

  *sync(): Process {
    const { patroni, spec } = this.database;
    if (!patroni || patroni.members.size === 0) {
      return;
    }
    const { initdb: _, pg_hba: __, ...options } = spec.patroni;
    patroni.patchOptions(options);
    const { patroni: wanted } = splitParameters(spec.parameters);
    const before = patroni.parameters();
    const primaryFirst = Object.entries(wanted).some(([name, value]) =>
      restartsPrimaryFirst(name, before[name], value),
    );
    yield* patroni.patchConfig(wanted);
    const pending = [...patroni.members.values()]
      .filter(member => Object.keys(member.pendingRestart).length > 0)
      .map(member => member.name)
      .sort();
    const isLeader = (name: string) => name === patroni.leaderName;
    for (const name of [
      ...pending.filter(pod => isLeader(pod) === primaryFirst),
      ...pending.filter(pod => isLeader(pod) !== primaryFirst),
    ]) {
      yield* this.restart(name, isLeader(name) ? 'master' : 'replica');
    }
  }

  private *restart(name: string, role: string): Process {
    const { database } = this;
    const pod = `${role} pod ${database.qualified(name)}`;
    database.event('Update', `restarting Postgres server within ${pod}`);
    yield* database.patroni?.restart(name) ?? [];
    // The operator waits for one loop of Patroni.
    yield 10_000;
    database.event('Update', `Postgres server restart done for ${pod}`);
  }
}
