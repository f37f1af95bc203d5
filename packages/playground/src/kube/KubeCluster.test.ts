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

import { Clock } from '../clock';
import { gadget, gadgetCrd, gadgetGroup } from './contract/gadgets';
import { parseCrds } from './crd/loadCrds';
import { createKubeCluster, createSharedSchemas } from './KubeCluster';
import { KubeStatusError } from './status/KubeStatusError';
import { ObjectEvent } from './types';

const gadgets = { group: gadgetGroup, version: 'v1', plural: 'gadgets' };
const pods = { group: '', version: 'v1', plural: 'pods' };
const crds = {
  group: 'apiextensions.k8s.io',
  version: 'v1',
  plural: 'customresourcedefinitions',
};

function handClock() {
  let now = Date.parse('2026-01-01T00:00:00Z');
  let timers: { at: number; callback: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    after: (ms, callback) => {
      const timer = { at: now + ms, callback };
      timers.push(timer);
      return { cancel: () => (timers = timers.filter(one => one !== timer)) };
    },
  };
  const advance = (ms: number) => {
    now += ms;
    const due = timers.filter(timer => timer.at <= now);
    timers = timers.filter(timer => timer.at > now);
    due.forEach(timer => timer.callback());
  };
  return { clock, advance };
}

function cluster(clock?: Clock) {
  return createKubeCluster({
    name: 'c',
    crds: parseCrds(JSON.stringify(gadgetCrd)),
    users: [],
    clock,
  });
}

const one = gadget('one', {}, { namespace: 'default' });

const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p', namespace: 'default' },
  spec: { nodeName: 'n', containers: [{ name: 'a', image: 'a:1' }] },
};

describe('KubeCluster', () => {
  it('tells subscribers of writes, in the version they asked for', () => {
    const kube = cluster();
    const events: ObjectEvent[] = [];
    const stop = kube.subscribe({ ...gadgets, version: 'v1beta1' }, event =>
      events.push(event),
    );
    const made = kube.create(gadgets, one);
    kube.mergePatch(gadgets, 'default', 'one', { spec: { replicas: 4 } });
    kube.delete(gadgets, 'default', 'one');
    stop();
    kube.create(gadgets, one);
    expect(events.map(({ type, object }) => [type, object.apiVersion])).toEqual(
      ['ADDED', 'MODIFIED', 'DELETED'].map(type => [
        type,
        `${gadgetGroup}/v1beta1`,
      ]),
    );
    expect(made.apiVersion).toBe(`${gadgetGroup}/v1`);
  });

  it('fails as the API does', () => {
    const kube = cluster();
    const failure = (act: () => unknown) => {
      try {
        act();
      } catch (error) {
        return (error as KubeStatusError).reason;
      }
      return undefined;
    };
    const made = kube.create(gadgets, one);
    kube.mergePatch(gadgets, 'default', 'one', { spec: { replicas: 2 } });
    expect(failure(() => kube.update(gadgets, made))).toBe('Conflict');
    expect(failure(() => kube.create(gadgets, one))).toBe('AlreadyExists');
    expect(failure(() => kube.delete(gadgets, 'default', 'no'))).toBe(
      'NotFound',
    );
    expect(
      failure(() =>
        kube.mergePatch(gadgets, 'default', 'one', { spec: { replicas: 'x' } }),
      ),
    ).toBe('Invalid');
    expect(kube.get(gadgets, 'default', 'no')).toBeUndefined();
  });

  it('keeps status and spec apart', () => {
    const kube = cluster();
    const made = kube.create(gadgets, { ...one, status: { phase: 'A' } });
    expect(made.status).toBeUndefined();
    const ready = kube.updateStatus(gadgets, {
      ...made,
      spec: { size: '9Gi' },
      status: { phase: 'B' },
    });
    expect(ready).toMatchObject({
      spec: { size: '1Gi' },
      status: { phase: 'B' },
      metadata: { generation: 1 },
    });
  });

  it('lists by label and namespace', () => {
    const kube = cluster();
    kube.create(gadgets, one);
    kube.create(
      gadgets,
      gadget('two', {}, { namespace: 'kube-system', labels: { a: 'b' } }),
    );
    const names = (options?: Parameters<typeof kube.list>[1]) =>
      kube.list(gadgets, options).map(object => object.metadata.name);
    expect(names()).toEqual(['one', 'two']);
    expect(names({ namespace: 'default' })).toEqual(['one']);
    expect(names({ labelSelector: 'a in (b)' })).toEqual(['two']);
  });

  it('ends pods after a while when nobody else does, by the world’s clock', () => {
    const { clock, advance } = handClock();
    const kube = cluster(clock);
    kube.create(pods, pod);
    kube.delete(pods, 'default', 'p');
    expect(kube.get(pods, 'default', 'p')?.metadata).toMatchObject({
      deletionTimestamp: '2026-01-01T00:00:30Z',
      deletionGracePeriodSeconds: 30,
    });
    advance(4_999);
    expect(kube.get(pods, 'default', 'p')).toBeDefined();
    advance(1);
    expect(kube.get(pods, 'default', 'p')).toBeUndefined();
  });

  it('lets a controller end a pod at once, and does not touch the next of its name', () => {
    const { clock, advance } = handClock();
    const kube = cluster(clock);
    kube.create(pods, pod);
    kube.delete(pods, 'default', 'p');
    kube.delete(pods, 'default', 'p', { gracePeriodSeconds: 0 });
    expect(kube.get(pods, 'default', 'p')).toBeUndefined();
    kube.create(pods, pod);
    advance(60_000);
    expect(kube.get(pods, 'default', 'p')).toBeDefined();
  });

  it('serves a CRD from its creation to its deletion, which takes its objects along', () => {
    const kube = createKubeCluster({ name: 'c', crds: [], users: [] });
    expect(() => kube.list(gadgets)).toThrow(KubeStatusError);
    const [crd] = parseCrds(JSON.stringify(gadgetCrd));
    kube.create(crds, crd);
    kube.create(gadgets, one);
    expect(kube.get(crds, undefined, crd.metadata.name)).toMatchObject({
      spec: { names: { listKind: 'GadgetList' } },
      status: {
        storedVersions: ['v1'],
        conditions: expect.arrayContaining([
          expect.objectContaining({ type: 'Established', status: 'True' }),
        ]),
      },
    });
    kube.delete(crds, undefined, crd.metadata.name);
    expect(() => kube.list(gadgets)).toThrow(KubeStatusError);
    kube.create(crds, crd);
    expect(kube.list(gadgets)).toEqual([]);
  });

  it('compiles a schema once for all clusters that share', () => {
    const shared = createSharedSchemas();
    const [crd] = parseCrds(JSON.stringify(gadgetCrd));
    const make = (name: string) =>
      createKubeCluster({ name, crds: [crd], users: [], shared });
    const schemaIn = (kube: ReturnType<typeof make>) =>
      kube.registry.find(gadgets)?.schema;
    expect(schemaIn(make('a'))).toBe(schemaIn(make('b')));
  });
});
