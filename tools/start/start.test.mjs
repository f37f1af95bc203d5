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
import assert from 'node:assert/strict';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { parse, stringify } from 'yaml';
import { emptyDirectory } from './emptyDirectory.mjs';
import { openGuardedProxy } from './guardedProxy.mjs';
import { clustersOfKubeconfig } from './kubeconfig.mjs';
import { readOptions } from './options.mjs';
import { writePortalConfig } from './portalConfig.mjs';
import { checkPort, preferPort } from './ports.mjs';
import { Processes } from './processes.mjs';

let directory;
before(async () => {
  directory = await mkdtemp(join(tmpdir(), 'start-test-'));
});
after(() => rm(directory, { recursive: true, force: true }));

async function kubeconfig(content) {
  const file = join(directory, `kubeconfig-${Math.random()}`);
  await writeFile(
    file,
    typeof content === 'string' ? content : stringify(content),
  );
  return file;
}

const twoWays = {
  contexts: [
    { name: 'plain', context: { cluster: 'a', user: 'token' } },
    { name: 'cloud', context: { cluster: 'b', user: 'exec' } },
  ],
  clusters: [
    {
      name: 'a',
      cluster: {
        server: 'https://a.example:6443',
        'certificate-authority': 'ca.pem',
      },
    },
    {
      name: 'b',
      cluster: {
        server: 'https://b.example',
        'certificate-authority-data': 'Y2E=',
      },
    },
  ],
  users: [
    { name: 'token', user: { tokenFile: 'token.txt' } },
    { name: 'exec', user: { exec: { command: 'cloud-auth' } } },
  ],
};

test('a context with a token is used directly, any other through a proxy', async () => {
  const file = await kubeconfig(twoWays);
  await writeFile(join(directory, 'token.txt'), 'abc\n');
  const proxied = [];
  const clusters = await clustersOfKubeconfig({
    file,
    contexts: [],
    startProxy: async context => {
      proxied.push(context);
      return { url: 'http://127.0.0.1:9999', token: 'guard' };
    },
  });
  assert.deepEqual(proxied, ['cloud']);
  assert.deepEqual(clusters, [
    {
      name: 'plain',
      url: 'https://a.example:6443',
      authProvider: 'serviceAccount',
      serviceAccountToken: 'abc',
      skipTLSVerify: false,
      caFile: join(directory, 'ca.pem'),
    },
    {
      name: 'cloud',
      url: 'http://127.0.0.1:9999',
      authProvider: 'serviceAccount',
      serviceAccountToken: 'guard',
    },
  ]);
});

test('only the contexts asked for are read', async () => {
  const clusters = await clustersOfKubeconfig({
    file: await kubeconfig(twoWays),
    contexts: ['cloud'],
    startProxy: async () => ({ url: 'http://127.0.0.1:1', token: 'guard' }),
  });
  assert.deepEqual(
    clusters.map(cluster => cluster.name),
    ['cloud'],
  );
});

test('a kubeconfig that cannot be used says what is wrong with it', async () => {
  const read = (file, contexts = []) =>
    clustersOfKubeconfig({
      file,
      contexts,
      startProxy: async () => ({ url: '', token: '' }),
    });
  await assert.rejects(read(join(directory, 'absent')), /ENOENT/);
  await assert.rejects(read(await kubeconfig('a: [')), /is not YAML/);
  await assert.rejects(read(await kubeconfig('{}')), /has no contexts/);
  await assert.rejects(read(await kubeconfig(twoWays), ['other']), error => {
    assert.match(error.message, /--context other is not in/);
    assert.match(error.advice, /plain, cloud/);
    return true;
  });
  await assert.rejects(
    read(await kubeconfig({ ...twoWays, users: [] })),
    /names the user "token", which is not there/,
  );
});

test('options are checked where they are given', () => {
  assert.deepEqual(readOptions(['--port', '8080']), {
    help: false,
    verbose: false,
    kubeconfig: undefined,
    contexts: [],
    dir: '.playground',
    speed: 1,
    port: 8080,
    backendPort: 7007,
    gitPort: undefined,
  });
  assert.equal(readOptions(['--git-port', '3005']).gitPort, 3005);
  assert.throws(
    () => readOptions(['--git-port', '0']),
    /--git-port 0: a number/,
  );
  assert.throws(() => readOptions(['--port', '80x']), /--port 80x: a number/);
  assert.throws(() => readOptions(['--speed', '0']), /--speed 0/);
  assert.throws(
    () => readOptions(['--context', 'a']),
    /--kubeconfig is missing/,
  );
  assert.throws(() => readOptions(['--colour']), /--colour/);
});

test('the portal is told of the Git host where there is one', async () => {
  const file = join(directory, 'app-config.yaml');
  const addresses = { port: 3000, backendPort: 7007, clusters: [] };
  const git = {
    url: 'http://localhost:3001',
    host: 'localhost:3001',
    token: 'bot-token',
    repository: 'http://localhost:3001/platform/databases',
  };
  await writePortalConfig(file, { ...addresses, git });
  const config = parse(await readFile(file, 'utf8'));
  assert.deepEqual(config.integrations.gitea, [
    { host: git.host, baseUrl: git.url, password: 'bot-token' },
  ]);
  assert.deepEqual(config.backend.reading.allow, [{ host: git.host }]);
  assert.equal(config.databases.gitops.repositories.at(-1).url, git.repository);
  await writePortalConfig(file, addresses);
  const alone = parse(await readFile(file, 'utf8'));
  assert.equal(alone.integrations, undefined);
  assert.equal(alone.databases, undefined);
});

test('a port in use is named with the option that changes it', async () => {
  const server = createServer();
  await new Promise(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address();
  await assert.rejects(checkPort(port, '--backend-port'), error => {
    assert.match(error.message, new RegExp(`Port ${port} is already in use`));
    assert.match(error.advice, /--backend-port PORT/);
    return true;
  });
  assert.equal(await preferPort(port), 0);
  await new Promise(resolve => {
    server.close(resolve);
  });
  await checkPort(port, '--backend-port');
  assert.equal(await preferPort(port), port);
});

test('only a directory of its own is emptied', async () => {
  const own = join(directory, 'own');
  await emptyDirectory(own);
  await writeFile(join(own, 'portal.log'), 'old');
  await emptyDirectory(own);
  assert.deepEqual(await readdir(own), ['.database-platform']);

  const other = join(directory, 'other');
  await mkdir(other);
  await emptyDirectory(other);
  const precious = join(directory, 'precious');
  await mkdir(precious);
  await writeFile(join(precious, 'thesis.txt'), 'years of work');
  await assert.rejects(emptyDirectory(precious), /holds something else/);
  assert.deepEqual(await readdir(precious), ['thesis.txt']);
});

test('the door to kubectl proxy opens to those who know the token, for reading, and keeps the token to itself', async () => {
  const socketPath = join(directory, 'kubectl.sock');
  const seen = [];
  const behind = createHttpServer((incoming, answer) => {
    seen.push([incoming.url, incoming.headers.authorization]);
    answer.end('{"items":[]}');
  });
  await new Promise(resolve => {
    behind.listen(socketPath, resolve);
  });
  const url = await openGuardedProxy({ socketPath, token: 'secret' });
  const ask = (token, method = 'GET') =>
    fetch(`${url}/api/v1/pods?limit=1`, {
      method,
      headers: token ? { authorization: `Bearer ${token}` } : {},
    });
  assert.equal((await ask()).status, 401);
  assert.equal((await ask('guess')).status, 401);
  assert.equal((await ask('secret', 'DELETE')).status, 405);
  const answer = await ask('secret');
  assert.deepEqual(await answer.json(), { items: [] });
  assert.deepEqual(seen, [['/api/v1/pods?limit=1', undefined]]);
  await new Promise(resolve => {
    behind.closeAllConnections();
    behind.close(resolve);
  });
  assert.equal((await ask('secret')).status, 502);
});

test('what a program started ends with it, also when that program ended first', async () => {
  const processes = new Processes();
  let pid;
  const seen = new Promise(resolve => {
    processes.start(
      'A shell',
      '/bin/sh',
      // The shell is gone at once; what it started does not mind being asked to end.
      ['-c', '(trap "" TERM; echo $$; exec sleep 60) & echo "child $!"'],
      {
        logFile: join(directory, 'shell.log'),
        onLine: line => {
          const [, child] = line.match(/^child (\d+)/) ?? [];
          if (child) {
            pid = Number(child);
            resolve(undefined);
          }
        },
      },
    );
  });
  await seen;
  await processes.stop();
  await assert.doesNotReject(async () => {
    for (let tries = 0; tries < 50; tries += 1) {
      try {
        process.kill(pid, 0);
      } catch {
        return;
      }
      await new Promise(resolve => {
        setTimeout(resolve, 100);
      });
    }
    throw new Error(`process ${pid} still runs`);
  });
});
