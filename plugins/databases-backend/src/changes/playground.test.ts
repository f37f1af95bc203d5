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
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { urlReaderServiceFactory } from '@backstage/backend-defaults/urlReader';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  ChangeStage,
  ChangeStageId,
  DatabaseChange,
  DatabasesSignal,
  parseDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { startPlayground } from '@database-platform/playground';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request, { Response } from 'supertest';
import { Conformance } from '../__testUtils__/conformance';
import { eventually } from '../__testUtils__/eventually';
import databasesPlugin from '../index';

/** The world of the playground goes so many times faster: members take their time to restart. */
const SPEED = 60;

const ORDERS = 'prod-eu/orders/postgresql/orders-db';
const NEW = 'prod-eu/orders/postgresql/orders-team-new';

/** On a busy machine the world takes its time, for each of the tests. */
const LONG_MS = 300_000;

const conformance = new Conformance();

/** The whole of the demo, with the databases backend over it. */
async function startAll(directory: string) {
  const playground = await startPlayground(
    {
      directory,
      speed: SPEED,
      members: 3,
      heartbeatMs: 0,
      control: false,
      seed: 1,
      gitPort: 0,
    },
    () => {},
  );
  const { git } = playground;
  if (!git) {
    throw new Error('The playground has no Git host');
  }
  const portal = JSON.parse(
    await readFile(join(directory, 'portal.json'), 'utf8'),
  );
  const signals: DatabasesSignal[] = [];
  const backend = await startTestBackend({
    features: [
      kubernetesPlugin,
      databasesPlugin,
      catalogServiceMock.factory({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'User',
            metadata: { name: 'mock', namespace: 'default' },
            spec: {
              profile: { displayName: 'Jane Doe', email: 'jane@example.org' },
            },
          },
        ],
      }),
      urlReaderServiceFactory,
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({
          publish: async ({ message }) => {
            signals.push(message as DatabasesSignal);
          },
        }),
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'https://portal.example.org' },
          backend: { reading: { allow: [{ host: git.host }] } },
          integrations: {
            gitea: [{ host: git.host, baseUrl: git.url, password: git.token }],
          },
          databases: {
            gitops: {
              repositories: [
                {
                  url: git.repository,
                  path: 'clusters/{kubernetesCluster}/{namespace}',
                },
              ],
            },
          },
          kubernetes: {
            serviceLocatorMethod: { type: 'multiTenant' },
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: portal.clusters.map(
                  (cluster: {
                    name: string;
                    url: string;
                    caData: string;
                    token: string;
                  }) => ({
                    name: cluster.name,
                    url: cluster.url,
                    caData: cluster.caData,
                    authProvider: 'serviceAccount',
                    serviceAccountToken: cluster.token,
                  }),
                ),
              },
            ],
          },
        },
      }),
    ],
  });
  const send = async (
    method: 'get' | 'post',
    path: string,
    body?: object,
  ): Promise<Response> => {
    const response = await request(backend.server)
      [method](`/api/databases${path}`)
      .set('Authorization', mockCredentials.user.header())
      .send(body);
    conformance.check(path, response, method);
    return response;
  };
  return { backend, git, playground, send, signals };
}

/** The portal over the playground, as a person uses both. */
class PlaygroundPortal {
  constructor(private readonly all: Awaited<ReturnType<typeof startAll>>) {}

  get signals(): readonly DatabasesSignal[] {
    return this.all.signals;
  }

  async get(path: string): Promise<Response> {
    return this.all.send('get', path);
  }

  /** Plans, looks at the plan, and opens the pull request. */
  async ask(
    operation: string,
    database: string,
    input: object,
  ): Promise<DatabaseChange> {
    const wish = { operation, target: parseDatabaseRef(database), input };
    const plan = (await this.all.send('post', '/plans', wish)).body;
    expect(plan.errors).toEqual([]);
    const { status, body } = await this.all.send('post', '/changes', {
      ...wish,
      reason: 'To see it work',
      fingerprint: plan.fingerprint,
    });
    expect(status).toBe(201);
    return body;
  }

  /** Merges on the Git host. */
  async merge({ pullRequest }: DatabaseChange): Promise<void> {
    const { apiUrl } = this.all.git;
    const person = Buffer.from('platform-admin:playground').toString('base64');
    await eventually(async () => {
      const response = await fetch(
        `${apiUrl}/repos/platform/databases/pulls/${pullRequest?.number}/merge`,
        {
          method: 'POST',
          headers: {
            Authorization: `Basic ${person}`,
            'Content-Type': 'application/json',
          },
          body: JSON.stringify({ Do: 'merge' }),
        },
      );
      expect([response.status, await response.text()]).toEqual([200, '']);
    });
  }

  /** The change once it has got past a stage. */
  async past(
    { id }: DatabaseChange,
    stage: ChangeStageId,
  ): Promise<DatabaseChange> {
    return eventually(async () => {
      const change: DatabaseChange = (await this.get(`/changes/${id}`)).body;
      const found = change.stages.find(item => item.id === stage);
      expect([found?.state, change.waitingFor]).toEqual([
        expect.stringMatching(/done|skipped/),
        found && isPast(found) ? change.waitingFor : undefined,
      ]);
      return change;
    });
  }

  /** The change at its end. */
  async end(change: DatabaseChange): Promise<DatabaseChange> {
    for (const stage of ['merged', 'synced', 'seen', 'healthy'] as const) {
      await this.past(change, stage);
    }
    return this.past(change, 'verified');
  }

  async stop(): Promise<void> {
    await this.all.backend.stop();
    await this.all.playground.stop();
  }
}

function isPast({ state }: ChangeStage): boolean {
  return state === 'done' || state === 'skipped';
}

describe('changes over the playground', () => {
  let directory: string;
  let portal: PlaygroundPortal;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'databases-changes-'));
    portal = new PlaygroundPortal(await startAll(directory));
    await eventually(async () => {
      const { body } = await portal.get(`/databases/${ORDERS}`);
      expect(body.phase).toBe('running');
    });
  }, LONG_MS);

  afterAll(async () => {
    await portal?.stop();
    await rm(directory, { recursive: true, force: true });
  });

  it(
    'go from a pull request of one line to the database that runs with it',
    async () => {
      const change = await portal.ask('resize', ORDERS, { volume: '120Gi' });
      const changed = change.diff
        .split('\n')
        .filter(line => /^[-+](?![-+])/.test(line));
      expect(changed).toHaveLength(2);
      expect((await portal.get(`/databases/${ORDERS}`)).body).toMatchObject({
        storage: { declared: '100Gi' },
        openChange: {
          id: change.id,
          pullRequest: { number: change.pullRequest?.number },
        },
      });

      await portal.merge(change);
      const done = await portal.end(change);
      expect(done.state).toBe('done');
      console.log(JSON.stringify(done.stages));
      expect(done.stages.find(({ id }) => id === 'synced')?.detail).toMatch(
        / has applied [0-9a-f]{7}$/,
      );
      const after = (await portal.get(`/databases/${ORDERS}`)).body;
      expect(after.storage.declared).toBe('120Gi');
      expect(after.openChange).toBeUndefined();
      expect(portal.signals).toContainEqual(
        expect.objectContaining({ kind: 'change', changes: [change.id] }),
      );
    },
    LONG_MS,
  );

  it(
    'make a database, and take it away again',
    async () => {
      const create = await portal.ask('create', NEW, {
        team: 'orders-team',
        version: '16',
        members: 2,
        cpu: { request: '100m', limit: '500m' },
        memory: { request: '256Mi', limit: '512Mi' },
        volume: '5Gi',
      });
      await portal.merge(create);
      expect((await portal.end(create)).state).toBe('done');
      expect((await portal.get(`/databases/${NEW}`)).body).toMatchObject({
        phase: 'running',
        members: { ready: 2, total: 2 },
      });

      const remove = await portal.ask('delete', NEW, {
        confirm: NEW.split('/').pop(),
      });
      await portal.merge(remove);
      expect((await portal.end(remove)).state).toBe('done');
      expect((await portal.get(`/databases/${NEW}`)).status).toBe(404);
      const { body } = await portal.get(`/changes?ref=${NEW}`);
      expect(body.items.map(({ id }: DatabaseChange) => id)).toEqual([
        remove.id,
        create.id,
      ]);
    },
    LONG_MS,
  );
});
