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

import { UnknownObject } from '@database-platform/plugin-databases-common';
import { readFileSync } from 'node:fs';
import { RealTransport } from '../__testUtils__/RealTransport';
import { eventually } from '../__testUtils__/eventually';
import { ResourceDiscovery } from '../kube';
import { systemClock } from '../time';
import { ResourceWatcher } from './ResourceWatcher';
import { defaultWatchLimits } from './WatchLimits';
import { WatchSink } from './WatchSink';
import { WatchTarget } from './WatchTarget';

jest.setTimeout(180_000);

/** Path of a file that describes a real kube-apiserver. */
const targetFile = process.env.DATABASE_PLATFORM_REAL_KUBERNETES;

const FLOW = '/apis/flowcontrol.apiserver.k8s.io/v1';

const limits = {
  ...defaultWatchLimits,
  pageSize: 3,
  absentMs: 1_000,
  forbiddenMs: 1_000,
};

interface Target {
  url: string;
  ca: string;
  adminToken: string;
  limitedToken: string;
  controlUrl: string;
}

/** Objects by name, with their `data`. */
class DataSink implements WatchSink {
  readonly objects = new Map<string, unknown>();
  #seen = new Set<string>();

  startSync() {
    this.#seen = new Set();
  }

  upsert(object: UnknownObject) {
    const { name } = object.metadata as { name: string };
    this.#seen.add(name);
    this.objects.set(name, object.data);
  }

  remove(object: UnknownObject) {
    this.objects.delete((object.metadata as { name: string }).name);
  }

  endSync() {
    for (const name of this.objects.keys()) {
      if (!this.#seen.has(name)) {
        this.objects.delete(name);
      }
    }
  }
}

(targetFile ? describe : describe.skip).each([
  ['HTTP/1.1', false],
  ['HTTP/2', true],
])('ResourceWatcher and a real kube-apiserver over %s', (protocol, isHttp2) => {
  const NAMESPACE = `watched-${protocol.replace(/\W/g, '-').toLowerCase()}`;
  const CONFIG_MAPS = `/api/v1/namespaces/${NAMESPACE}/configmaps`;
  let target: Target;
  let admin: RealTransport;
  let controller: AbortController;
  const transports: RealTransport[] = [];

  beforeAll(async () => {
    target = JSON.parse(readFileSync(targetFile ?? '', 'utf8'));
    admin = connect(target.adminToken);
    await admin.change('POST', '/api/v1/namespaces', {
      metadata: { name: NAMESPACE },
    });
  });

  beforeEach(async () => {
    controller = new AbortController();
    await admin.change('DELETE', CONFIG_MAPS);
  });

  afterEach(() => controller.abort());

  afterAll(async () => {
    await admin?.change('DELETE', `/api/v1/namespaces/${NAMESPACE}`);
    transports.forEach(transport => transport.close());
  });

  it('lists page by page and sees every change', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
      await create(name);
    }
    const { sink, transport, watcher } = watch(target.adminToken);
    await eventually(() => expect(watcher.status.state).toBe('live'));
    expect(names(sink)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(watcher.status.objects).toBe(7);
    expect(lists(transport)).toBeGreaterThanOrEqual(3);
    await create('h');
    await admin.change('PATCH', `${CONFIG_MAPS}/a`, { data: { of: 'new' } });
    await admin.change('DELETE', `${CONFIG_MAPS}/b`);
    await eventually(() => {
      expect(names(sink)).toEqual(['a', 'c', 'd', 'e', 'f', 'g', 'h']);
      expect(sink.objects.get('a')).toEqual({ of: 'new' });
    });
    expect(watcher.status.objects).toBe(7);
  });

  it('resumes after the connection was lost, without a new list', async () => {
    await create('a');
    const { sink, transport, watcher } = watch(target.adminToken);
    await eventually(() => expect(watcher.status.state).toBe('live'));
    const before = pages(transport);
    transport.cut();
    await create('b');
    await admin.change('DELETE', `${CONFIG_MAPS}/a`);
    transport.isOffline = false;
    await eventually(() => expect(names(sink)).toEqual(['b']));
    await eventually(() => expect(watcher.status.state).toBe('live'));
    expect(pages(transport)).toBe(before);
  });

  it('lists again when what it missed is forgotten (410)', async () => {
    await create('a');
    await create('b');
    const { sink, transport, watcher } = watch(target.adminToken);
    await eventually(() => expect(watcher.status.state).toBe('live'));
    const before = pages(transport);
    // An API server that starts on a busy machine may still tell what etcd was about to forget: then it has not answered 410, and is asked again.
    const expected = ['a', 'b'];
    for (let round = 0; round < 4 && pages(transport) === before; round++) {
      transport.cut();
      await admin.change('DELETE', `${CONFIG_MAPS}/${expected.shift()}`);
      expected.push(`c${round}`);
      await create(`c${round}`);
      await control('/forget');
      transport.isOffline = false;
      await eventually(() => expect(names(sink)).toEqual(expected));
    }
    expect(pages(transport)).toBeGreaterThan(before);
    await create('d');
    await eventually(() => expect(names(sink)).toEqual([...expected, 'd']));
  });

  it('is stale while its token is not accepted, and goes on with a new one', async () => {
    const { sink, transport, watcher } = watch(target.adminToken);
    await eventually(() => expect(watcher.status.state).toBe('live'));
    transport.token = 'expired';
    await control('/restart-apiserver');
    await eventually(() =>
      expect(watcher.status).toMatchObject({
        state: 'stale',
        reason: expect.stringContaining('does not accept the portal'),
      }),
    );
    await create('a');
    transport.token = target.adminToken;
    await eventually(() => expect(names(sink)).toEqual(['a']));
    expect(watcher.status.state).toBe('live');
  });

  it('says what is forbidden, and notices when it is allowed', async () => {
    await create('a');
    const { sink, watcher } = watch(target.limitedToken);
    await eventually(() =>
      expect(watcher.status).toMatchObject({
        state: 'forbidden',
        reason: expect.stringContaining('configmaps is forbidden'),
      }),
    );
    const rbac = `/apis/rbac.authorization.k8s.io/v1/namespaces/${NAMESPACE}`;
    await admin.change('POST', `${rbac}/rolebindings`, {
      metadata: { name: 'limited-may' },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: 'portal-reader',
      },
      subjects: [
        {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'User',
          name: 'limited',
        },
      ],
    });
    await eventually(() => expect(watcher.status.state).toBe('live'));
    expect(names(sink)).toEqual(['a']);
  });

  it('waits when the API has no time for it (429)', async () => {
    await admin.change('POST', `${FLOW}/prioritylevelconfigurations`, {
      metadata: { name: 'no-time' },
      spec: {
        type: 'Limited',
        limited: {
          nominalConcurrencyShares: 0,
          lendablePercent: 0,
          borrowingLimitPercent: 0,
          limitResponse: { type: 'Reject' },
        },
      },
    });
    await admin.change('POST', `${FLOW}/flowschemas`, {
      metadata: { name: 'no-time' },
      spec: {
        // Kubernetes keeps 1 for itself
        matchingPrecedence: 2,
        priorityLevelConfiguration: { name: 'no-time' },
        rules: [
          {
            subjects: [{ kind: 'User', user: { name: 'limited' } }],
            resourceRules: [
              {
                verbs: ['*'],
                apiGroups: ['*'],
                resources: ['*'],
                namespaces: ['*'],
                clusterScope: true,
              },
            ],
          },
        ],
      },
    });
    // One request at a time is let through whatever the limit
    const crowd = connect(target.limitedToken);
    let isCrowded = true;
    const crowding = Array.from({ length: 20 }, async () => {
      while (isCrowded) {
        const answer = await crowd.send('GET', '/api/v1/configmaps');
        await answer.resume().toArray();
      }
    });
    const watcher = await eventually(async () => {
      const attempt = watch(target.limitedToken).watcher;
      await eventually(() =>
        expect(attempt.status.state).not.toBe('connecting'),
      );
      expect(attempt.status).toMatchObject({
        state: 'failed',
        reason: expect.stringContaining('too busy'),
      });
      return attempt;
    });
    isCrowded = false;
    await Promise.all(crowding);
    await admin.change('DELETE', `${FLOW}/flowschemas/no-time`);
    await eventually(() => expect(watcher.status.state).toBe('live'));
    await admin.change('DELETE', `${FLOW}/prioritylevelconfigurations/no-time`);
  });

  it('sees nothing of a Secret but its metadata', async () => {
    await admin.change('POST', `/api/v1/namespaces/${NAMESPACE}/secrets`, {
      metadata: { name: 'password' },
      stringData: { password: 'hidden' },
    });
    const { sink, watcher } = watch(target.adminToken, {
      plural: 'secrets',
      representation: 'metadata',
    });
    await eventually(() => expect(watcher.status.state).toBe('live'));
    await admin.change(
      'PATCH',
      `/api/v1/namespaces/${NAMESPACE}/secrets/password`,
      { metadata: { labels: { touched: 'yes' } } },
    );
    await admin.change('POST', `/api/v1/namespaces/${NAMESPACE}/secrets`, {
      metadata: { name: 'later' },
      stringData: { password: 'hidden' },
    });
    await eventually(() => expect(sink.objects.has('later')).toBe(true));
    expect([...sink.objects.values()].filter(Boolean)).toEqual([]);
  });

  it('knows a resource that does not exist, and finds it once it does', async () => {
    const { watcher } = watch(target.adminToken, {
      group: 'example.org',
      plural: 'gizmos',
    });
    await eventually(() => expect(watcher.status.state).toBe('absent'));
    const definitions =
      '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
    await admin.change('POST', definitions, {
      metadata: { name: 'gizmos.example.org' },
      spec: {
        group: 'example.org',
        scope: 'Namespaced',
        names: { plural: 'gizmos', singular: 'gizmo', kind: 'Gizmo' },
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema: { openAPIV3Schema: { type: 'object' } },
          },
        ],
      },
    });
    await eventually(() => expect(watcher.status.state).toBe('live'));
    await admin.change('DELETE', `${definitions}/gizmos.example.org`);
  });

  function connect(token: string): RealTransport {
    const transport = new RealTransport({
      url: target.url,
      ca: target.ca,
      token,
      isHttp2,
    });
    transports.push(transport);
    return transport;
  }

  function watch(token: string, changes: Partial<WatchTarget> = {}) {
    const transport = connect(token);
    const sink = new DataSink();
    const discovery = new ResourceDiscovery(transport, 'real');
    const watched: WatchTarget = {
      kubernetesCluster: 'real',
      group: '',
      versions: ['v1'],
      plural: 'configmaps',
      namespace: NAMESPACE,
      // Kubernetes puts its own certificate into every namespace
      fieldSelector:
        changes.group === undefined
          ? 'metadata.name!=kube-root-ca.crt'
          : undefined,
      representation: 'object',
      ...changes,
    };
    const watcher = new ResourceWatcher({
      target: watched,
      transport,
      sink,
      discover: (signal, isFresh) => discovery.find(watched, signal, isFresh),
      enterList: async () => () => {},
      onStatus: () => {},
      clock: systemClock,
      random: Math.random,
      limits,
    });
    watcher.run(controller.signal);
    return { sink, transport, watcher };
  }

  async function create(name: string): Promise<void> {
    await admin.change('POST', CONFIG_MAPS, {
      metadata: { name },
      data: { of: name },
    });
  }

  async function control(path: string): Promise<void> {
    const response = await fetch(`${target.controlUrl}${path}`, {
      method: 'POST',
    });
    expect(response.status).toBe(200);
  }

  function names(sink: DataSink): string[] {
    return Array.from(sink.objects.keys()).sort();
  }

  /** Requests for pages of lists, probes included. */
  function lists(transport: RealTransport): number {
    return transport.requests.filter(({ query }) => query?.limit).length;
  }

  /** The same without probes. */
  function pages(transport: RealTransport): number {
    return transport.requests.filter(
      ({ query }) => query?.limit === String(limits.pageSize),
    ).length;
  }
});
