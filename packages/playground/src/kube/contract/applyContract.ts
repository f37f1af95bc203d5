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

/** The entry of a manager in `managedFields`. */
function managerIn(object: Json, manager: string): Json | undefined {
  return list(object.metadata.managedFields).find(
    entry => String(entry.manager) === manager,
  );
}

/** Server-side apply: who owns what, conflicts, force, and what is taken away. */
export function applyContract(session: () => ContractSession): void {
  const apply = (
    name: string,
    manager: string,
    spec: Record<string, unknown>,
    query = '',
  ) =>
    session().client.apply(
      `${session().gadgets(name)}?fieldManager=${manager}${query}`,
      {
        apiVersion: `${gadgetGroup}/v1`,
        kind: 'Gadget',
        metadata: { name },
        spec,
      },
    );

  describe('server-side apply', () => {
    it('makes an object, and says who owns what', async () => {
      const name = session().name();
      const { code, body } = await apply(name, 'alice', {
        size: '3Gi',
        tags: ['a'],
        parts: [{ name: 'p', color: 'red' }],
      });
      expect(code).toBe(201);
      expect(body.spec).toEqual({
        size: '3Gi',
        replicas: 1,
        mode: 'safe',
        tags: ['a'],
        parts: [{ name: 'p', color: 'red', weight: 7 }],
      });
      expect(body.metadata.managedFields).toEqual([
        {
          manager: 'alice',
          operation: 'Apply',
          apiVersion: `${gadgetGroup}/v1`,
          time: expect.any(String),
          fieldsType: 'FieldsV1',
          fieldsV1: {
            'f:spec': {
              'f:size': {},
              'f:tags': { 'v:"a"': {} },
              'f:parts': {
                'k:{"name":"p"}': { '.': {}, 'f:name': {}, 'f:color': {} },
              },
            },
          },
        },
      ]);
    });

    it('changes nothing when applied again', async () => {
      const name = session().name();
      const first = await apply(name, 'alice', { size: '3Gi' });
      const again = await apply(name, 'alice', { size: '3Gi' });
      expect(again.code).toBe(200);
      expect(again.body).toEqual(first.body);
    });

    it('takes away what is applied no more and nobody else owns', async () => {
      const name = session().name();
      await apply(name, 'alice', {
        size: '3Gi',
        note: 'abc',
        options: { a: '1', b: '2' },
        parts: [{ name: 'p' }, { name: 'q' }],
      });
      await apply(name, 'bob', { size: '3Gi', options: { a: '1' } });
      const { body } = await apply(name, 'alice', {
        size: '3Gi',
        options: { c: '3' },
        parts: [{ name: 'q' }],
      });
      expect(body.spec.note).toBeUndefined();
      expect(body.spec.options).toEqual({ a: '1', c: '3' });
      expect(list(body.spec.parts).map(part => part.name)).toEqual(['q']);
    });

    it('refuses to change what another manager owns, unless it is forced', async () => {
      const name = session().name();
      await apply(name, 'alice', { size: '3Gi', replicas: 3 });
      const one = await apply(name, 'bob', { size: '3Gi', replicas: 4 });
      expect(one.code).toBe(409);
      expect(one.body).toMatchObject({
        reason: 'Conflict',
        message:
          'Apply failed with 1 conflict: conflict with "alice": .spec.replicas',
        details: {
          causes: [
            {
              reason: 'FieldManagerConflict',
              message: 'conflict with "alice"',
              field: '.spec.replicas',
            },
          ],
        },
      });
      const two = await apply(name, 'bob', { size: '4Gi', replicas: 4 });
      expect(two.body.message).toBe(
        'Apply failed with 2 conflicts: conflicts with "alice":\n- .spec.replicas\n- .spec.size',
      );
      const forced = await apply(
        name,
        'bob',
        { size: '3Gi', replicas: 4 },
        '&force=true',
      );
      expect(forced.code).toBe(200);
      expect(forced.body.spec.replicas).toBe(4);
      expect(managerIn(forced.body, 'alice')?.fieldsV1).toEqual({
        'f:spec': { 'f:size': {} },
      });
      expect(managerIn(forced.body, 'bob')?.fieldsV1).toEqual({
        'f:spec': { 'f:size': {}, 'f:replicas': {} },
      });
    });

    it('meets those who write without applying', async () => {
      const { client } = session();
      const name = session().name();
      await client.post(
        `${session().gadgets()}?fieldManager=writer`,
        gadget(name, { replicas: 2 }),
      );
      const { code, body } = await apply(name, 'alice', {
        size: '1Gi',
        replicas: 5,
      });
      expect(code).toBe(409);
      expect(body.message).toBe(
        `Apply failed with 1 conflict: conflict with "writer" using ${gadgetGroup}/v1: .spec.replicas`,
      );
      const same = await apply(name, 'alice', { size: '1Gi', replicas: 2 });
      expect(same.code).toBe(200);
      await client.patch(session().gadgets(name), 'merge', {
        spec: { replicas: 6 },
      });
      const after = await client.get(session().gadgets(name));
      expect(managerIn(after.body, 'alice')?.fieldsV1).toEqual({
        'f:spec': { 'f:size': {} },
      });
      expect(managerIn(after.body, 'contract')).toMatchObject({
        operation: 'Update',
        fieldsV1: { 'f:spec': { 'f:replicas': {} } },
      });
    });

    it('records who writes the status', async () => {
      const { client } = session();
      const made = await session().makeGadget();
      const { body } = await client.patch(
        `${session().gadgets(
          String(made.metadata.name),
          'status',
        )}?fieldManager=operator`,
        'merge',
        { status: { phase: 'Ready' } },
      );
      expect(managerIn(body, 'operator')).toMatchObject({
        operation: 'Update',
        subresource: 'status',
        fieldsV1: { 'f:status': { '.': {}, 'f:phase': {} } },
      });
    });

    it('merges lists of core kinds by their keys', async () => {
      const { client } = session();
      const name = session().name('svc');
      const path = session().core('services', name);
      const service = (ports: unknown[]) => ({
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name },
        spec: { selector: { app: 'a' }, ports },
      });
      await client.apply(
        `${path}?fieldManager=alice`,
        service([{ name: 'db', port: 5432 }]),
      );
      const { body, code } = await client.apply(`${path}?fieldManager=bob`, {
        ...service([{ name: 'rest', port: 8008 }]),
        spec: { ports: [{ name: 'rest', port: 8008 }] },
      });
      expect(code).toBe(200);
      expect(list(body.spec.ports).map(port => port.port)).toEqual([
        5432, 8008,
      ]);
    });

    it('wants to know who applies, and keeps nothing of a dry run', async () => {
      const { client } = session();
      const name = session().name();
      const anonymous = await client.apply(session().gadgets(name), {
        apiVersion: `${gadgetGroup}/v1`,
        kind: 'Gadget',
        metadata: { name },
        spec: { size: '1Gi' },
      });
      expect([anonymous.code, anonymous.body.reason]).toEqual([422, 'Invalid']);
      expect(anonymous.body.message).toContain(
        'fieldManager: Required value: is required for apply patch',
      );
      const dry = await apply(name, 'alice', { size: '1Gi' }, '&dryRun=All');
      expect([200, 201]).toContain(dry.code);
      expect((await client.get(session().gadgets(name))).code).toBe(404);
    });

    it('refuses fields that the schema does not know', async () => {
      const name = session().name();
      const { code, body } = await apply(name, 'alice', {
        size: '1Gi',
        foo: 1,
      });
      expect([code, body.reason]).toEqual([500, undefined]);
      expect(body.message).toBe(
        `failed to create typed patch object (/${name}; ${gadgetGroup}/v1, Kind=Gadget): .spec.foo: field not declared in schema`,
      );
    });
  });
}
