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

import { MapSink } from '../__testUtils__/MapSink';
import {
  ScriptedCall,
  ScriptedTransport,
} from '../__testUtils__/ScriptedTransport';
import { settle, TestClock } from '../__testUtils__/TestClock';
import { KubeUnreachableError, ServedResource } from '../kube';
import { ResourceWatcher } from './ResourceWatcher';
import { defaultWatchLimits } from './WatchLimits';
import { WatchTarget } from './WatchTarget';

const limits = { ...defaultWatchLimits, pageSize: 2 };

const target: WatchTarget = {
  kubernetesCluster: 'prod-eu',
  group: 'example.org',
  versions: ['v1'],
  plural: 'things',
  labelSelector: 'app=thing',
  representation: 'object',
};

describe('ResourceWatcher', () => {
  it('lists page by page, watches from there, and resumes where a watch ended', async () => {
    const { transport, sink, watcher, clock } = start();

    const first = await transport.next();
    expect(first.request).toMatchObject({
      kubernetesCluster: 'prod-eu',
      path: '/apis/example.org/v1/things',
      query: { limit: '2', labelSelector: 'app=thing' },
    });
    expect(watcher.status.state).toBe('connecting');
    first.respond(200, list([thing('a', 1), thing('b', 1)], '10', 'page-2'));
    const second = await transport.next();
    expect(second.request.query).toMatchObject({ continue: 'page-2' });
    second.respond(200, list([thing('c', 1)], '10'));

    const watch = await transport.next();
    expect(watch.request).toMatchObject({
      query: {
        watch: 'true',
        allowWatchBookmarks: 'true',
        resourceVersion: '10',
        labelSelector: 'app=thing',
      },
    });
    expect(watcher.status).toMatchObject({ state: 'live', objects: 3 });
    expect([...sink.objects.keys()]).toEqual(['a', 'b', 'c']);

    const stream = watch.stream();
    stream.event('ADDED', thing('d', 1, '11'));
    stream.event('MODIFIED', thing('a', 2, '12'));
    stream.event('DELETED', thing('b', 1, '13'));
    stream.event('BOOKMARK', thing('', 0, '20'));
    await settle();
    expect(Object.fromEntries(sink.objects)).toEqual({ a: 2, c: 1, d: 1 });
    expect(watcher.status).toMatchObject({ state: 'live', objects: 3 });

    await clock.advance(60_000);
    stream.end();
    await clock.advance(1_000);
    const resumed = await transport.next();
    expect(resumed.request.query?.resourceVersion).toBe('20');
    expect(watcher.status.state).toBe('live');
  });

  it('reads events across chunk borders and multi-byte characters, and ignores half a line at the end', async () => {
    const { transport, sink, clock } = start();
    (await transport.next()).respond(200, list([], '10'));
    const stream = (await transport.next()).stream();

    const line = Buffer.from(
      `${JSON.stringify({
        type: 'ADDED',
        object: thing('größe-日本', '🐘 viel', '11'),
      })}\n`,
    );
    for (const byte of line) {
      stream.write(Buffer.from([byte]));
    }
    stream.write('{"type":"ADDED","object":{"metadata":{"na');
    await settle();
    stream.end();
    await clock.advance(2_000);

    expect(Object.fromEntries(sink.objects)).toEqual({
      'größe-日本': '🐘 viel',
    });
    // Closed so soon, it first asks whether the API answers at all, and goes on from the event
    const probe = await transport.next();
    expect(probe.request.query?.limit).toBe('1');
    probe.respond(200, list([], '11'));
    expect((await transport.next()).request.query?.resourceVersion).toBe('11');
  });

  it.each([
    ['a status', (call: ScriptedCall) => call.respond(410, status('expired'))],
    [
      'an event',
      (call: ScriptedCall) =>
        call.stream().event('ERROR', { kind: 'Status', code: 410 }),
    ],
    [
      'a line that cannot be read',
      (call: ScriptedCall) => call.stream().write('{"type":"ADDED",\n'),
    ],
  ])(
    'lists again after %s and drops what is not on the new list',
    async (_what, expire) => {
      const { transport, sink, watcher, clock } = start();
      (await transport.next()).respond(
        200,
        list([thing('a', 1), thing('b', 1)], '10'),
      );
      expire(await transport.next());
      await clock.advance(1_000);

      const again = await transport.next();
      expect(again.request.query).toEqual({
        limit: '2',
        labelSelector: 'app=thing',
      });
      expect(watcher.status.state).toBe('live');
      expect([...sink.objects.keys()]).toEqual(['a', 'b']);
      again.respond(200, list([thing('b', 2), thing('c', 1)], '30'));
      await settle();
      expect(Object.fromEntries(sink.objects)).toEqual({ b: 2, c: 1 });
      expect((await transport.next()).request.query?.resourceVersion).toBe(
        '30',
      );
    },
  );

  it('starts the list over when it grows too old while it is read, without dropping what was known', async () => {
    const { transport, sink, clock } = start();
    (await transport.next()).respond(
      200,
      list([thing('a', 1), thing('b', 1)], '10', 'page-2'),
    );
    (await transport.next()).respond(410, status('continue token expired'));
    await settle();
    expect([...sink.objects.keys()]).toEqual(['a', 'b']);
    await clock.advance(1_000);
    const again = await transport.next();
    expect(again.request.query?.continue).toBeUndefined();
    again.respond(200, list([thing('b', 1)], '12'));
    await settle();
    expect([...sink.objects.keys()]).toEqual(['b']);
  });

  it('waits as long as it is asked to by 429', async () => {
    const { transport, watcher, clock } = start();
    (await transport.next()).respond(429, status('slow down'), {
      'retry-after': '17',
    });
    await clock.advance(16_900);
    expect(await transport.waiting()).toBe(0);
    expect(watcher.status).toMatchObject({
      state: 'failed',
      reason: 'The Kubernetes API is too busy to answer: slow down',
    });
    await clock.advance(1_000);
    (await transport.next()).respond(200, list([], '10'));
    await settle();
    expect(watcher.status.state).toBe('live');
    expect(watcher.status.reason).toBeUndefined();
  });

  it('waits longer after each failure, up to a limit, and says since when', async () => {
    const { transport, watcher, clock } = start();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 10; attempt += 1) {
      (await transport.next()).respond(503, status('etcd is gone'));
      await settle();
      const from = clock.now();
      while ((await transport.waiting()) === 0) {
        await clock.advance(clock.untilNext ?? 0);
      }
      waits.push(clock.now() - from);
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits[0]).toBeLessThan(1_000);
    expect(waits[9]).toBeGreaterThanOrEqual(30_000);
    expect(waits[9]).toBeLessThanOrEqual(60_000);
    expect(watcher.status).toMatchObject({
      state: 'failed',
      reason: 'The Kubernetes API answered 503: etcd is gone',
      since: Date.parse('2026-01-01T00:00:00.000Z'),
    });
  });

  it('tries what is forbidden again now and then, and is live once it is allowed', async () => {
    const { transport, watcher, clock } = start();
    (await transport.next()).respond(
      403,
      status('things is forbidden: User "portal" cannot list'),
    );
    await clock.advance(limits.forbiddenMs - 100);
    expect(await transport.waiting()).toBe(0);
    expect(watcher.status).toMatchObject({
      state: 'forbidden',
      reason: expect.stringContaining('User "portal" cannot list'),
    });
    await clock.advance(200);
    (await transport.next()).respond(200, list([thing('a', 1)], '10'));
    await settle();
    expect(watcher.status).toMatchObject({ state: 'live', objects: 1 });
  });

  it('becomes stale, keeps what it knows, and goes on from there', async () => {
    const { transport, sink, watcher, clock, onStatus } = start();
    (await transport.next()).respond(200, list([thing('a', 1)], '10'));
    (await transport.next()).fail('connect ECONNREFUSED');
    await settle();
    expect(watcher.status).toMatchObject({
      state: 'stale',
      reason: 'The Kubernetes API cannot be reached: connect ECONNREFUSED',
    });
    const { since } = watcher.status;
    await clock.advance(1_000);
    (await transport.next()).fail('read ECONNRESET');
    await clock.advance(2_000);
    expect(onStatus.mock.calls).toEqual([['state'], ['state'], ['reason']]);
    expect(watcher.status).toMatchObject({ state: 'stale', since });
    expect([...sink.objects.keys()]).toEqual(['a']);

    const probe = await transport.next();
    expect(probe.request.query?.limit).toBe('1');
    probe.respond(401, status('token expired'));
    await clock.advance(5_000);
    (await transport.next()).respond(200, list([], '15'));
    await settle();
    expect(watcher.status.state).toBe('live');
    expect((await transport.next()).request.query?.resourceVersion).toBe('10');
  });

  it('opens a silent watch again, and finds out that the API hangs, however many lists are waited for', async () => {
    let lists = 0;
    const { transport, watcher, clock } = start({
      enterList: () => {
        lists += 1;
        return lists === 1 ? Promise.resolve(() => {}) : new Promise(() => {});
      },
    });
    (await transport.next()).respond(200, list([thing('a', 1)], '10'));
    const call = await transport.next();
    const stream = call.stream();
    await clock.advance(limits.silenceMs - 1_000);
    stream.event('BOOKMARK', thing('', 0, '11'));
    await clock.advance(limits.silenceMs - 1_000);
    expect(call.request.signal.aborted).toBe(false);
    await clock.advance(2_000);
    expect(call.request.signal.aborted).toBe(true);

    const probe = await transport.next();
    await clock.advance(limits.listMs);
    expect(probe.request.signal.aborted).toBe(true);
    expect(watcher.status).toMatchObject({
      state: 'stale',
      reason: 'The Kubernetes API did not answer within 30 s.',
    });
  });

  it('loses patience sooner with a watch that used to talk all the time, and when told of another dead one', async () => {
    const { transport, watcher, clock, onSilence } = start();
    (await transport.next()).respond(200, list([thing('a', 1)], '10'));
    const chatty = await transport.next();
    const stream = chatty.stream();
    for (let beat = 11; beat < 100; beat += 1) {
      stream.event('MODIFIED', thing('a', beat, String(beat)));
      await clock.advance(5_000);
    }
    watcher.suspect();
    expect(chatty.request.signal.aborted).toBe(false);
    await clock.advance(limits.chattySilenceMs);
    expect(chatty.request.signal.aborted).toBe(true);
    expect(onSilence).toHaveBeenCalledTimes(1);

    (await transport.next()).respond(200, list([], '30'));
    const quiet = await transport.next();
    expect(quiet.request.query?.resourceVersion).toBe('99');
    quiet.stream();
    await clock.advance(limits.chattySilenceMs);
    expect(quiet.request.signal.aborted).toBe(false);
    watcher.suspect();
    expect(quiet.request.signal.aborted).toBe(true);
    await clock.advance(1_000);
    (await transport.next()).respond(200, list([], '30'));
    expect((await transport.next()).request.query?.watch).toBe('true');
    expect(watcher.status.state).toBe('live');
  });

  it('gives up a list that is not answered', async () => {
    const { transport, watcher, clock } = start();
    const call = await transport.next();
    await clock.advance(limits.listMs);
    expect(call.request.signal.aborted).toBe(true);
    expect(watcher.status).toMatchObject({
      state: 'failed',
      reason: 'The Kubernetes API did not answer within 30 s.',
    });
  });

  it('looks for an absent resource again, and forgets one that was removed', async () => {
    let served: ServedResource | undefined;
    const { transport, sink, watcher, clock } = start({
      discover: async () => served,
    });
    await settle();
    expect(watcher.status.state).toBe('absent');
    served = { version: 'v1', namespaced: true };
    expect(await transport.waiting()).toBe(0);
    await clock.advance(limits.absentMs * 1.13);
    (await transport.next()).respond(200, list([thing('a', 1)], '10'));
    const stream = (await transport.next()).stream();
    await settle();
    expect(watcher.status.state).toBe('live');

    served = undefined;
    stream.event('ERROR', { code: 410, message: 'gone' });
    await clock.advance(1_000);
    // A load balancer says as much: not believed at once
    expect(watcher.status).toMatchObject({ state: 'stale', objects: 1 });
    expect(sink.objects.size).toBe(1);
    await clock.advance(80_000);
    expect(watcher.status).toMatchObject({ state: 'absent', objects: 0 });
    expect(sink.objects.size).toBe(0);

    served = { version: 'v1', namespaced: true };
    await clock.advance(limits.absentMs * 1.13);
    expect(await transport.waiting()).toBe(1);
  });

  it('lists what changes seldom again and again, and opens no watch', async () => {
    const { transport, sink, watcher, clock } = start({
      target: { ...target, rereadSeconds: 60 },
    });
    (await transport.next()).respond(
      200,
      list([thing('a', 1), thing('b', 1)], '10'),
    );
    await settle();
    expect(watcher.status).toMatchObject({ state: 'live', objects: 2 });
    expect(await transport.waiting()).toBe(0);
    await clock.advance(60_000 * 1.13);
    const again = await transport.next();
    expect(again.request.query).toEqual({
      limit: '2',
      labelSelector: 'app=thing',
    });
    again.respond(200, list([thing('b', 2)], '20'));
    await settle();
    expect(Object.fromEntries(sink.objects)).toEqual({ b: 2 });
    expect(watcher.status).toMatchObject({ state: 'live', objects: 1 });
    await clock.advance(60_000 * 1.13);
    (await transport.next()).respond(500, { message: 'etcd is away' });
    await settle();
    expect(watcher.status).toMatchObject({ state: 'stale', objects: 1 });
  });

  it('asks for metadata only, in the namespace, and stops when told to', async () => {
    const { transport, controller, clock } = start({
      target: { ...target, representation: 'metadata', namespace: 'orders' },
    });
    const call = await transport.next();
    expect(call.request).toMatchObject({
      path: '/apis/example.org/v1/namespaces/orders/things',
      accept:
        'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1',
    });
    call.respond(200, list([], '10'));
    const watch = await transport.next();
    expect(watch.request.accept).toBe(
      'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1',
    );
    controller.abort();
    await clock.advance(600_000);
    expect(watch.request.signal.aborted).toBe(true);
    expect(await transport.waiting()).toBe(0);
  });

  it('does not take an error of the way to the API for one of the API', async () => {
    const { transport, watcher } = start({
      discover: async () => {
        throw new KubeUnreachableError("Cluster 'prod-eu' request error");
      },
    });
    await settle();
    expect(await transport.waiting()).toBe(0);
    expect(watcher.status).toMatchObject({
      state: 'failed',
      reason:
        "The Kubernetes API cannot be reached: Cluster 'prod-eu' request error",
    });
  });
});

function start(
  options: {
    target?: WatchTarget;
    discover?: () => Promise<ServedResource | undefined>;
    enterList?: () => Promise<() => void>;
  } = {},
) {
  const transport = new ScriptedTransport();
  const sink = new MapSink();
  const clock = new TestClock();
  const controller = new AbortController();
  const onSilence = jest.fn();
  const onStatus = jest.fn();
  const watcher = new ResourceWatcher({
    target: options.target ?? target,
    transport,
    sink,
    discover:
      options.discover ?? (async () => ({ version: 'v1', namespaced: true })),
    enterList: options.enterList ?? (async () => () => {}),
    onStatus,
    onSilence,
    clock,
    random: () => 0.5,
    limits,
  });
  watcher.run(controller.signal);
  return { transport, sink, clock, controller, watcher, onSilence, onStatus };
}

function thing(name: string, value: unknown, resourceVersion: string = '1') {
  return { metadata: { name, resourceVersion }, value };
}

function list(items: unknown[], resourceVersion: string, token?: string) {
  return { items, metadata: { resourceVersion, continue: token } };
}

function status(message: string) {
  return { kind: 'Status', status: 'Failure', message };
}
