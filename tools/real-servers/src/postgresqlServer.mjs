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

import { execFile } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unprivilegedUser } from './unprivilegedUser.mjs';
import { waitFor } from './waitFor.mjs';

const run = promisify(execFile);

/** Where Debian puts the servers, by version, and what they may load. */
const PROGRAMS = '/usr/lib/postgresql';
const SHARED = '/usr/share/postgresql';

/** Those that are looked for, newest first. */
const VERSIONS = ['18', '17', '16', '15', '14'];

const COMMAND_DEADLINE_MS = 60_000;

/**
 * What the images do on their first start (Spilo, post_init.sh): the operator
 * makes its roles members of these, and takes them for given.
 */
const ROLES = Object.freeze([
  'CREATE ROLE admin CREATEDB NOLOGIN',
  'CREATE ROLE zalandos CREATEDB NOLOGIN',
]);

/**
 * The newest PostgreSQL server that is installed here: the folder of its
 * programs, and the names of its extensions.
 *
 * @returns {{ programs: string, extensions: string[] } | undefined}
 */
export function findPostgresql() {
  for (const version of VERSIONS) {
    const programs = join(PROGRAMS, version, 'bin');
    const found = ['initdb', 'postgres'].every(name =>
      existsSync(join(programs, name)),
    );
    if (found) {
      const extensions = readdirSync(join(SHARED, version, 'extension'))
        .filter(file => file.endsWith('.control'))
        .map(file => file.replace(/\.control$/, ''));
      return { programs, extensions };
    }
  }
  return undefined;
}

/**
 * Makes an empty PostgreSQL and runs it. It takes passwords over TLS only, and
 * has the roles that the operator relies on, as the operator's images do.
 *
 * @param {object} options
 * @param {string} options.programs - from findPostgresql
 * @param {import('./processGroup.mjs').ProcessGroup} options.processes
 * @param {string} options.name - of the process
 * @param {string} options.folder - does not exist yet; in one that others may
 *   enter
 * @param {string} options.address - a loopback address
 * @param {number} options.port
 * @param {{ name: string, password: string }} options.superuser
 * @param {{ certificate: string, key: string }} options.tls - paths
 * @returns {Promise<void>} when it takes connections
 */
export async function startPostgresql({
  programs,
  processes,
  name,
  folder,
  address,
  port,
  superuser,
  tls,
}) {
  const { uid, gid } = unprivilegedUser();
  /** @param {string} path */
  const give = path => uid !== undefined && lchownSync(path, uid, gid);
  mkdirSync(folder, { mode: 0o700 });
  give(folder);
  /** @param {string} file
   *  @param {string} text */
  const write = (file, text) => {
    const path = join(folder, file);
    writeFileSync(path, text, { mode: 0o600 });
    give(path);
    return path;
  };
  const copy = (file, from) => {
    const path = join(folder, file);
    copyFileSync(from, path);
    chmodSync(path, 0o600);
    give(path);
    return path;
  };
  const data = join(folder, 'data');
  await run(
    join(programs, 'initdb'),
    [
      ...['--pgdata', data, '--username', superuser.name, '--no-sync'],
      ...['--pwfile', write('password', superuser.password)],
      ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C'],
    ],
    { cwd: folder, uid, gid, timeout: COMMAND_DEADLINE_MS },
  );
  const alone = run(
    join(programs, 'postgres'),
    ['--single', '-F', '-D', data, 'postgres'],
    { cwd: folder, uid, gid, timeout: COMMAND_DEADLINE_MS },
  );
  alone.child.stdin?.end(ROLES.map(statement => `${statement}\n`).join(''));
  await alone;
  const settings = {
    listen_addresses: address,
    port,
    unix_socket_directories: '',
    // The operator hashes the passwords of its roles itself, with MD5 unless told otherwise: "md5" takes both
    hba_file: write('hba.conf', 'hostssl all all 127.0.0.0/8 md5\n'),
    ssl: 'on',
    ssl_cert_file: copy('server.crt', tls.certificate),
    ssl_key_file: copy('server.key', tls.key),
    fsync: 'off',
    shared_buffers: '16MB',
    max_connections: 20,
  };
  processes.start(
    name,
    join(programs, 'postgres'),
    [
      ...['-D', data],
      ...Object.entries(settings).flatMap(([key, value]) => [
        '-c',
        `${key}=${value}`,
      ]),
    ],
    { cwd: folder, uid, gid },
  );
  await waitFor(`${name} to listen`, () => {
    processes.assertRunning(name);
    return listens(address, port);
  });
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function listens(host, port) {
  return new Promise(resolve => {
    const socket = createConnection({ host, port, timeout: 1_000 });
    /** @param {boolean} answer */
    const end = answer => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}
