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

import { ContractSession } from './ContractSession';
import { gadget, gadgetGroup } from './gadgets';

const metadataOnly =
  'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1';
const table = 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json';

/** Watches: order, resuming, selecting, bookmarks, and what happens when the past is gone. */
export function watchContract(session: () => ContractSession): void {
  const watchPath = (parameters: Record<string, string>) =>
    `${session().gadgets()}?${new URLSearchParams({
      watch: 'true',
      ...parameters,
    })}`;

  /** A label of its own keeps a test's objects apart from the others'. */
  const own = () => {
    const label = session().name('watch');
    return {
      labelSelector: `own=${label}`,
      metadata: { labels: { own: label } },
    };
  };

  const revision = async () =>
    String(
      (await session().client.get(session().gadgets())).body.metadata
        .resourceVersion,
    );

  describe('watch', () => {
    it('tells what happens after a resourceVersion, in order', async () => {
      const { client } = session();
      const { labelSelector, metadata } = own();
      const resourceVersion = await revision();
      const made = await session().makeGadget({}, metadata);
      const path = session().gadgets(String(made.metadata.name));
      const patched = await client.patch(path, 'merge', {
        spec: { replicas: 2 },
      });
      await client.delete(path);
      const watch = await client.watch(
        watchPath({ resourceVersion, labelSelector }),
      );
      expect(watch.code).toBe(200);
      const added = await watch.next();
      expect([added.type, added.object]).toEqual(['ADDED', made]);
      const modified = await watch.next();
      expect([modified.type, modified.object]).toEqual([
        'MODIFIED',
        patched.body,
      ]);
      const deleted = await watch.next();
      expect(deleted.type).toBe('DELETED');
      expect(deleted.object.metadata.uid).toBe(made.metadata.uid);
      expect(Number(deleted.object.metadata.resourceVersion)).toBeGreaterThan(
        Number(patched.body.metadata.resourceVersion),
      );
      // Live, on the same watch.
      const later = await session().makeGadget({}, metadata);
      expect(await watch.next()).toEqual({ type: 'ADDED', object: later });
      watch.close();
    });

    it('begins with what there is when no resourceVersion is said', async () => {
      const { client } = session();
      const { labelSelector, metadata } = own();
      const a = await session().makeGadget({}, metadata);
      const b = await session().makeGadget({}, metadata);
      const starts: Record<string, string>[] = [{}, { resourceVersion: '0' }];
      for (const start of starts) {
        const watch = await client.watch(
          watchPath({ ...start, labelSelector }),
        );
        const lines = [await watch.next(), await watch.next()];
        expect(lines.map(line => line.type)).toEqual(['ADDED', 'ADDED']);
        expect(
          lines.map(line => String(line.object.metadata.name)).sort(),
        ).toEqual([String(a.metadata.name), String(b.metadata.name)].sort());
        watch.close();
      }
    });

    it('tells objects that begin and cease to be selected as added and deleted', async () => {
      const { client } = session();
      const { labelSelector, metadata } = own();
      const resourceVersion = await revision();
      const made = await session().makeGadget();
      const path = session().gadgets(String(made.metadata.name));
      const watch = await client.watch(
        watchPath({ resourceVersion, labelSelector }),
      );
      await client.patch(path, 'merge', { metadata });
      expect((await watch.next()).type).toBe('ADDED');
      await client.patch(path, 'merge', { spec: { replicas: 3 } });
      expect((await watch.next()).type).toBe('MODIFIED');
      const left = await client.patch(path, 'merge', {
        metadata: { labels: { own: null } },
      });
      const gone = await watch.next();
      expect(gone.type).toBe('DELETED');
      expect(gone.object.metadata.resourceVersion).toBe(
        left.body.metadata.resourceVersion,
      );
      watch.close();
    });

    it('watches one object by its name', async () => {
      const { client } = session();
      const resourceVersion = await revision();
      const name = session().name();
      const watch = await client.watch(
        watchPath({ resourceVersion, fieldSelector: `metadata.name=${name}` }),
      );
      await session().makeGadget();
      await client.post(session().gadgets(), gadget(name));
      expect((await watch.next()).object.metadata.name).toBe(name);
      watch.close();
    });

    it('sends the initial events and marks their end', async () => {
      const { client } = session();
      const { labelSelector, metadata } = own();
      const made = await session().makeGadget({}, metadata);
      const watch = await client.watch(
        watchPath({
          labelSelector,
          sendInitialEvents: 'true',
          resourceVersionMatch: 'NotOlderThan',
          allowWatchBookmarks: 'true',
        }),
      );
      expect(await watch.next()).toEqual({ type: 'ADDED', object: made });
      const bookmark = await watch.next();
      expect(bookmark).toMatchObject({
        type: 'BOOKMARK',
        object: {
          kind: 'Gadget',
          apiVersion: `${gadgetGroup}/v1`,
          metadata: { annotations: { 'k8s.io/initial-events-end': 'true' } },
        },
      });
      expect(
        Number(bookmark.object.metadata.resourceVersion),
      ).toBeGreaterThanOrEqual(Number(made.metadata.resourceVersion));
      const next = await session().makeGadget({}, metadata);
      expect(await watch.nextEvent()).toEqual({ type: 'ADDED', object: next });
      watch.close();
    });

    it('sends a bookmark before the time is up, from which a watch resumes', async () => {
      const { client } = session();
      const { labelSelector, metadata } = own();
      const resourceVersion = await revision();
      const watch = await client.watch(
        watchPath({
          resourceVersion,
          labelSelector,
          timeoutSeconds: '6',
          allowWatchBookmarks: 'true',
        }),
      );
      // Something that this watch does not select: the bookmark moves on all the same.
      const other = await session().makeGadget();
      const lines = await watch.rest();
      const bookmark = lines[lines.length - 1];
      expect(new Set(lines.map(line => line.type))).toEqual(
        new Set(['BOOKMARK']),
      );
      const from = String(bookmark.object.metadata.resourceVersion);
      expect(Number(from)).toBeGreaterThanOrEqual(
        Number(other.metadata.resourceVersion),
      );
      const next = await session().makeGadget({}, metadata);
      const resumed = await client.watch(
        watchPath({ resourceVersion: from, labelSelector }),
      );
      expect(await resumed.next()).toEqual({ type: 'ADDED', object: next });
      resumed.close();
    });

    it('ends when the time is up', async () => {
      const watch = await session().client.watch(
        watchPath({ resourceVersion: await revision(), timeoutSeconds: '1' }),
      );
      expect(await watch.rest()).toEqual([]);
    });

    it('says that a resourceVersion is too old', async () => {
      const watch = await session().client.watch(
        watchPath({ resourceVersion: '1' }),
      );
      expect(watch.code).toBe(200);
      const [line, ...more] = await watch.rest();
      expect(line).toMatchObject({
        type: 'ERROR',
        object: {
          kind: 'Status',
          apiVersion: 'v1',
          status: 'Failure',
          reason: 'Expired',
          code: 410,
        },
      });
      expect(line.object.message).toMatch(
        /^too old resource version: 1 \(\d+\)$/,
      );
      expect(more).toEqual([]);
    });

    it('refuses watch options that make no sense', async () => {
      const { client } = session();
      const answer = await client.get(watchPath({ sendInitialEvents: 'true' }));
      expect([answer.code, answer.body.reason]).toEqual([422, 'Invalid']);
      expect(answer.body.message).toContain(
        'resourceVersionMatch: Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
      );
      const field = await client.get(watchPath({ fieldSelector: 'spec.a=b' }));
      expect(field.code).toBe(400);
    });

    it('sends metadata alone to those who ask for it', async () => {
      const { client } = session();
      const { labelSelector, metadata } = own();
      const watch = await client.watch(
        watchPath({ resourceVersion: await revision(), labelSelector }),
        { accept: metadataOnly },
      );
      const made = await session().makeGadget({}, metadata);
      expect(await watch.next()).toEqual({
        type: 'ADDED',
        object: {
          kind: 'PartialObjectMetadata',
          apiVersion: 'meta.k8s.io/v1',
          metadata: made.metadata,
        },
      });
      watch.close();
    });

    it('sends tables, the first one with columns', async () => {
      const { client } = session();
      const { labelSelector, metadata } = own();
      const watch = await client.watch(
        watchPath({ resourceVersion: await revision(), labelSelector }),
        { accept: table },
      );
      const made = await session().makeGadget({}, metadata);
      const first = await watch.next();
      expect(first).toMatchObject({
        type: 'ADDED',
        object: {
          kind: 'Table',
          rows: [{ object: { metadata: { uid: made.metadata.uid } } }],
        },
      });
      expect(first.object.columnDefinitions[0].name).toBe('Name');
      expect(first.object.rows[0].cells[1]).toBe('1Gi');
      await client.delete(session().gadgets(String(made.metadata.name)));
      const second = await watch.next();
      expect(second.type).toBe('DELETED');
      expect(second.object.columnDefinitions ?? []).toEqual([]);
      watch.close();
    });
  });
}
