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
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { Processes } from '../../tools/start/processes.mjs';
import { waitFor } from '../../tools/start/waitFor.mjs';
import { root } from '../../tools/toolchain.mjs';

const transform = join(
  root,
  'node_modules/@backstage/cli/config/nodeTransform.cjs',
);

/**
 * A playground and a backend, each in a process of its own, as a benchmark wants them.
 *
 * @param {{ clusters: number, databases: number, engines?: string[], heartbeatSeconds?: number, databasesPlugin?: boolean, control?: boolean, isProxied?: boolean }} options
 */
export async function startBench(options) {
  const processes = new Processes();
  const directory = await mkdtemp(join(tmpdir(), 'databases-bench-'));
  const playground = processes.start(
    'The playground',
    process.execPath,
    [
      '--max-old-space-size=8192',
      '--require',
      transform,
      join(root, 'packages/playground/src/main.ts'),
      '--dir',
      directory,
      '--bench',
      `${options.clusters}:${options.databases}`,
      ...(options.engines ? ['--engines', options.engines.join(',')] : []),
      ...(options.control ? ['--control'] : []),
    ],
    { cwd: root, logFile: join(directory, 'playground.log') },
  );
  const { clusters } = await readWhenWritten(
    join(directory, 'portal.json'),
    playground.ended,
  );

  const port = await freePort();
  const configFile = join(directory, 'app-config.yaml');
  const entityFile = join(directory, 'fleet.yaml');
  await writeFile(entityFile, stringify(fleetEntity));
  await writeFile(
    configFile,
    stringify(backendConfig(port, clusters, entityFile)),
  );
  const startedAt = Date.now();
  const backend = processes.start(
    'The backend',
    process.execPath,
    [
      '--expose-gc',
      '--require',
      transform,
      join(root, 'bench/support/backend.ts'),
      '--config',
      configFile,
    ],
    {
      cwd: root,
      logFile: join(directory, 'backend.log'),
      env: {
        ...process.env,
        NODE_ENV: 'development',
        BENCH_TRANSPORT: options.isProxied ? 'proxy' : 'direct',
        BENCH_DATABASES: options.databasesPlugin === false ? 'off' : 'on',
      },
    },
  );
  const url = `http://localhost:${port}`;
  await waitFor(`${url}/.backstage/health/v1/readiness`, {
    title: 'The backend',
    timeoutMs: 120_000,
    ended: backend.ended,
  });
  const token = await guestToken(url);
  const headers = { authorization: `Bearer ${token}` };

  return {
    url,
    headers,
    clusters,
    startedAt,
    directory,
    readyAt: Date.now(),
    async json(path) {
      const response = await fetch(`${url}${path}`, { headers });
      if (!response.ok) {
        throw new Error(`${path}: ${response.status} ${await response.text()}`);
      }
      return response.json();
    },
    async control() {
      return JSON.parse(
        await readFile(join(directory, 'control.json'), 'utf8'),
      );
    },
    async stop() {
      await processes.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** What the Kubernetes plugin is asked about: everything that belongs to any of the databases. */
export const fleetEntity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'fleet',
    annotations: {
      'backstage.io/kubernetes-label-selector': 'application=spilo',
    },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'guests' },
};

function backendConfig(port, clusters, entityFile) {
  const url = `http://localhost:${port}`;
  return {
    app: { baseUrl: url },
    backend: {
      baseUrl: url,
      listen: { host: '127.0.0.1', port },
      database: { client: 'better-sqlite3', connection: ':memory:' },
    },
    auth: {
      providers: {
        guest: {
          userEntityRef: 'user:default/guest',
          ownershipEntityRefs: ['user:default/guest'],
        },
      },
    },
    permission: { enabled: true },
    catalog: { locations: [{ type: 'file', target: entityFile }] },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      customResources: [
        { group: 'acid.zalan.do', apiVersion: 'v1', plural: 'postgresqls' },
      ],
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: clusters.map(cluster => ({
            name: cluster.name,
            url: cluster.url,
            caData: cluster.caData,
            authProvider: 'serviceAccount',
            serviceAccountToken: cluster.token,
            skipMetricsLookup: true,
          })),
        },
      ],
    },
  };
}

async function guestToken(url) {
  const response = await fetch(`${url}/api/auth/guest/refresh`, {
    method: 'POST',
  });
  if (!response.ok) {
    throw new Error(
      `Signing in as guest: ${response.status} ${await response.text()}`,
    );
  }
  return (await response.json()).backstageIdentity.token;
}

async function readWhenWritten(file, ended) {
  let failure;
  ended.then(error => {
    failure = error;
  });
  for (;;) {
    if (failure) {
      throw failure;
    }
    try {
      return JSON.parse(await readFile(file, 'utf8'));
    } catch {
      await new Promise(resolve => {
        setTimeout(resolve, 100);
      });
    }
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
