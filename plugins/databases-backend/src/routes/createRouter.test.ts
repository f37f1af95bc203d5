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

import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  databaseCreatePermission,
  databaseLogsReadPermission,
  databaseReadPermission,
  DatabaseSummary,
  sourceReadPermission,
} from '@database-platform/plugin-databases-common';
import {
  createDatabasesConditionalDecision,
  databasesConditions,
} from '@database-platform/plugin-databases-node';
import * as fc from 'fast-check';
import request from 'supertest';
import { gadget, gadgetEvent, gadgetPod } from '../__testUtils__/GadgetWorld';
import { Conformance } from '../__testUtils__/conformance';
import { RouterHarness } from '../__testUtils__/RouterHarness';

/** Compiled once: that takes longer than any test. */
const conformance = new Conformance();

/** Paths that are there to change databases; their tests are beside them. */
const CHANGING = /^\/(changes|targets)|\/operations$/;

const A = '/databases/prod-eu/shop/gadget/a';

describe('createRouter', () => {
  it('lists the databases that match, worst first, with facets and totals', async () => {
    const harness = await filled();
    const response = await harness.get('/databases');
    expect(response.status).toBe(200);
    expect(response.headers['cache-control']).toBe('private, no-cache');
    expect(names(response.body.items)).toEqual(['c', 'b', 'a', 'a']);
    expect(response.body).toMatchObject({
      totalItems: 4,
      totals: { databases: 4, attention: 1, changing: 1, unowned: 1 },
      facets: {
        phase: [
          { value: 'running', count: 2 },
          { value: 'failed', count: 1 },
          { value: 'updating', count: 1 },
        ],
        environment: [{ value: 'none', count: 4 }],
      },
      observedAt: new Date(harness.world.clock.now()).toISOString(),
    });

    const filtered = await harness.get(
      '/databases?owner=group:default/Shop&owner=none&phase=running&q=SHOP%20eu',
    );
    expect(names(filtered.body.items)).toEqual(['a']);
    // The facet of a filter counts as if it were not set
    expect(filtered.body.facets.phase).toEqual([
      { value: 'running', count: 1 },
      { value: 'updating', count: 1 },
    ]);
    expect(filtered.body.facets.kubernetesCluster).toEqual([
      { value: 'prod-eu', count: 1 },
    ]);
    expect(filtered.body.totals.databases).toBe(4);

    const only = async (query: string) =>
      names((await harness.get(`/databases?${query}`)).body.items);
    expect(await only('attention=true')).toEqual(['c']);
    expect(await only('owner=none')).toEqual(['c']);
    expect(await only('kubernetesCluster=prod-us')).toEqual(['a']);
    expect(await only('namespace=nowhere')).toEqual([]);
    expect(await only('sort=name&order=desc&limit=1')).toEqual(['c']);
    expect(await only('sort=storage&order=desc')).toEqual(['a', 'b', 'a', 'c']);
    expect(await only('sort=storage')).toEqual(['a', 'a', 'b', 'c']);
  });

  it.each([
    ['engin=x', 'Unknown parameter "engin": allowed are engine, phase'],
    ['engine=oracle', 'engine: "oracle" is none of gadget'],
    ['phase=ok', 'phase: "ok" is none of failed, degraded'],
    ['sort=size', 'sort: "size" is none of attention, name'],
    ['order=up', 'order: "up" is none of asc, desc'],
    ['attention=yes', 'attention: "yes" is none of true, false'],
    ['limit=0', 'limit: must be a whole number from 1 to 500'],
    ['limit=501', 'limit: must be a whole number from 1 to 500'],
    ['limit=5&limit=6', 'limit: is given more than once'],
    ['cursor=xyz', 'cursor: must be the nextCursor of the page before'],
    [`q=${'x'.repeat(201)}`, 'q: may have at most 200 characters'],
    [`owner[x]=y`, 'Unknown parameter "owner[x]"'],
  ])('refuses ?%s with a sentence', async (query, sentence) => {
    const harness = new RouterHarness(conformance);
    const response = await harness.get(`/databases?${query}`);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(sentence);
  });

  it('finds what the user who asks owns, however many groups that takes', async () => {
    const harness = await filled();
    const mine = await harness.get('/databases?owner=mine&sort=where');
    expect(names(mine.body.items)).toEqual(['a', 'b', 'a']);
    const both = await harness.get('/databases?owner=mine&owner=none');
    expect(both.body.totalItems).toBe(4);
    const plugin = await harness.get('/databases?owner=mine', {
      Authorization: mockCredentials.service.header(),
    });
    expect(plugin.status).toBe(400);
    expect(plugin.body.error.message).toContain('only users own databases');
  });

  it('refuses the cursor of another order', async () => {
    const harness = await filled();
    const { body } = await harness.get('/databases?limit=1&sort=name');
    const response = await harness.get(
      `/databases?limit=1&sort=age&cursor=${body.nextCursor}`,
    );
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain('belongs to another order');
  });

  it('walks through all pages so that every database comes once, in order, also when some change meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(
          fc.record({
            name: fc.stringMatching(/^[a-z]{1,3}$/),
            namespace: fc.constantFrom('x', 'y'),
            phase: fc.constantFrom('running', 'failed', 'updating'),
            storage: fc.option(fc.nat(3), { nil: undefined }),
          }),
          {
            minLength: 1,
            maxLength: 30,
            selector: item => `${item.namespace}/${item.name}`,
          },
        ),
        fc.constantFrom('attention', 'name', 'storage', 'where', 'age', 'lag'),
        fc.constantFrom('asc', 'desc'),
        fc.integer({ min: 1, max: 7 }),
        async (items, sort, order, limit) => {
          const harness = new RouterHarness(conformance);
          const gadgets = harness.world.sink('gadget');
          for (const { name, namespace, ...spec } of items) {
            gadgets.upsert(gadget(name, spec, namespace));
          }
          await harness.world.clock.advance(1_000);
          const all = await harness.get(
            `/databases?sort=${sort}&order=${order}&limit=500`,
          );
          const walked: string[] = [];
          let cursor = '';
          do {
            const { body } = await harness.get(
              `/databases?sort=${sort}&order=${order}&limit=${limit}&cursor=${cursor}`,
            );
            expect(body.totalItems).toBe(all.body.totalItems);
            walked.push(...body.items.map((item: DatabaseSummary) => item.id));
            cursor = body.nextCursor ?? '';
            // One that was seen goes away: nothing is skipped for it
            const [first] = body.items as DatabaseSummary[];
            if (cursor && walked.length === limit) {
              gadgets.remove(gadget(first.ref.name, {}, first.ref.namespace));
              await harness.world.clock.advance(1_000);
              all.body.totalItems -= 1;
            }
          } while (cursor);
          expect(walked).toEqual(
            all.body.items.map((item: DatabaseSummary) => item.id),
          );
        },
      ),
      { numRuns: 25 },
    );
  });

  it('shows every database once to whoever walks through an order by lag, though lag moves all the time', async () => {
    const harness = new RouterHarness(conformance);
    const { world } = harness;
    const count = 12;
    const lagOf = (index: number, round: number) =>
      ((index + 1) * (round % 2 === 0 ? 100 : 1_000 / (index + 1))) | 0;
    const move = async (round: number) => {
      for (let index = 0; index < count; index += 1) {
        world.sink('pod').upsert(
          gadgetPod(`db-${index}`, `db-${index}-0`, {
            ready: true,
            behind: lagOf(index, round),
          }),
        );
      }
      await world.clock.advance(1_500);
    };
    for (let index = 0; index < count; index += 1) {
      world.sink('gadget').upsert(gadget(`db-${index}`, {}));
    }
    await move(0);
    const seen: string[] = [];
    let cursor: string | undefined;
    let round = 1;
    do {
      const { body } = await harness.get(
        `/databases?sort=lag&order=desc&limit=5${
          cursor ? `&cursor=${cursor}` : ''
        }`,
      );
      seen.push(...names(body.items));
      cursor = body.nextCursor;
      await move(round);
      // Someone else begins at the beginning
      await harness.get('/databases?sort=lag&order=desc&limit=5');
      round += 1;
    } while (cursor);
    expect(seen).toHaveLength(count);
    expect(new Set(seen).size).toBe(count);
  });

  it('answers 304 until something on the page changes', async () => {
    const harness = await filled();
    const first = await harness.get('/databases?limit=2');
    const known = { 'If-None-Match': first.headers.etag };
    expect(first.headers.etag).toMatch(/^W\/"/);
    await harness.world.clock.advance(60_000);
    expect((await harness.get('/databases?limit=2', known)).status).toBe(304);
    expect((await harness.get('/databases?limit=3', known)).status).toBe(200);

    harness.world
      .sink('pod')
      .upsert(gadgetPod('c', 'c-0', { ready: true, behind: 5 }, 'ns'));
    await harness.world.clock.advance(1_000);
    const changed = await harness.get('/databases?limit=2', known);
    expect(changed.status).toBe(200);

    const details = await harness.get(A);
    const again = await harness.get(A, {
      'If-None-Match': details.headers.etag,
    });
    expect(again.status).toBe(304);
  });

  it('gives everything about one database, and says which part of an address is not known', async () => {
    const harness = await filled();
    const response = await harness.get(A);
    expect(response.body).toMatchObject({
      ref: {
        kubernetesCluster: 'prod-eu',
        namespace: 'shop',
        engine: 'gadget',
        name: 'a',
      },
      topology: { members: [{ name: 'a-0' }] },
      observedAt: new Date(harness.world.clock.now()).toISOString(),
    });
    expect(response.body.annotations).toBeUndefined();
    expect(response.body.ownerHint).toBeUndefined();

    const sentence = async (path: string, status: number) => {
      const answer = await harness.get(`/databases/${path}`);
      expect(answer.status).toBe(status);
      return answer.body.error.message;
    };
    expect(await sentence('mars/shop/gadget/a', 404)).toBe(
      'There is no Kubernetes cluster "mars" among those that are watched',
    );
    expect(await sentence('prod-eu/shop/oracle/a', 404)).toBe(
      'There is no engine "oracle": known are gadget',
    );
    expect(await sentence('prod-eu/mars/gadget/a', 404)).toContain(
      'There is no namespace "mars"',
    );
    expect(await sentence('prod-eu/shop/gadget/z', 404)).toContain(
      'There is no Gadget database "z" in the namespace "shop"',
    );
    expect(await sentence('prod-eu/Sh_op/gadget/a', 400)).toContain(
      'namespace: "Sh_op" is no name in Kubernetes',
    );
    expect(await sentence('prod-eu/shop/gadget/A', 400)).toContain(
      'name: "A" is no name in Kubernetes',
    );
  });

  it('keeps to the time of the last sign of life', async () => {
    const harness = await filled();
    const lastSign = harness.world.clock.now() - 50_000;
    harness.world.knowledge.lastKnownAt = () => lastSign;
    const { body } = await harness.get('/databases');
    expect(body.items[0].observedAt).toBe(new Date(lastSign).toISOString());
    expect((await harness.get(A)).body.observedAt).toBe(
      new Date(lastSign).toISOString(),
    );
  });

  it('shows each reader what the policy allows, on every route', async () => {
    const harness = await filled();
    harness.decisions.set(
      databaseReadPermission.name,
      createDatabasesConditionalDecision(databaseReadPermission, {
        allOf: [
          databasesConditions.isOwner({ claims: ['group:default/shop'] }),
          {
            not: databasesConditions.onKubernetesCluster({
              kubernetesClusters: ['prod-us'],
            }),
          },
        ],
      }),
    );
    const { body } = await harness.get('/databases');
    expect(names(body.items)).toEqual(['b', 'a']);
    expect(body.totals.databases).toBe(2);
    expect(body.facets.kubernetesCluster).toEqual([
      { value: 'prod-eu', count: 2 },
    ]);
    expect((await harness.get(A)).status).toBe(200);

    for (const suffix of ['', '/events', '/manifest', '/members/x/logs']) {
      const hidden = await harness.get(
        `/databases/prod-us/shop/gadget/a${suffix}`,
      );
      const missing = await harness.get(
        `/databases/prod-us/shop/gadget/zzz${suffix}`,
      );
      const elsewhere = await harness.get(
        `/databases/mars/shop/gadget/a${suffix}`,
      );
      for (const { status, body: answer } of [hidden, missing, elsewhere]) {
        expect(status).toBe(404);
        expect(answer.error.message).toBe(
          'There is no such database, or you may not see it',
        );
      }
    }
    expect(await harness.transport.waiting()).toBe(0);
  });

  it('refuses those who may see nothing, and believes a decision for a moment only', async () => {
    const harness = await filled();
    harness.decisions.set(databaseReadPermission.name, {
      result: AuthorizeResult.DENY,
    });
    harness.decisions.set(sourceReadPermission.name, {
      result: AuthorizeResult.DENY,
    });
    expect((await harness.get('/databases')).status).toBe(403);
    expect((await harness.get('/sources')).status).toBe(403);
    for (const suffix of ['', '/events', '/manifest', '/members/a-0/logs']) {
      const refused = await harness.get(`${A}${suffix}`);
      expect(refused.status).toBe(403);
      expect(refused.body.error.message).toBe(
        'You lack the permission databases.database.read',
      );
    }
    harness.decisions.clear();
    await harness.world.clock.advance(2_500);
    expect((await harness.get('/databases')).status).toBe(200);
    expect((await harness.get('/sources')).status).toBe(200);
    const anonymous = await request(harness.app)
      .get('/databases')
      .set('Authorization', mockCredentials.none.header());
    expect(anonymous.status).toBe(401);
  });

  it('writes a page once for those who ask the same at the same time, and never for others', async () => {
    const harness = await filled();
    const first = await harness.get('/databases');
    expect(first.headers['content-encoding']).toBe('gzip');
    const plain = await harness.get('/databases', {
      'Accept-Encoding': 'identity',
    });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body).toEqual(first.body);
    await harness.world.clock.advance(500);
    expect((await harness.get('/databases')).body).toEqual(first.body);
    const other = await harness.get('/databases?limit=1');
    expect(other.body.items).toHaveLength(1);
    await harness.world.clock.advance(600);
    const later = await harness.get('/databases');
    expect(later.body.items).toHaveLength(first.body.items.length);
    expect(Date.parse(later.body.observedAt)).toBeGreaterThan(
      Date.parse(first.body.observedAt),
    );

    // The permission is asked for again after two seconds; the page of before is for other rights
    await harness.world.clock.advance(1_500);
    await harness.get('/databases');
    harness.decisions.set(
      databaseReadPermission.name,
      createDatabasesConditionalDecision(databaseReadPermission, {
        allOf: [
          databasesConditions.isOwner({ claims: ['group:default/shop'] }),
        ],
      }),
    );
    await harness.world.clock.advance(2_100);
    const limited = await harness.get('/databases');
    expect(names(limited.body.items)).toEqual(['b', 'a', 'a']);
  });

  it('says whether the reader may ask for a new database, and never what was true of others', async () => {
    const harness = await filled();
    const first = await harness.get('/databases');
    expect(first.body.mayCreate).toBe(true);
    const known = { 'If-None-Match': first.headers.etag };
    harness.decisions.set(databaseCreatePermission.name, {
      result: AuthorizeResult.DENY,
    });
    await harness.world.clock.advance(2_500);
    const refused = await harness.get('/databases', known);
    expect(refused.status).toBe(200);
    expect(refused.body.mayCreate).toBe(false);
    expect(names(refused.body.items)).toEqual(names(first.body.items));
    harness.decisions.set(
      databaseCreatePermission.name,
      createDatabasesConditionalDecision(databaseCreatePermission, {
        allOf: [
          databasesConditions.isOwner({ claims: ['group:default/shop'] }),
        ],
      }),
    );
    await harness.world.clock.advance(2_500);
    expect((await harness.get('/databases')).body.mayCreate).toBe(true);
  });

  it('keeps the state of the watches from those who may not see it', async () => {
    const harness = await filled();
    const problem = {
      resource: 'gadgets.example.org',
      state: 'stale',
      since: '2026-01-01T00:00:00.000Z',
      reason: 'connect ECONNREFUSED 10.0.0.1',
      objects: 3,
      engines: ['gadget'],
      required: true,
    } as const;
    harness.sources = ['prod-eu', 'prod-us', 'hidden'].map(
      kubernetesCluster => ({ kubernetesCluster, ...problem }),
    );
    const all = await harness.get('/databases');
    expect(all.body.sourceProblems).toHaveLength(3);
    const known = { 'If-None-Match': all.headers.etag };
    expect((await harness.get('/databases', known)).status).toBe(304);
    expect(harness.permissions.authorize).toHaveBeenCalledTimes(1);
    // Each once for both requests
    expect(
      harness.permissions.authorizeConditional.mock.calls.map(
        ([[{ permission }]]) => permission.name,
      ),
    ).toEqual([databaseReadPermission.name, databaseCreatePermission.name]);

    harness.decisions.set(sourceReadPermission.name, {
      result: AuthorizeResult.DENY,
    });
    await harness.world.clock.advance(2_500);
    const neutral = await harness.get('/databases', known);
    const told = (kubernetesCluster: string) => ({
      kubernetesCluster,
      state: 'stale',
      since: problem.since,
      reason: 'Not everything on it can be read at the moment.',
    });
    expect(neutral.status).toBe(200);
    expect(neutral.body.sourceProblems).toEqual([
      told('prod-eu'),
      told('prod-us'),
    ]);

    harness.decisions.set(
      databaseReadPermission.name,
      createDatabasesConditionalDecision(
        databaseReadPermission,
        databasesConditions.onKubernetesCluster({
          kubernetesClusters: ['prod-us', 'hidden'],
        }),
      ),
    );
    await harness.world.clock.advance(2_500);
    const filtered = await harness.get('/databases?namespace=nowhere');
    expect(filtered.body.sourceProblems).toEqual([told('prod-us')]);
    expect(filtered.text).not.toContain('prod-eu');

    // Nobody is asked about what there is not
    harness.permissions.authorize.mockClear();
    harness.sources = [];
    await harness.world.clock.advance(2_500);
    expect((await harness.get('/databases')).body.sourceProblems).toEqual([]);
    expect(harness.permissions.authorize).not.toHaveBeenCalled();
  });

  it('tells the Events, newest first', async () => {
    const harness = await filled();
    const events = harness.world.sink('event');
    events.upsert(gadgetEvent('d', 'old', '2026-01-01T00:00:00Z'));
    events.upsert(gadgetEvent('d', 'new', '2026-01-02T00:00:00Z'));
    harness.world.sink('gadget').upsert(gadget('d'));
    await harness.world.clock.advance(1_000);
    const { body } = await harness.get('/databases/prod-eu/ns/gadget/d/events');
    expect(body.items).toEqual([
      {
        type: 'Warning',
        reason: 'new',
        message: 'new happened',
        count: 1,
        firstAt: '2026-01-02T00:00:00Z',
        lastAt: '2026-01-02T00:00:00Z',
        object: { kind: 'gadget', name: 'd' },
      },
      expect.objectContaining({ reason: 'old' }),
    ]);
  });

  it('reads the manifest from Kubernetes, without what only machines read, and leaves a trace', async () => {
    const harness = await filled();
    const [response, call] = await Promise.all([
      harness.get(`${A}/manifest`),
      next(harness),
    ]);
    expect(call.request.path).toBe(
      '/apis/example.org/v1/namespaces/shop/gadgets/a',
    );
    expect(response.body.yaml).toBe(
      'apiVersion: example.org/v1\nkind: Gadget\nmetadata:\n  name: a\n  annotations:\n    keep: "1"\nspec:\n  size: 3\n  s3_access_key_id: (hidden)\n  env:\n    - name: PGPASSWORD\n      value: (hidden)\n',
    );
    expect(response.body.hidden).toBe(2);
    expect(harness.auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'manifest-read',
        severityLevel: 'low',
        meta: { database: 'prod-eu/shop/gadget/a' },
      }),
    );
    expect(harness.auditorEvent.success).toHaveBeenCalledTimes(1);

    async function next({ transport }: RouterHarness) {
      const sent = await untilSent(transport);
      sent.respond(200, {
        apiVersion: 'example.org/v1',
        kind: 'Gadget',
        metadata: {
          name: 'a',
          managedFields: [{ manager: 'x' }],
          annotations: {
            'kubectl.kubernetes.io/last-applied-configuration': '{}',
            keep: '1',
          },
        },
        spec: {
          size: 3,
          s3_access_key_id: 'AKIA1',
          env: [{ name: 'PGPASSWORD', value: 'abc' }],
        },
      });
      return sent;
    }
  });

  it.each([
    [
      403,
      502,
      'The portal may not read this in the Kubernetes cluster "prod-eu": no',
    ],
    [500, 502, 'The Kubernetes cluster "prod-eu" could not answer: no'],
    [
      404,
      404,
      'The Kubernetes cluster "prod-eu" does not have it any more: no',
    ],
  ])(
    'answers a %s of Kubernetes with %s and a sentence',
    async (kube, status, sentence) => {
      const harness = await filled();
      const [response] = await Promise.all([
        harness.get(`${A}/manifest`),
        untilSent(harness.transport).then(call =>
          call.respond(kube, { kind: 'Status', message: 'no' }),
        ),
      ]);
      expect(response.status).toBe(status);
      expect(response.body.error.message).toBe(sentence);
      expect(harness.auditorEvent.fail).toHaveBeenCalledTimes(1);
    },
  );

  it('gives up on a Kubernetes cluster that does not answer', async () => {
    const harness = await filled();
    const [response] = await Promise.all([
      harness.get(`${A}/manifest`),
      untilSent(harness.transport).then(() =>
        harness.world.clock.advance(15_000),
      ),
    ]);
    expect(response.status).toBe(504);
    expect(response.body.error.message).toBe(
      'The Kubernetes cluster "prod-eu" did not answer within 15 s',
    );
  });

  it('reads the log of a member, of its own containers, with the permission for it', async () => {
    const harness = await filled();
    const logs = `${A}/members/a-0/logs`;
    const [response, call] = await Promise.all([
      harness.get(`${logs}?tailLines=10&container=sidecar&previous=true`),
      untilSent(harness.transport).then(sent => {
        sent.respond(200, 'one\ntwo\n');
        return sent;
      }),
    ]);
    expect(response.text).toBe('one\ntwo\n');
    expect(response.headers['x-content-type-options']).toBe('nosniff');
    expect(call.request).toMatchObject({
      path: '/api/v1/namespaces/shop/pods/a-0/log',
      query: {
        container: 'sidecar',
        tailLines: '10',
        previous: 'true',
        limitBytes: String(10 * 1024 * 1024),
      },
    });
    expect(harness.auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'log-read',
        severityLevel: 'medium',
        meta: {
          database: 'prod-eu/shop/gadget/a',
          pod: 'a-0',
          container: 'sidecar',
        },
      }),
    );

    const refused = async (path: string) => {
      const { status, body } = await harness.get(path);
      return [status, body.error.message];
    };
    expect(await refused(`${A}/members/other-0/logs`)).toEqual([
      404,
      'The database "a" has no member "other-0": its members are a-0',
    ]);
    expect(await refused(`${logs}?container=init`)).toEqual([
      400,
      'container: the member "a-0" has no container "init", only gadget, sidecar',
    ]);
    expect(await refused(`${logs}?tailLines=5001`)).toEqual([
      400,
      'tailLines: must be a whole number from 1 to 5000',
    ]);
    expect(await refused(`${logs}?follow=1`)).toEqual([
      400,
      'follow: must be true or false',
    ]);
    harness.decisions.set(databaseLogsReadPermission.name, {
      result: AuthorizeResult.DENY,
    });
    await harness.world.clock.advance(3_000);
    expect(await refused(logs)).toEqual([
      403,
      'You lack the permission databases.database.logs.read for this database',
    ]);
    expect(harness.auditor.createEvent).toHaveBeenLastCalledWith(
      expect.objectContaining({
        eventId: 'log-read',
        meta: { database: 'prod-eu/shop/gadget/a', pod: 'a-0' },
      }),
    );
    expect(harness.auditorEvent.fail).toHaveBeenLastCalledWith({
      error: expect.objectContaining({ name: 'NotAllowedError' }),
    });
    expect(await harness.transport.waiting()).toBe(0);
  });

  it('follows a log line by line until the reader goes away', async () => {
    const harness = await filled();
    const server = harness.app.listen(0);
    try {
      const { port } = server.address() as { port: number };
      const reader = new AbortController();
      const answer = fetch(
        `http://localhost:${port}${A}/members/a-0/logs?follow=true`,
        {
          signal: reader.signal,
          headers: { Authorization: mockCredentials.user.header() },
        },
      );
      const call = await untilSent(harness.transport);
      expect(call.request).toMatchObject({
        query: { follow: 'true', tailLines: '200', container: 'gadget' },
      });
      const log = call.stream();
      log.write('first\n');
      const body = (await answer).body?.getReader();
      const decoder = new TextDecoder();
      expect(decoder.decode((await body?.read())?.value)).toBe('first\n');
      log.write('second\n');
      expect(decoder.decode((await body?.read())?.value)).toBe('second\n');
      expect(call.request.signal.aborted).toBe(false);
      reader.abort();
      await new Promise<void>(resolve => {
        call.request.signal.addEventListener('abort', () => resolve());
      });
    } finally {
      server.close();
    }
  });

  it('ends a log that is followed when it has become too long', async () => {
    const harness = await filled();
    const answer = harness.get(`${A}/members/a-0/logs?follow=true`);
    const call = await untilSent(harness.transport);
    const log = call.stream();
    const mebibyte = 'x'.repeat(1024 * 1024);
    for (let written = 0; written < 51; written += 1) {
      log.write(mebibyte);
    }
    expect((await answer).text).toHaveLength(50 * 1024 * 1024);
    expect(call.request.signal.aborted).toBe(true);
    // So much text takes a busy machine a while
  }, 60_000);

  it('tells the state of the watches, the engines, and conforms to the specification on every path', async () => {
    conformance.checked.clear();
    const harness = await filled();
    harness.sources = [
      {
        kubernetesCluster: 'prod-eu',
        resource: 'gadgets.example.org',
        state: 'stale',
        since: '2026-01-01T00:00:00.000Z',
        reason: 'The Kubernetes API cannot be reached: refused',
        objects: 3,
        engines: ['gadget'],
        required: true,
      },
      {
        kubernetesCluster: 'prod-us',
        resource: 'secrets',
        state: 'forbidden',
        since: '2026-01-01T00:00:00.000Z',
        reason: 'no',
        objects: 0,
        engines: ['gadget'],
        required: false,
        optional: true,
      },
    ];
    expect((await harness.get('/sources')).body.items).toEqual(harness.sources);
    expect((await harness.get('/databases')).body.sourceProblems).toEqual([
      {
        kubernetesCluster: 'prod-eu',
        state: 'stale',
        since: '2026-01-01T00:00:00.000Z',
        reason:
          'gadgets.example.org: The Kubernetes API cannot be reached: refused',
      },
    ]);
    expect((await harness.get('/engines')).body.items).toEqual([
      {
        id: 'gadget',
        title: 'Gadget',
        operator: {
          title: 'Gadget operator',
          url: 'https://gadgets.example.org',
        },
      },
    ]);
    await harness.get(A);
    await harness.get(`${A}/events`);
    await Promise.all([
      harness.get(`${A}/manifest`),
      untilSent(harness.transport).then(call => call.respond(200, {})),
    ]);
    await Promise.all([
      harness.get(`${A}/members/a-0/logs`),
      untilSent(harness.transport).then(call => call.respond(200, 'x')),
    ]);
    expect([...conformance.checked].sort()).toEqual(
      conformance.paths.filter(path => !CHANGING.test(path)).sort(),
    );
  });
});

async function filled(): Promise<RouterHarness> {
  const harness = new RouterHarness(conformance);
  const { world } = harness;
  const eu = world.sink('gadget', 'prod-eu');
  eu.upsert(gadget('a', { team: 'shop', storage: 10 }, 'shop'));
  eu.upsert(
    gadget('b', { team: 'shop', phase: 'updating', storage: 20 }, 'shop'),
  );
  eu.upsert(gadget('c', { phase: 'failed' }));
  world
    .sink('gadget', 'prod-us')
    .upsert(gadget('a', { team: 'shop', version: '9', storage: 20 }, 'shop'));
  world.sink('pod').upsert(gadgetPod('a', 'a-0', { ready: true }, 'shop'));
  await world.clock.advance(1_000);
  return harness;
}

async function untilSent(transport: RouterHarness['transport']) {
  while ((await transport.waiting()) === 0) {
    // The route is still finding out whether it may ask
  }
  return transport.next();
}

function names(items: readonly DatabaseSummary[]): string[] {
  return items.map(({ ref }) => ref.name);
}
