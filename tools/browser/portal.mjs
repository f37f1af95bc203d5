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
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parse } from 'yaml';
import { root } from '../toolchain.mjs';

/**
 * A portal with its playground, started as a user starts it, on ports of its own.
 *
 * @param {{ port: number, backendPort: number, args?: string[] }} options
 */
export async function startPortal({ port, backendPort, args = [] }) {
  const directory = await mkdtemp(join(tmpdir(), 'database-platform-'));
  const child = spawn(
    process.execPath,
    [
      join(root, 'tools/start/start.mjs'),
      `--port=${port}`,
      `--backend-port=${backendPort}`,
      `--dir=${directory}`,
      ...args,
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const lines = [];
  const ended = new Promise(resolve => {
    child.once('close', resolve);
  });
  const ready = new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', line => {
      lines.push(line);
      if (line.includes('Stop with Ctrl-C')) {
        resolve(undefined);
      }
    });
    createInterface({ input: child.stderr }).on('line', line =>
      lines.push(line),
    );
    ended.then(() =>
      reject(new Error(`The portal did not start:\n${lines.join('\n')}`)),
    );
  });
  await ready;
  let isStopping = false;
  ended.then(() => {
    if (!isStopping) {
      process.stderr.write(
        `The portal has ended by itself:\n${lines.join('\n')}\n`,
      );
    }
  });
  return {
    url: `http://localhost:${port}`,
    apiUrl: `http://localhost:${backendPort}/api/databases`,
    /** The playground's Git host, as it was printed. */
    gitUrl: lines.join('\n').match(/Git host\s+(\S+)/)?.[1],
    kubeconfig: join(directory, 'kubeconfig'),
    async stop() {
      isStopping = true;
      child.kill('SIGINT');
      await ended;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Names the portal that {@link withPortal} has started, for the tests that it runs. */
const RUNNING = 'BROWSER_TESTS_PORTAL';

/**
 * Starts a portal for tests in other processes, and runs them.
 *
 * @template T
 * @param {(env: Record<string, string>) => Promise<T>} action is given what the environment of those processes needs
 */
export async function withPortal(action) {
  const { stop, ...addresses } = await startTestPortal();
  try {
    return await action({ [RUNNING]: JSON.stringify(addresses) });
  } finally {
    await stop();
  }
}

/** The portal that all tests of this run share; one of its own for a file of tests that is run alone. */
export async function testPortal() {
  const running = process.env[RUNNING];
  return running
    ? { ...JSON.parse(running), async stop() {} }
    : startTestPortal();
}

function startTestPortal() {
  return startPortal({
    port: 3120,
    backendPort: 7127,
    // Changes are followed through the playground's own checks, syncs and roll-outs: faster than life.
    args: ['--git-port=3129', '--speed=4'],
  });
}

/**
 * Sends one request to a Kubernetes cluster of the running playground, as its administrator.
 *
 * @param {string} kubeconfig the file that the playground wrote
 * @param {string} context the Kubernetes cluster's name
 * @param {string} method
 * @param {string} path such as `/api/v1/namespaces/orders/pods/orders-db-0`
 * @param {unknown} [body] JSON
 */
export async function kubernetes(kubeconfig, context, method, path, body) {
  const config = parse(await readFile(kubeconfig, 'utf8'));
  const named = (list, name) => list.find(entry => entry.name === name);
  const { cluster, user } = named(config.contexts, context).context;
  const server = named(config.clusters, cluster).cluster;
  const { token } = named(config.users, user).user;
  const agent = new Agent({
    ca: Buffer.from(server['certificate-authority-data'], 'base64'),
  });
  const response = await new Promise((resolve, reject) => {
    const sent = request(
      new URL(path, server.server),
      {
        agent,
        method,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type':
            method === 'PATCH'
              ? 'application/merge-patch+json'
              : 'application/json',
        },
        timeout: 10_000,
      },
      resolve,
    );
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
  let text = '';
  for await (const chunk of response) {
    text += chunk;
  }
  if (response.statusCode >= 300) {
    throw new Error(`${method} ${path}: ${response.statusCode} ${text}`);
  }
  return JSON.parse(text);
}
