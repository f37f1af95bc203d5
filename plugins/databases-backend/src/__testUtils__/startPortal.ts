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

import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import kubernetesModuleDatabases from '@database-platform/plugin-kubernetes-backend-module-databases';
import request, { Response } from 'supertest';
import databasesPlugin from '../index';
import { Conformance } from './conformance';
import { PlaygroundClusters } from './PlaygroundClusters';

/**
 * A backend with the Kubernetes plugin and the databases plugin over clusters of the playground.
 */
export async function startPortal(
  playground: Pick<PlaygroundClusters, 'kubernetesConfig'>,
  databases: JsonObject = {},
  more: JsonObject = {},
  /** Whether the module is installed with which the databases plugin reaches Kubernetes itself. */
  isDirect: boolean = false,
) {
  const signals: JsonObject[] = [];
  const events = mockServices.events.mock();
  events.publish.mockResolvedValue();
  const backend = await startTestBackend({
    features: [
      kubernetesPlugin,
      ...(isDirect ? [kubernetesModuleDatabases] : []),
      databasesPlugin,
      catalogServiceMock.factory(),
      events.factory,
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
          ...more,
          kubernetes: playground.kubernetesConfig,
          databases,
        },
      }),
    ],
  });
  const conformance = new Conformance();
  return {
    /** What pages were told. */
    signals,
    /** What other plugins were told. */
    events: () =>
      events.publish.mock.calls.map(([{ topic, eventPayload }]) => ({
        topic,
        eventPayload,
      })),
    async get(path: string): Promise<Response> {
      const response = await request(backend.server).get(
        `/api/databases${path}`,
      );
      conformance.check(path, response);
      return response;
    },
    async post(path: string, body: object): Promise<Response> {
      const response = await request(backend.server)
        .post(`/api/databases${path}`)
        .send(body);
      conformance.check(path, response, 'post');
      return response;
    },
    stop: () => backend.stop(),
  };
}
