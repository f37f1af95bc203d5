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
import { JsonObject } from '@backstage/types';
import {
  ChangeStageId,
  DatabaseChange,
  parseDatabaseRef,
  Plan,
} from '@database-platform/plugin-databases-common';
import request, { Response } from 'supertest';
import { Conformance } from '../../__testUtils__/conformance';
import { eventually } from '../../__testUtils__/eventually';
import databasesPlugin from '../../index';

/** Operators take their time. */
const PATIENCE_MS = 150_000;

/** Why every change is wanted. */
export const REASON = 'To see it work';

/** What the portal is connected to. */
export interface ChangesPortalOptions {
  kubernetesClusters: ReadonlyArray<{
    name: string;
    url: string;
    /** The certificate in PEM, in base64. */
    caData: string;
    token: string;
  }>;
  /** A Gitea, and the portal's token on it. */
  gitea: { url: string; token: string };
  /** `databases.gitops.repositories` */
  repositories?: JsonObject[];
}

/**
 * The whole backend over a Kubernetes cluster and a Gitea, as a person asks it for changes and waits for them.
 */
export class ChangesPortal {
  readonly #backend: Awaited<ReturnType<typeof startTestBackend>>;
  readonly #conformance = new Conformance();
  /** What pages were told. */
  readonly signals: readonly JsonObject[];

  private constructor(
    backend: Awaited<ReturnType<typeof startTestBackend>>,
    signals: readonly JsonObject[],
  ) {
    this.#backend = backend;
    this.signals = signals;
  }

  static async start(options: ChangesPortalOptions): Promise<ChangesPortal> {
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
        mockServices.rootConfig.factory({ data: configOf(options) }),
      ],
    });
    return new ChangesPortal(backend, signals);
  }

  async get(path: string): Promise<Response> {
    return this.#send('get', path);
  }

  /** Until the database is known and runs. */
  async running(database: string): Promise<void> {
    await eventually(async () => {
      const { body } = await this.get(`/databases/${database}`);
      if (body.phase !== 'running') {
        throw new Error(`${database} is ${body.phase}: ${body.reason}`);
      }
    }, PATIENCE_MS);
  }

  /** What would be done. */
  async plan(operation: string, database: string, input: object) {
    const response = await this.#send(
      'post',
      '/plans',
      wishOf(operation, database, input),
    );
    if (response.status !== 200) {
      throw new Error(
        `POST /plans answered ${response.status}: ${response.text}`,
      );
    }
    return response.body as Plan;
  }

  /** Asks for the change of a plan, or of none: the backend plans again in any case. */
  async request(
    operation: string,
    database: string,
    input: object,
    fingerprint?: string,
  ): Promise<Response> {
    return this.#send('post', '/changes', {
      ...wishOf(operation, database, input),
      reason: REASON,
      fingerprint,
    });
  }

  /** Plans, looks at the plan, and opens the pull request. */
  async ask(
    operation: string,
    database: string,
    input: object,
  ): Promise<DatabaseChange> {
    const plan = await this.plan(operation, database, input);
    if (plan.errors.length > 0) {
      throw new Error(`The plan has errors: ${JSON.stringify(plan.errors)}`);
    }
    const { status, body } = await this.request(
      operation,
      database,
      input,
      plan.fingerprint,
    );
    if (status !== 201) {
      throw new Error(
        `POST /changes answered ${status}: ${body.error?.message}`,
      );
    }
    return body;
  }

  /** The change once it has got past a stage. */
  async past(
    { id }: DatabaseChange,
    stage: ChangeStageId,
  ): Promise<DatabaseChange> {
    return eventually(async () => {
      const change: DatabaseChange = (await this.get(`/changes/${id}`)).body;
      const state = change.stages.find(item => item.id === stage)?.state;
      if (state !== 'done' && state !== 'skipped') {
        throw new Error(
          `It is ${change.state} at ${change.stage}: ${
            change.waitingFor ?? change.problem?.reason
          }`,
        );
      }
      return change;
    }, PATIENCE_MS);
  }

  /** The change at its end. */
  async end(change: DatabaseChange): Promise<DatabaseChange> {
    for (const stage of ['merged', 'synced', 'seen', 'healthy'] as const) {
      await this.past(change, stage);
    }
    return this.past(change, 'verified');
  }

  async stop(): Promise<void> {
    await this.#backend.stop();
  }

  async #send(
    method: 'get' | 'post',
    path: string,
    body?: object,
  ): Promise<Response> {
    const response = await request(this.#backend.server)
      [method](`/api/databases${path}`)
      .set('Authorization', mockCredentials.user.header())
      .send(body);
    this.#conformance.check(path, response, method);
    return response;
  }
}

function wishOf(operation: string, database: string, input: object) {
  return { operation, target: parseDatabaseRef(database), input };
}

function configOf({
  kubernetesClusters,
  gitea,
  repositories = [],
}: ChangesPortalOptions): JsonObject {
  const { host } = new URL(gitea.url);
  return {
    app: { baseUrl: 'https://portal.example.org' },
    backend: { reading: { allow: [{ host }] } },
    integrations: {
      gitea: [{ host, baseUrl: gitea.url, password: gitea.token }],
    },
    databases: { gitops: { repositories } },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: kubernetesClusters.map(({ name, url, caData, token }) => ({
            name,
            url,
            caData,
            authProvider: 'serviceAccount',
            serviceAccountToken: token,
          })),
        },
      ],
    },
  };
}
