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

/* eslint-disable jest/no-export -- declared here, run against the playground and against a real server */

import { Json, list } from './ContractJson';
import { ContractSession } from './ContractSession';
import { gadget, gadgetGroup } from './gadgets';

const metadataList =
  'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';
const metadataOnly =
  'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1';
const table = 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json';

function names(body: Json): string[] {
  return list(body.items).map(item => String(item.metadata.name));
}

function query(parameters: Record<string, string>): string {
  return `?${new URLSearchParams(parameters)}`;
}

/** Get and list: shapes, pages, selectors, metadata and tables. */
export function readContract(session: () => ContractSession): void {
  describe('get and list', () => {
    it('answers 404 for an object that there is not', async () => {
      const { client } = session();
      const answer = await client.get(session().gadgets('missing'));
      expect(answer.code).toBe(404);
      expect(answer.body).toEqual({
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Failure',
        message: `gadgets.${gadgetGroup} "missing" not found`,
        reason: 'NotFound',
        details: { name: 'missing', group: gadgetGroup, kind: 'gadgets' },
        code: 404,
      });
    });

    it('names kinds in items of custom resources and not in those of core kinds', async () => {
      const { client } = session();
      await session().makeGadget();
      await session().makeConfigMap({ a: 'b' });
      const gadgets = (await client.get(session().gadgets())).body;
      expect(gadgets).toMatchObject({
        kind: 'GadgetList',
        apiVersion: `${gadgetGroup}/v1`,
      });
      expect(gadgets.items[0].kind).toBe('Gadget');
      const maps = (await client.get(session().core('configmaps'))).body;
      expect(maps).toMatchObject({ kind: 'ConfigMapList', apiVersion: 'v1' });
      expect(Object.keys(maps.items[0])).not.toContain('kind');
      expect(Object.keys(maps.items[0])).not.toContain('apiVersion');
    });

    it('pages through what was there when the first page was asked for', async () => {
      const { client } = session();
      const labels = { paged: session().namespace };
      const path = session().core('secrets');
      const make = (name: string) =>
        client.post(path, {
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: { name, labels },
        });
      for (const name of ['page-a', 'page-b', 'page-c', 'page-d', 'page-e']) {
        expect((await make(name)).code).toBe(201);
      }
      const first = (await client.get(`${path}?limit=2`)).body;
      expect(names(first)).toEqual(['page-a', 'page-b']);
      expect(first.metadata.remainingItemCount).toBe(3);
      await client.delete(`${path}/page-c`);
      await make('page-cc');
      const next = (page: Json) =>
        client.get(
          path +
            query({ limit: '2', continue: String(page.metadata.continue) }),
        );
      const second = (await next(first)).body;
      expect(names(second)).toEqual(['page-c', 'page-d']);
      expect(second.metadata.resourceVersion).toBe(
        first.metadata.resourceVersion,
      );
      const third = (await next(second)).body;
      expect(names(third)).toEqual(['page-e']);
      expect(third.metadata.continue).toBeUndefined();
      expect(third.metadata.remainingItemCount).toBeUndefined();

      const selected = (
        await client.get(
          path + query({ limit: '1', labelSelector: `paged=${labels.paged}` }),
        )
      ).body;
      expect(names(selected)).toEqual(['page-a']);
      expect(selected.metadata.remainingItemCount).toBeUndefined();
      expect(
        (await client.get(names(third)[0] && path)).body.items,
      ).toHaveLength(5);
    });

    it('refuses a continue token that it did not write', async () => {
      const { client } = session();
      const answer = await client.get(
        `${session().core('configmaps')}?limit=1&continue=nonsense`,
      );
      expect([answer.code, answer.body.reason]).toEqual([400, 'BadRequest']);
    });

    it('lists as of an exact resourceVersion', async () => {
      const { client } = session();
      const path = session().core('serviceaccounts');
      const make = (name: string) =>
        client.post(path, {
          apiVersion: 'v1',
          kind: 'ServiceAccount',
          metadata: { name },
        });
      const { body } = await make('exact-a');
      await make('exact-b');
      const resourceVersion = String(body.metadata.resourceVersion);
      const exact = await client.get(
        path + query({ resourceVersion, resourceVersionMatch: 'Exact' }),
      );
      expect(exact.body.metadata.resourceVersion).toBe(resourceVersion);
      expect(names(exact.body)).toContain('exact-a');
      expect(names(exact.body)).not.toContain('exact-b');
      const fresh = await client.get(
        path + query({ resourceVersion, resourceVersionMatch: 'NotOlderThan' }),
      );
      expect(names(fresh.body)).toContain('exact-a');
    });

    it('refuses list options that make no sense', async () => {
      const { client } = session();
      const path = session().core('configmaps');
      for (const parameters of [
        { resourceVersionMatch: 'Exact' },
        { resourceVersion: '0', resourceVersionMatch: 'Exact' },
        { resourceVersion: '1', resourceVersionMatch: 'Sometimes' },
        { sendInitialEvents: 'true' },
      ]) {
        const answer = await client.get(path + query(parameters as never));
        expect([parameters, answer.code]).toEqual([parameters, 422]);
        expect(answer.body.reason).toBe('Invalid');
      }
      const future = await client.get(
        path + query({ resourceVersion: '999999999' }),
      );
      expect([future.code, future.body.reason]).toEqual([504, 'Timeout']);
      expect(future.body.details.causes[0].reason).toBe(
        'ResourceVersionTooLarge',
      );
    });

    it('selects by labels', async () => {
      const { client } = session();
      const path = session().gadgets();
      const make = (name: string, labels: Record<string, string>) =>
        client.post(path, gadget(name, {}, { labels }));
      const set = session().name('set');
      await make('lab-a', { set, tier: 'front' });
      await make('lab-b', { set, tier: 'back' });
      await make('lab-c', { set });
      const select = async (selector: string) =>
        names(
          (
            await client.get(
              path + query({ labelSelector: `set=${set},${selector}` }),
            )
          ).body,
        );
      expect(await select('tier=front')).toEqual(['lab-a']);
      expect(await select('tier==back')).toEqual(['lab-b']);
      expect(await select('tier!=front')).toEqual(['lab-b', 'lab-c']);
      expect(await select('tier in (front, back)')).toEqual(['lab-a', 'lab-b']);
      expect(await select('tier notin (front)')).toEqual(['lab-b', 'lab-c']);
      expect(await select('tier')).toEqual(['lab-a', 'lab-b']);
      expect(await select('!tier')).toEqual(['lab-c']);
      const bad = await client.get(path + query({ labelSelector: 'a in b' }));
      expect([bad.code, bad.body.reason]).toEqual([400, 'BadRequest']);
    });

    it('selects by the fields that a kind allows', async () => {
      const { client } = session();
      const { metadata } = await session().makeGadget();
      const one = await client.get(
        session().gadgets() +
          query({ fieldSelector: `metadata.name=${metadata.name}` }),
      );
      expect(names(one.body)).toEqual([String(metadata.name)]);

      const events = session().core('events');
      const event = (name: string, about: string, reason: string) =>
        client.post(events, {
          apiVersion: 'v1',
          kind: 'Event',
          metadata: { name },
          involvedObject: {
            kind: 'Gadget',
            name: about,
            namespace: session().namespace,
          },
          reason,
          message: 'm',
          type: 'Warning',
        });
      await event('ev-a', 'x', 'Failed');
      await event('ev-b', 'y', 'Failed');
      await event('ev-c', 'x', 'Created');
      const found = await client.get(
        events +
          query({
            fieldSelector:
              'involvedObject.name=x,involvedObject.kind=Gadget,type=Warning',
          }),
      );
      expect(names(found.body)).toEqual(['ev-a', 'ev-c']);
      const others = await client.get(
        events +
          query({ fieldSelector: 'involvedObject.name=x,reason!=Failed' }),
      );
      expect(names(others.body)).toEqual(['ev-c']);
    });

    it('refuses fields that a kind does not allow, in its words', async () => {
      const { client } = session();
      const refusal = async (path: string) => {
        const answer = await client.get(
          path + query({ fieldSelector: 'spec.foo=bar' }),
        );
        expect([answer.code, answer.body.reason]).toEqual([400, 'BadRequest']);
        return answer.body.message;
      };
      expect(await refusal(session().core('pods'))).toBe(
        'field label not supported: spec.foo',
      );
      expect(await refusal(session().gadgets())).toBe(
        'field label not supported: spec.foo',
      );
      expect(await refusal(session().core('configmaps'))).toBe(
        '"spec.foo" is not a known field selector: only "metadata.name", "metadata.namespace"',
      );
    });

    it('answers metadata alone to those who ask for it', async () => {
      const { client } = session();
      const { metadata } = await session().makeConfigMap(
        { secret: 'value' },
        { labels: { partial: 'yes' } },
      );
      const { body } = await client.get(
        session().core('configmaps') + query({ labelSelector: 'partial=yes' }),
        { accept: metadataList },
      );
      expect(body).toMatchObject({
        kind: 'PartialObjectMetadataList',
        apiVersion: 'meta.k8s.io/v1',
        items: [
          { metadata: { name: metadata.name, labels: { partial: 'yes' } } },
        ],
      });
      expect(Object.keys(body.items[0])).not.toContain('data');
      const one = await client.get(
        session().core('configmaps', String(metadata.name)),
        { accept: metadataOnly },
      );
      expect(one.body).toEqual({
        kind: 'PartialObjectMetadata',
        apiVersion: 'meta.k8s.io/v1',
        metadata: expect.objectContaining({ uid: metadata.uid }),
      });
    });

    it('answers tables, with the columns of the CRD', async () => {
      const { client } = session();
      const { metadata } = await session().makeGadget({ replicas: 4 });
      const { body } = await client.get(
        session().gadgets() +
          query({ fieldSelector: `metadata.name=${metadata.name}` }),
        { accept: table },
      );
      expect(body).toMatchObject({
        kind: 'Table',
        apiVersion: 'meta.k8s.io/v1',
      });
      expect(
        list(body.columnDefinitions).map(column => [
          String(column.name),
          String(column.type),
          Number(column.priority),
        ]),
      ).toEqual([
        ['Name', 'string', 0],
        ['Size', 'string', 0],
        ['Replicas', 'integer', 0],
        ['Ready', 'string', 1],
        ['Age', 'date', 0],
      ]);
      expect(body.rows).toEqual([
        {
          cells: [
            metadata.name,
            '1Gi',
            4,
            null,
            expect.stringMatching(/^\d+s$/),
          ],
          object: expect.objectContaining({
            kind: 'PartialObjectMetadata',
            apiVersion: 'meta.k8s.io/v1',
          }),
        },
      ]);
    });

    it('answers tables of core kinds', async () => {
      const { client } = session();
      const columns = async (path: string) => {
        const { body } = await client.get(path, { accept: table });
        return list(body.columnDefinitions)
          .filter(column => Number(column.priority) === 0)
          .map(column => String(column.name));
      };
      expect(await columns(session().core('pods'))).toEqual([
        'Name',
        'Ready',
        'Status',
        'Restarts',
        'Age',
      ]);
      expect(await columns(session().statefulSets())).toEqual([
        'Name',
        'Ready',
        'Age',
      ]);
      expect(await columns(session().core('services'))).toEqual([
        'Name',
        'Type',
        'Cluster-IP',
        'External-IP',
        'Port(s)',
        'Age',
      ]);
      expect(await columns(session().core('secrets'))).toEqual([
        'Name',
        'Type',
        'Data',
        'Age',
      ]);
      expect(await columns(session().core('persistentvolumeclaims'))).toEqual([
        'Name',
        'Status',
        'Volume',
        'Capacity',
        'Access Modes',
        'StorageClass',
        'VolumeAttributesClass',
        'Age',
      ]);
      expect(await columns(session().core('events'))).toEqual([
        'Last Seen',
        'Type',
        'Reason',
        'Object',
        'Message',
      ]);
    });

    it('answers YAML to those who ask for it', async () => {
      const { client } = session();
      const { metadata } = await session().makeConfigMap({ a: 'b' });
      const answer = await client.get(
        session().core('configmaps', String(metadata.name)),
        { accept: 'application/yaml' },
      );
      expect(answer.headers['content-type']).toBe('application/yaml');
      expect(answer.text).toMatch(/^kind: ConfigMap$/m);
      const none = await client.get(session().core('configmaps'), {
        accept: 'text/html',
      });
      expect([none.code, none.body.reason]).toEqual([406, 'NotAcceptable']);
    });

    it('shows the same Events in both of their groups', async () => {
      const { client } = session();
      const name = session().name('seen');
      await client.post(session().core('events'), {
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name },
        involvedObject: {
          kind: 'Pod',
          name: 'p',
          namespace: session().namespace,
        },
        reason: 'Seen',
        message: 'twice',
        type: 'Normal',
        count: 3,
      });
      const { body } = await client.get(
        `/apis/events.k8s.io/v1/namespaces/${
          session().namespace
        }/events/${name}`,
      );
      expect(body).toMatchObject({
        apiVersion: 'events.k8s.io/v1',
        kind: 'Event',
        regarding: { kind: 'Pod', name: 'p' },
        note: 'twice',
        reason: 'Seen',
        deprecatedCount: 3,
      });
    });

    it('serves a custom resource in all its versions, and warns of the deprecated one', async () => {
      const { client } = session();
      const { metadata } = await session().makeGadget();
      const answer = await client.get(
        session().gadgets(String(metadata.name)).replace('/v1/', '/v1beta1/'),
      );
      expect(answer.body).toMatchObject({
        apiVersion: `${gadgetGroup}/v1beta1`,
        metadata: { uid: metadata.uid },
      });
      expect(answer.warnings).toEqual([
        `${gadgetGroup}/v1beta1 Gadget is deprecated; use ${gadgetGroup}/v1 Gadget`,
      ]);
    });
  });
}
