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

import { execFile, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { lchown, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildPrograms } from './build.mjs';
import { freePorts } from './freePorts.mjs';
import { cacheFolder, toolFolder } from './paths.mjs';
import { ProcessGroup } from './processGroup.mjs';
import { programs } from './programs.mjs';
import { unprivilegedUser } from './unprivilegedUser.mjs';
import { waitFor } from './waitFor.mjs';

const run = promisify(execFile);

/** Its folders of texts and templates; the module carries them beside its code. */
const STATIC_FOLDERS = ['options', 'templates', 'public'];

/**
 * A Gitea that runs, and who may use it.
 *
 * @typedef {object} RunningGitea
 * @property {string} url - without a slash at its end
 * @property {string} targetFile - path of the JSON that tests read
 * @property {ProcessGroup} processes
 * @property {() => Promise<void>} stop
 */

/**
 * Builds Gitea if it is missing, and starts it with an administrator and three users on an empty SQLite database.
 *
 * @param {{ workDir: string, log: (line: string) => void }} options - an existing folder that may be thrown away
 * @returns {Promise<RunningGitea>}
 */
export async function startGitea({ workDir, log }) {
  const cache = cacheFolder(process.env);
  const built = await buildPrograms(['gitea'], { cache, log });
  const started = Date.now();
  const home = join(workDir, 'gitea');
  const [port] = await freePorts(1);
  const url = `http://127.0.0.1:${port}`;
  const identity = unprivilegedUser();
  prepare(home, built.gitea, url, port, identity.name);
  // Whoever owns the folder above: another user has to get in.
  chmodSync(workDir, 0o711);
  if (identity.uid !== undefined) {
    await give(home, identity);
  }
  const gitea = commandOf(home, identity);
  await gitea(['migrate']);
  const users = {};
  for (const name of ['admin-user', 'owner', 'writer', 'reader']) {
    users[name] = await createUser(gitea, name);
  }
  const processes = new ProcessGroup(join(workDir, 'logs'));
  processes.start('gitea', join(home, 'gitea'), argumentsOf(home, ['web']), {
    cwd: home,
    env: environmentOf(home, identity),
    uid: identity.uid,
    gid: identity.gid,
  });
  await waitFor('Gitea to answer', async () => {
    processes.assertRunning('gitea');
    const response = await fetch(`${url}/api/v1/version`, {
      signal: AbortSignal.timeout(2_000),
    });
    return response.ok;
  });
  log(`Gitea is ready after ${((Date.now() - started) / 1000).toFixed(1)} s`);
  const targetFile = join(workDir, 'target-gitea.json');
  const target = {
    url,
    adminName: users['admin-user'].name,
    adminToken: users['admin-user'].token,
    owner: users.owner,
    writer: users.writer,
    reader: users.reader,
  };
  writeFileSync(targetFile, JSON.stringify(target, undefined, 2), {
    mode: 0o600,
  });
  return { url, targetFile, processes, stop: () => processes.stopAll() };
}

/**
 * Lays out the folder: configuration, the files that the program reads, and the program itself, which another user may not be able to reach where it was built.
 *
 * @param {string} home
 * @param {string} binary
 * @param {string} url
 * @param {number} port
 * @param {string} user
 */
function prepare(home, binary, url, port, user) {
  const folders = ['data', 'repositories', 'static'];
  folders.forEach(name => mkdirSync(join(home, name), { recursive: true }));
  cpSync(binary, join(home, 'gitea'));
  const module = moduleFolder();
  for (const folder of STATIC_FOLDERS) {
    cpSync(join(module, folder), join(home, 'static', folder), {
      recursive: true,
    });
  }
  const secret = () => randomBytes(32).toString('hex');
  const settings = {
    '': { RUN_USER: user, WORK_PATH: join(home, 'data') },
    server: {
      PROTOCOL: 'http',
      HTTP_ADDR: '127.0.0.1',
      HTTP_PORT: port,
      ROOT_URL: `${url}/`,
      STATIC_ROOT_PATH: join(home, 'static'),
      DISABLE_SSH: true,
      OFFLINE_MODE: true,
    },
    database: { DB_TYPE: 'sqlite3', PATH: join(home, 'data', 'gitea.db') },
    repository: { ROOT: join(home, 'repositories'), DEFAULT_BRANCH: 'main' },
    security: {
      INSTALL_LOCK: true,
      SECRET_KEY: secret(),
      INTERNAL_TOKEN: secret(),
    },
    oauth2: { ENABLED: false },
    service: { DISABLE_REGISTRATION: true },
    // Tests listen on loopback.
    webhook: { ALLOWED_HOST_LIST: 'loopback' },
    log: { LEVEL: 'warn', MODE: 'console' },
  };
  const text = Object.entries(settings)
    .map(([section, values]) => {
      const lines = Object.entries(values).map(([k, v]) => `${k} = ${v}`);
      return [...(section ? [`[${section}]`] : []), ...lines].join('\n');
    })
    .join('\n');
  writeFileSync(join(home, 'app.ini'), `${text}\n`, { mode: 0o600 });
}

/** Where the Go client keeps the sources that the binary was built from. */
function moduleFolder() {
  return execFileSync(
    'go',
    ['list', '-m', '-f', '{{.Dir}}', programs.gitea.module],
    { cwd: join(toolFolder, programs.gitea.name), encoding: 'utf8' },
  ).trim();
}

/**
 * @param {string} folder
 * @param {{ uid: number, gid: number }} identity
 */
async function give(folder, { uid, gid }) {
  await lchown(folder, uid, gid);
  const entries = await readdir(folder, { recursive: true });
  for (const entry of entries) {
    await lchown(join(folder, entry), uid, gid);
  }
}

/**
 * @param {string} home
 * @param {{ uid?: number, gid?: number, name: string }} identity
 */
function commandOf(home, identity) {
  return args =>
    run(join(home, 'gitea'), argumentsOf(home, args), {
      cwd: home,
      env: environmentOf(home, identity),
      uid: identity.uid,
      gid: identity.gid,
      timeout: 60_000,
    });
}

function argumentsOf(home, args) {
  return [...args, '--config', join(home, 'app.ini')];
}

function environmentOf(home, { name }) {
  return {
    PATH: process.env.PATH,
    HOME: home,
    USER: name,
    GITEA_WORK_DIR: join(home, 'data'),
  };
}

async function createUser(gitea, name) {
  const password = randomBytes(12).toString('hex');
  const email = `${name}@example.org`;
  await gitea([
    ...['admin', 'user', 'create', '--username', name],
    ...['--password', password, '--email', email],
    '--must-change-password=false',
    ...(name === 'admin-user' ? ['--admin'] : []),
  ]);
  const { stdout } = await gitea([
    ...['admin', 'user', 'generate-access-token', '--username', name],
    ...['--token-name', 'tests', '--scopes', 'all', '--raw'],
  ]);
  return { name, email, password, token: stdout.trim().split('\n').at(-1) };
}
