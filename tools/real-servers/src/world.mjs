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

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPrograms } from './build.mjs';
import { findCrds } from './crds.mjs';
import { startKubernetes } from './kubernetes.mjs';
import { cacheFolder, findShared } from './paths.mjs';
import { startPostgresOperator } from './postgresOperator.mjs';
import { KUBERNETES_PROGRAMS } from './programs.mjs';
import { createToken, createUsers } from './users.mjs';

/**
 * A Kubernetes and, on demand, the operator on it, in a temporary folder.
 *
 * @typedef {object} World
 * @property {import('./kubernetes.mjs').RunningKubernetes} kubernetes
 * @property {ReturnType<typeof createUsers>} users
 * @property {string} workDir
 * @property {() => Promise<import('./postgresOperator.mjs').RunningOperator>} startOperator
 *   - the second call answers the same
 * @property {() => Promise<string>} rotateReaderToken - answers the new one
 * @property {(options?: { keepLogs?: boolean }) => Promise<void>} stop -
 *   removes workDir unless told otherwise
 */

/**
 * Builds what is missing and starts a Kubernetes.
 *
 * @param {{ log: (line: string) => void, detail: (line: string) => void }} options
 *   - progress, and what only matters when something goes wrong
 * @returns {Promise<World>}
 */
export async function startWorld({ log, detail }) {
  const cache = cacheFolder(process.env);
  const binaries = await buildPrograms(KUBERNETES_PROGRAMS, { cache, log });
  const workDir = mkdtempSync(join(tmpdir(), 'database-platform-real-'));
  const removeWorkDir = () => rmSync(workDir, { recursive: true, force: true });
  process.once('exit', removeWorkDir);
  const users = createUsers();
  const started = Date.now();
  const kubernetes = await startKubernetes({
    workDir,
    binaries,
    users: Object.values(users),
    crds: findCrds(findShared()),
    log: detail,
  });
  log(`Kubernetes is ready after ${seconds(started)} s`);
  /** @type {Awaited<ReturnType<typeof startPostgresOperator>> | undefined} */
  let operator;
  return {
    kubernetes,
    users,
    workDir,
    startOperator: async () => {
      if (!operator) {
        const names = ['postgres-operator'];
        const built = await buildPrograms(names, { cache, log });
        operator = await startPostgresOperator({
          kubernetes,
          binary: built['postgres-operator'],
          log: detail,
        });
        log('the postgres-operator is running');
        if (operator.missing) {
          log(`without PostgreSQL: ${operator.missing}`);
        }
      }
      return operator;
    },
    rotateReaderToken: async () => {
      users.reader.token = createToken();
      await kubernetes.setUsers(Object.values(users));
      return users.reader.token;
    },
    stop: async ({ keepLogs = false } = {}) => {
      await operator?.stop();
      await kubernetes.stop();
      process.off('exit', removeWorkDir);
      if (!keepLogs) {
        removeWorkDir();
      }
    },
  };
}

/** @param {number} since */
function seconds(since) {
  return ((Date.now() - since) / 1000).toFixed(1);
}
