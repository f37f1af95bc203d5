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
import { JsonObject } from '@backstage/types';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  ChangeStage,
  ChangeStageId,
  DatabaseChange,
  parseDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { startPlayground } from '@database-platform/playground';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import request, { Response } from 'supertest';
import { Conformance } from '../../__testUtils__/conformance';
import { eventually } from '../../__testUtils__/eventually';
import databasesPlugin from '../../index';

/** The world of the playground goes so many times faster: members take their time to restart. */
const SPEED = 10;

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
  const signals: JsonObject[] = [];
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
            signals.push(message);
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
                // One is enough, and all of them are much work for one process
                clusters: portal.clusters
                  .slice(0, 1)
                  .map(
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
  const conformance = new Conformance();
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
export class PlaygroundPortal {
  private constructor(
    private readonly all: Awaited<ReturnType<typeof startAll>>,
  ) {}

  /** @param directory - for what the playground keeps */
  static async start(directory: string): Promise<PlaygroundPortal> {
    return new PlaygroundPortal(await startAll(directory));
  }

  get signals(): readonly JsonObject[] {
    return this.all.signals;
  }

  async get(path: string): Promise<Response> {
    return this.all.send('get', path);
  }

  /** Until the database is known and runs. */
  async running(database: string): Promise<void> {
    await eventually(async () => {
      const { body } = await this.get(`/databases/${database}`);
      if (body.phase !== 'running') {
        throw new Error(`${database} is ${body.phase}`);
      }
    });
  }

  /** Plans, looks at the plan, and opens the pull request. */
  async ask(
    operation: string,
    database: string,
    input: object,
  ): Promise<DatabaseChange> {
    const wish = { operation, target: parseDatabaseRef(database), input };
    const plan = (await this.all.send('post', '/plans', wish)).body;
    if (plan.errors.length > 0) {
      throw new Error(`The plan has errors: ${JSON.stringify(plan.errors)}`);
    }
    const { status, body } = await this.all.send('post', '/changes', {
      ...wish,
      reason: 'To see it work',
      fingerprint: plan.fingerprint,
    });
    if (status !== 201) {
      throw new Error(
        `POST /changes answered ${status}: ${body.error?.message}`,
      );
    }
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
      if (response.status !== 200) {
        throw new Error(`Not merged: ${await response.text()}`);
      }
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
      if (!found || !isPast(found)) {
        throw new Error(
          `It is ${change.state} at ${change.stage}: ${
            change.waitingFor ?? change.problem?.reason
          }`,
        );
      }
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
