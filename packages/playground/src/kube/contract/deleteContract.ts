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
import { gadgetGroup } from './gadgets';

const finalizers = [`${gadgetGroup}/wait`];

/** Deletion: answers, preconditions, finalizers, owners and their dependents, collections. */
export function deleteContract(session: () => ContractSession): void {
  const pathOf = (object: Json) =>
    session().gadgets(String(object.metadata.name));
  const mapPathOf = (object: Json) =>
    session().core('configmaps', String(object.metadata.name));
  const ownedBy = (owner: Json, more: Record<string, unknown> = {}) => ({
    ownerReferences: [
      {
        apiVersion: owner.apiVersion,
        kind: owner.kind,
        name: owner.metadata.name,
        uid: owner.metadata.uid,
        ...more,
      },
    ],
  });
  const gone = (path: string) =>
    session().eventually(
      () => session().client.get(path),
      answer => answer.code === 404,
    );

  describe('delete', () => {
    it('answers what it deleted', async () => {
      const { client } = session();
      const made = await session().makeGadget();
      const { code, body } = await client.delete(pathOf(made));
      expect(code).toBe(200);
      expect(body).toEqual({
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Success',
        details: {
          name: made.metadata.name,
          group: gadgetGroup,
          kind: 'gadgets',
          uid: made.metadata.uid,
        },
      });
      expect((await client.delete(pathOf(made))).code).toBe(404);
    });

    it('minds preconditions and dry runs', async () => {
      const { client } = session();
      const made = await session().makeGadget();
      const { code, body } = await client.delete(pathOf(made), {
        preconditions: { uid: 'other' },
      });
      expect([code, body.reason]).toEqual([409, 'Conflict']);
      expect(body.message).toBe(
        `Operation cannot be fulfilled on Gadget.${gadgetGroup} "${made.metadata.name}": the UID in the precondition (other) does not match the UID in record (${made.metadata.uid}). The object might have been deleted and then recreated`,
      );
      const version = await client.delete(pathOf(made), {
        preconditions: { resourceVersion: '1' },
      });
      expect(version.code).toBe(409);
      const dry = await client.delete(`${pathOf(made)}?dryRun=All`);
      expect(dry.code).toBe(200);
      expect((await client.get(pathOf(made))).body).toEqual(made);
      const right = await client.delete(pathOf(made), {
        preconditions: { uid: made.metadata.uid },
      });
      expect(right.code).toBe(200);
    });

    it('waits for finalizers', async () => {
      const { client } = session();
      const made = await session().makeGadget({}, { finalizers });
      const { code, body } = await client.delete(pathOf(made));
      expect(code).toBe(200);
      expect(body).toMatchObject({
        kind: 'Gadget',
        metadata: {
          name: made.metadata.name,
          deletionGracePeriodSeconds: 0,
          generation: 2,
        },
      });
      expect(body.metadata.deletionTimestamp).toMatch(/Z$/);
      const again = await client.delete(pathOf(made));
      expect(again.body.metadata.resourceVersion).toBe(
        body.metadata.resourceVersion,
      );
      const more = await client.patch(pathOf(made), 'merge', {
        metadata: { deletionTimestamp: null },
      });
      expect(more.body.metadata.deletionTimestamp).toBe(
        body.metadata.deletionTimestamp,
      );
      const freed = await client.patch(pathOf(made), 'merge', {
        metadata: { finalizers: null },
      });
      expect(freed.code).toBe(200);
      expect((await client.get(pathOf(made))).code).toBe(404);
    });

    it('deletes dependents in the background, but those of living owners', async () => {
      const { client } = session();
      const owner = await session().makeGadget();
      const other = await session().makeGadget();
      const only = await session().makeConfigMap({}, ownedBy(owner));
      const shared = await session().makeConfigMap(
        {},
        {
          ownerReferences: [
            ...ownedBy(owner).ownerReferences,
            ...ownedBy(other).ownerReferences,
          ],
        },
      );
      await client.delete(pathOf(owner));
      await gone(mapPathOf(only));
      const kept = await session().eventually(
        () => client.get(mapPathOf(shared)),
        answer => list(answer.body.metadata?.ownerReferences).length === 1,
      );
      expect(kept.body.metadata.ownerReferences[0].uid).toBe(
        other.metadata.uid,
      );
    });

    it('deletes dependents first in the foreground', async () => {
      const { client } = session();
      const owner = await session().makeGadget();
      const dependent = await session().makeConfigMap(
        {},
        {
          ...ownedBy(owner, { blockOwnerDeletion: true }),
          finalizers,
        },
      );
      const { body } = await client.delete(pathOf(owner), {
        propagationPolicy: 'Foreground',
      });
      expect(body.metadata.finalizers).toEqual(['foregroundDeletion']);
      await session().eventually(
        () => client.get(mapPathOf(dependent)),
        answer => answer.body.metadata.deletionTimestamp !== undefined,
      );
      expect((await client.get(pathOf(owner))).code).toBe(200);
      await client.patch(mapPathOf(dependent), 'merge', {
        metadata: { finalizers: null },
      });
      await gone(mapPathOf(dependent));
      await gone(pathOf(owner));
    });

    it('leaves orphans', async () => {
      const { client } = session();
      const owner = await session().makeGadget();
      const dependent = await session().makeConfigMap({}, ownedBy(owner));
      await client.delete(pathOf(owner), { propagationPolicy: 'Orphan' });
      await gone(pathOf(owner));
      const { body } = await client.get(mapPathOf(dependent));
      expect(body.metadata.ownerReferences).toBeUndefined();
    });

    it('deletes a collection, as far as it is selected', async () => {
      const { client } = session();
      const label = session().name('bulk');
      const metadata = { labels: { bulk: label } };
      const doomed = [
        await session().makeGadget({}, metadata),
        await session().makeGadget({}, metadata),
      ];
      const spared = await session().makeGadget();
      const { code, body } = await client.delete(
        `${session().gadgets()}?labelSelector=bulk%3D${label}`,
      );
      expect(code).toBe(200);
      expect(body.kind).toBe('GadgetList');
      expect(list(body.items)).toHaveLength(2);
      for (const object of doomed) {
        expect((await client.get(pathOf(object))).code).toBe(404);
      }
      expect((await client.get(pathOf(spared))).code).toBe(200);
    });

    it('takes everything in a namespace with it', async () => {
      const { client } = session();
      const name = `${session().namespace}-sub`;
      await client.post('/api/v1/namespaces', {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name },
      });
      const path = `/api/v1/namespaces/${name}`;
      const made = await client.post(`${path}/configmaps`, {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'held', finalizers },
      });
      expect(made.code).toBe(201);
      const { body } = await client.delete(path);
      expect(body).toMatchObject({
        kind: 'Namespace',
        metadata: { deletionTimestamp: expect.any(String) },
        status: { phase: 'Terminating' },
      });
      const late = await client.post(`${path}/configmaps`, {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'late' },
      });
      expect(late.code).toBe(403);
      expect(late.body.message).toBe(
        `configmaps "late" is forbidden: unable to create new content in namespace ${name} because it is being terminated`,
      );
      await session().eventually(
        () => client.get(`${path}/configmaps/held`),
        answer => answer.body.metadata?.deletionTimestamp !== undefined,
      );
      await client.patch(`${path}/configmaps/held`, 'merge', {
        metadata: { finalizers: null },
      });
      await gone(path);
    });
  });

  describe('pods', () => {
    const pod = (name: string) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name },
      spec: { containers: [{ name: 'main', image: 'busybox:1' }] },
    });

    it('are pending, and gone at once as long as they run nowhere', async () => {
      const { client } = session();
      const name = session().name('pod');
      const made = await client.post(session().core('pods'), pod(name));
      expect(made.body.status).toMatchObject({
        phase: 'Pending',
        qosClass: 'BestEffort',
      });
      const { body } = await client.delete(session().core('pods', name));
      expect(body).toMatchObject({ kind: 'Pod', metadata: { name } });
      await gone(session().core('pods', name));
    });

    it('want containers', async () => {
      const { client } = session();
      const { code, body } = await client.post(session().core('pods'), {
        ...pod(session().name('pod')),
        spec: {},
      });
      expect(code).toBe(422);
      expect(body.message).toContain('spec.containers: Required value');
    });

    it('can be evicted', async () => {
      const { client } = session();
      const name = session().name('pod');
      await client.post(session().core('pods'), pod(name));
      const { code, body } = await client.post(
        session().core('pods', name, 'eviction'),
        { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name } },
      );
      expect([code, body.kind, body.status]).toEqual([
        201,
        'Status',
        'Success',
      ]);
      await gone(session().core('pods', name));
    });
  });
}
