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
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { databasePermissionRules } from '@database-platform/plugin-databases-node';
import { SourceStatus } from '@database-platform/plugin-databases-common';
import express from 'express';
import request, { Response } from 'supertest';
import { ActiveChanges } from '../changes/ActiveChanges';
import { FleetView } from '../fleet';
import { ReadAccess } from '../permissions/ReadAccess';
import { createRouter } from '../routes';
import { sourceProblems } from '../watch/sourceProblems';
import { Conformance } from './conformance';
import { gadgetEngine } from './gadgetEngine';
import { GadgetWorld } from './GadgetWorld';
import { ScriptedTransport } from './ScriptedTransport';

/**
 * The routes over a world of gadgets, with permissions as the test says. Every answer is checked against `openapi.yaml`.
 */
export class RouterHarness {
  readonly world = new GadgetWorld();
  readonly transport = new ScriptedTransport();
  readonly activeChanges = new ActiveChanges();
  readonly auditor = mockServices.auditor.mock();
  readonly auditorEvent = { success: jest.fn(), fail: jest.fn() };
  /** By name of the permission; ALLOW when absent. */
  readonly decisions = new Map<string, PolicyDecision>();
  readonly permissions = mockServices.permissions.mock();
  /** Answers plans as the test says. */
  readonly planner = { prepare: jest.fn() };
  readonly operations = { read: jest.fn() };
  readonly targets = { read: jest.fn() };
  #sources: SourceStatus[] = [];
  #revision = 1;
  readonly app = express();

  constructor(readonly conformance: Conformance) {
    this.auditor.createEvent.mockResolvedValue(this.auditorEvent);
    const { permissions } = this;
    const decide = async (
      requests: Array<{ permission: { name: string } }>,
    ): Promise<PolicyDecision[]> =>
      requests.map(
        ({ permission }) =>
          this.decisions.get(permission.name) ?? {
            result: AuthorizeResult.ALLOW,
          },
      );
    permissions.authorizeConditional.mockImplementation(decide);
    permissions.authorize.mockImplementation(async requests =>
      (await decide(requests)).map(({ result }) => ({
        result:
          result === AuthorizeResult.ALLOW
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
      })),
    );
    const { clock, inventory } = this.world;
    const readSources = () => this.#sources;
    const readRevision = () => this.#revision;
    const { world } = this;
    this.app.use(
      createRouter({
        access: new ReadAccess({
          auth: mockServices.auth(),
          httpAuth: mockServices.httpAuth(),
          permissions,
          userInfo: mockServices.userInfo({
            ownershipEntityRefs: ['user:default/mock', 'group:default/Shop'],
          }),
          rules: {
            getRuleByName: name => {
              const rule = Object.values(databasePermissionRules).find(
                item => item.name === name,
              );
              if (!rule) {
                throw new Error(`There is no rule ${name}`);
              }
              return rule as never;
            },
          },
          now: () => clock.now(),
        }),
        activeChanges: this.activeChanges,
        auditor: this.auditor,
        clock,
        engines: [gadgetEngine],
        httpAuth: mockServices.httpAuth(),
        inventory,
        logger: mockServices.logger.mock(),
        operations: this.operations,
        planner: this.planner,
        targets: this.targets,
        processId: 'p',
        transport: this.transport,
        view: new FleetView({ inventory, now: () => clock.now() }),
        watches: {
          get revision() {
            return readRevision();
          },
          get kubernetesClusters() {
            return world.kubernetesClusters;
          },
          sources: readSources,
          problems: () => sourceProblems(readSources()),
        },
      }),
    );
    this.app.use(mockErrorHandler());
  }

  get sources(): readonly SourceStatus[] {
    return this.#sources;
  }

  set sources(sources: readonly SourceStatus[]) {
    this.#sources = [...sources];
    this.#revision += 1;
  }

  /** Sends a request as the user, and checks the answer against the specification. */
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

  /** As {@link RouterHarness.get}, with a body. */
  async post(
    path: string,
    body: object | string,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const response = await request(this.app)
      .post(path)
      .set({
        Authorization: mockCredentials.user.header(),
        'Content-Type': 'application/json',
        ...headers,
      })
      .send(body);
    this.conformance.check(path, response, 'post');
    return response;
  }
}
