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
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { EventsService } from '@backstage/plugin-events-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { DatabasesSignal } from '@database-platform/plugin-databases-common';
import { GitHost } from '@database-platform/plugin-databases-node';
import express from 'express';
import request, { Response } from 'supertest';
import { Conformance } from '../../__testUtils__/conformance';
import { eventually } from '../../__testUtils__/eventually';
import { gadgetChanges } from '../../__testUtils__/gadgetChanges';
import { gadgetEngine } from '../../__testUtils__/gadgetEngine';
import {
  gadgetRef,
  PlanWorld,
  REPOSITORY,
} from '../../__testUtils__/PlanWorld';
import { Deployment } from '../../gitops/Deployment';
import { ReadAccess } from '../../permissions/ReadAccess';
import { PlanMaker } from '../../plans/PreparedPlan';
import { ALLOW_ALL } from '../../permissions/ReadFilter';
import { createChangesRouter } from '../../routes/changes';
import { ActiveChanges } from '../ActiveChanges';
import { Changes } from '../Changes';
import { readChangesConfig } from '../config/readChangesConfig';
import { createChanges } from '../createChanges';
import { openChangesIn } from '../openChangesIn';
import { ChangeStore } from '../store/ChangeStore';
import { shopPeople } from './shopPeople';

export const MANIFEST = `# Gadgets of the shop
apiVersion: example.org/v2
kind: Gadget
metadata:
  name: a
  namespace: shop
spec:
  team: shop
  members: 2 # two are enough
  volume:
    size: 10Gi
`;

const SPEC = { team: 'shop', members: 2, volume: { size: '10Gi' } };

/**
 * Changes over the real planner, the gadgets of a test, and a Git host in memory: asked over HTTP, followed round by round.
 */
export class ChangesWorld {
  readonly plan: PlanWorld;
  readonly active = new ActiveChanges();
  readonly auditor = mockServices.auditor.mock();
  readonly auditorEvent = { success: jest.fn(), fail: jest.fn() };
  readonly signals: DatabasesSignal[] = [];
  readonly notifications = {
    send: jest.fn<Promise<void>, Parameters<NotificationService['send']>>(),
  };
  readonly app = express();
  /** What differs between what is asked for and what is observed. */
  differences: string[] = [];
  /** Whether the portal is configured for the Git host. */
  hasIntegration = true;
  /** Git hosts besides the one that everything is on, by name. */
  readonly otherHosts = new Map<string, GitHost>();
  /** In place of the real planner. */
  plans: PlanMaker | undefined;
  /** What is known of the deployer. */
  deployment: Deployment | undefined;
  readonly access: Pick<ReadAccess, 'filterOf' | 'ownRefs'>;
  readonly #changes: ReturnType<typeof createChanges>;
  readonly #tasks = new Map<string, (signal: AbortSignal) => unknown>();
  #listener: Parameters<EventsService['subscribe']>[0] | undefined;

  constructor(
    readonly store: ChangeStore,
    readonly conformance: Conformance,
    config: JsonObject = {},
    files: Readonly<Record<string, string>> = { 'shop/a.yaml': MANIFEST },
  ) {
    this.plan = new PlanWorld(files, {
      gitops: {
        repositories: [{ url: REPOSITORY, path: '{namespace}/{name}.yaml' }],
      },
    });
    this.plan.openChanges = () =>
      openChangesIn(store).forDatabase(gadgetRef('a'));
    this.auditor.createEvent.mockResolvedValue(this.auditorEvent);
    this.notifications.send.mockResolvedValue();
    const { world, git, planning } = this.plan;
    this.access = {
      filterOf: async (_credentials, { name }) =>
        this.plan.filters.get(name) ?? ALLOW_ALL,
      ownRefs: async () => ['user:default/mock', 'group:default/shop'],
    };
    this.#changes = createChanges({
      access: this.access,
      active: this.active,
      auth: mockServices.auth(),
      catalog: catalogServiceMock({ entities: shopPeople }),
      clock: world.clock,
      config: readChangesConfig(
        new ConfigReader({ labels: ['database'], ...config }),
      ),
      store,
      engines: [
        {
          ...gadgetEngine,
          changes: {
            ...gadgetChanges,
            verify: () => this.differences,
            failureStates: ['Refused'],
          },
        },
      ],
      environments: [],
      events: {
        subscribe: async listener => {
          this.#listener = listener;
        },
      },
      gitHosts: {
        byHost: host =>
          this.otherHosts.get(host) ?? (this.hasIntegration ? git : undefined),
      },
      deployments: { deploymentOf: async () => this.deployment },
      kube: planning.kube,
      inventory: world.inventory,
      logger: mockServices.logger.mock(),
      notifications: this.notifications,
      plans: {
        prepare: (...args) => (this.plans ?? planning.planner).prepare(...args),
      },
      random: () => 0.5,
      scheduler: {
        scheduleTask: async task => {
          this.#tasks.set(task.id, signal => task.fn(signal));
        },
      },
      tellPages: signal => this.signals.push(signal),
      portalUrl: 'https://portal.example.org/',
    });
    this.app.use(
      createChangesRouter({
        access: this.access,
        auditor: this.auditor,
        changes: this.#changes.changes,
        clock: world.clock,
        httpAuth: mockServices.httpAuth(),
        processId: 'p',
      }),
    );
    this.app.use(mockErrorHandler());
  }

  /** The gadget that changes are about, in Git and in the Kubernetes cluster. */
  async start(): Promise<this> {
    const namespace = '/api/v1/namespaces/shop';
    for (const plural of ['resourcequotas', 'limitranges']) {
      this.plan.transport.put(`${namespace}/${plural}`, { items: [] });
    }
    const gadgets = '/apis/example.org/v2/namespaces/shop/gadgets';
    this.plan.transport.answers.set(`PATCH ${gadgets}/a`, { body: {} });
    this.plan.transport.answers.set(`POST ${gadgets}`, {
      body: {},
      status: 201,
    });
    await this.setGadget({});
    await this.#changes.start();
    return this;
  }

  /** What the routes work with. */
  get changes(): Changes {
    return this.#changes.changes;
  }

  stop(): void {
    this.#changes.stop();
  }

  /** The gadget as the Kubernetes cluster has it, and as its operator says it is. */
  async setGadget(spec: JsonObject): Promise<void> {
    await this.plan.addGadget('a', { ...SPEC, ...spec });
    await this.plan.world.clock.advance(1_000);
  }

  /** The gadget is deleted; its pods may be left. */
  async removeGadget(): Promise<void> {
    const { world, transport } = this.plan;
    world
      .sink('gadget')
      .remove({ metadata: { name: 'a', namespace: 'shop' }, spec: SPEC });
    transport.answers.delete(
      'GET /apis/example.org/v2/namespaces/shop/gadgets/a',
    );
    await world.clock.advance(1_000);
  }

  /** Time passes, and every change that is due is looked at. */
  async round(ms = 20_000): Promise<void> {
    await this.plan.world.clock.advance(ms);
    this.plan.git.now = this.plan.world.clock.now();
    await this.#untilIdle();
    await this.runTask('follow-changes');
    await this.#untilIdle();
  }

  /** Does what the scheduler would do now. */
  async runTask(id: 'follow-changes' | 'forget-changes'): Promise<void> {
    await this.#tasks.get(id)?.(new AbortController().signal);
  }

  /** Until nobody works on a change any more. */
  async #untilIdle() {
    const { store } = this;
    for (const id of (await store.active(new Map())).ids) {
      const now = this.plan.world.clock.now();
      await eventually(async () => {
        if (!(await store.lease(id, { holder: 'test', now, until: now + 1 }))) {
          throw new Error(`Somebody works on the change ${id}`);
        }
      });
      await store.release(id, 'test');
    }
  }

  /** A webhook comes in by Backstage's events, to those who listen to its topic. */
  async event(topic: string, eventPayload: unknown): Promise<void> {
    if (this.#listener?.topics.includes(topic)) {
      await this.#listener.onEvent({ topic, eventPayload });
    }
  }

  async get(
    path: string,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const response = await request(this.app)
      .get(path)
      .set({ Authorization: mockCredentials.user.header(), ...headers });
    this.conformance.check(path, response);
    return response;
  }

  async post(
    path: string,
    body: object = {},
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const response = await request(this.app)
      .post(path)
      .set({ Authorization: mockCredentials.user.header(), ...headers })
      .send(body);
    this.conformance.check(path, response, 'post');
    return response;
  }

  /** Asks for more members of the gadget. */
  async resize(
    members: number,
    more: object = {},
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return this.post(
      '/changes',
      {
        operation: 'resize',
        target: gadgetRef('a'),
        input: { members },
        ...more,
      },
      headers,
    );
  }
}
