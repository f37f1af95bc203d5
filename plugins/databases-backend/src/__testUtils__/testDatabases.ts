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

import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** Where Debian puts the servers, by version. */
const DEBIAN = '/usr/lib/postgresql';

/** `nobody` and its group: a PostgreSQL server does not start as root. */
const NOBODY = 65_534;

const START_MS = 60_000;

/** Those that are looked for, newest first. */
const VERSIONS = ['18', '17', '16', '15', '14'];

/** How the environment names a server. */
const NAMED = /^BACKSTAGE_TEST_DATABASE_POSTGRES(\d+)_CONNECTION_STRING$/;

/**
 * SQLite, and PostgreSQL where there is one: the server that the environment names, or else a throw-away one from installed binaries. Says so where
 * there is none.
 */
export function testDatabases(): TestDatabases {
  const named = namedVersion();
  const server = named ? undefined : startThrowAway();
  const version = named ?? server?.version;
  const ids: TestDatabaseId[] = ['SQLITE_3'];
  if (version) {
    ids.push(`POSTGRES_${version}` as TestDatabaseId);
  } else {
    process.stderr.write(
      'There is no PostgreSQL server here, so these tests run on SQLite alone\n',
    );
  }
  const databases = TestDatabases.create({ ids, disableDocker: true });
  // After the hook by which the databases are closed
  afterAll(() => server?.stop());
  return databases;
}

/** The version of the server that the environment names. */
function namedVersion(): string | undefined {
  return Object.keys(process.env)
    .map(name => NAMED.exec(name)?.[1])
    .find(Boolean);
}

function startThrowAway(): { version: string; stop(): void } | undefined {
  const version = VERSIONS.find(candidate =>
    ['initdb', 'pg_ctl', 'postgres'].every(name =>
      existsSync(join(DEBIAN, candidate, 'bin', name)),
    ),
  );
  if (!version) {
    return undefined;
  }
  const directory = mkdtempSync(join(tmpdir(), 'databases-test-'));
  const asNobody = userInfo().uid === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if (asNobody.uid !== undefined) {
    chownSync(directory, NOBODY, NOBODY);
  }
  const data = join(directory, 'data');
  const run = (name: string, ...args: string[]) =>
    execFileSync(join(DEBIAN, version, 'bin', name), args, {
      ...asNobody,
      cwd: directory,
      stdio: 'ignore',
      timeout: START_MS,
    });
  const port = freePort();
  const clean = () => rmSync(directory, { recursive: true, force: true });
  try {
    run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-N');
    run(
      'pg_ctl',
      ...['-D', data, '-w', '-l', join(directory, 'log')],
      '-o',
      `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`,
      'start',
    );
  } catch (error) {
    process.stderr.write(`PostgreSQL ${version} did not start: ${error}\n`);
    clean();
    return undefined;
  }
  const variable = `BACKSTAGE_TEST_DATABASE_POSTGRES${version}_CONNECTION_STRING`;
  process.env[variable] = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  return {
    version,
    stop: () => {
      delete process.env[variable];
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
      clean();
    },
  };
}

function freePort(): number {
  const program =
    'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})';
  return Number(execFileSync(process.execPath, ['-e', program]).toString());
}
