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
  Engine,
  SourceStatus,
} from '@database-platform/plugin-databases-common';
import { gadgetEngine } from '../__testUtils__/gadgetEngine';
import { settle, TestClock } from '../__testUtils__/TestClock';
import { Inventory } from '../inventory';
import { KubeRequest, KubeResponse, KubeTransport } from '../kube';
import { Watches, WatchesOptions } from './Watches';
import { defaultWatchLimits } from './WatchLimits';

/** Clusters in which everything is served; one gadget each, watches on which nothing happens. */
class CalmTransport implements KubeTransport {
  clusters: string[] | Error = ['prod-eu', 'prod-us'];
  readonly requests: KubeRequest[] = [];
  date: string | undefined;
  /** Resources that nobody has installed. */
  readonly missing = new Set<string>();

  async listClusters(): Promise<string[]> {
    if (this.clusters instanceof Error) {
      throw this.clusters;
    }
    return this.clusters;
  }

  async request(request: KubeRequest): Promise<KubeResponse> {
    this.requests.push(request);
    if (request.query?.watch) {
      return new Promise((_resolve, reject) => {
        request.signal.addEventListener('abort', () =>
          reject(new Error('aborted')),
        );
      });
    }
    const body = request.query?.limit
      ? {
          metadata: { resourceVersion: '1' },
          items: request.path.endsWith('/gadgets')
            ? [{ metadata: { name: 'a', namespace: 'x' }, spec: {} }]
            : [],
        }
      : {
          resources: [
            ...['gadgets', 'gears', 'pods', 'events']
              .filter(name => !this.missing.has(name))
              .map(name => ({ name, namespaced: true })),
            { name: 'nodes', namespaced: false },
          ],
        };
    return {
      status: 200,
      header: name => (name === 'date' ? this.date : undefined),
      text: async () => JSON.stringify(body),
      async *body() {
        yield* [];
      },
    };
  }

  get lists(): string[] {
    return this.requests
      .filter(({ query }) => query?.limit)
      .map(({ kubernetesCluster, path }) => `${kubernetesCluster} ${path}`)
      .sort();
  }
}

const gearEngine: Engine = {
  ...gadgetEngine,
  id: 'gear',
  resources: gadgetEngine.resources.map(resource =>
    resource.scope === 'primary' ? { ...resource, plural: 'gears' } : resource,
  ),
};

function start(options: Partial<WatchesOptions> = {}) {
  const clock = new TestClock();
  const transport = new CalmTransport();
  const onError = jest.fn();
  const onSources = jest.fn();
  const inventory = new Inventory({
    clock,
    owners: { namespaces: {}, groupNamespace: 'default' },
    environments: [],
    onError: error => {
      throw error;
    },
    onChange: () => {},
  });
  const watches = new Watches({
    engines: [gadgetEngine, gearEngine],
    kubernetesClusters: undefined,
    namespaces: undefined,
    transport,
    inventory,
    clock,
    random: () => 0.5,
    limits: defaultWatchLimits,
    onSources,
    onError,
    ...options,
  });
  watches.run();
  return { clock, transport, inventory, watches, onError, onSources };
}

describe('Watches', () => {
  it('watches what two engines read only once', async () => {
    const { clock, transport, watches } = start({
      kubernetesClusters: ['prod-eu'],
    });
    await settle();
    expect(watches.sources().map(({ state }) => state)).not.toContain('absent');
    await clock.advance(1_000);
    expect(transport.lists).toEqual([
      'prod-eu /api/v1/events',
      'prod-eu /api/v1/nodes',
      'prod-eu /api/v1/pods',
      'prod-eu /apis/example.org/v2/gadgets',
      'prod-eu /apis/example.org/v2/gears',
    ]);
    const find = (resource: string) =>
      watches.sources().find(source => source.resource === resource);
    expect(find('pods')).toMatchObject({
      state: 'live',
      selector: 'gadget',
      engines: ['gadget', 'gear'],
      required: false,
    });
    expect(find('gadgets.example.org')).toMatchObject({
      objects: 1,
      engines: ['gadget'],
      required: true,
    });
    expect(watches.problems()).toEqual([]);
  });

  it('reads nothing for an engine that has no operator there, until it has', async () => {
    const transport = new CalmTransport();
    transport.missing.add('gears');
    const { clock, watches } = start({
      transport,
      kubernetesClusters: ['prod-eu'],
      engines: [
        gadgetEngine,
        {
          ...gearEngine,
          resources: gearEngine.resources.map(resource =>
            resource.plural === 'pods'
              ? { ...resource, labelSelector: 'gear' }
              : resource,
          ),
        },
      ],
    });
    await settle();
    await clock.advance(1_000);
    const pods = () =>
      transport.lists.filter(each => each === 'prod-eu /api/v1/pods').length;
    const ofGears = () =>
      watches.sources().find(({ selector }) => selector === 'gear');
    expect(pods()).toBe(1);
    expect(ofGears()).toMatchObject({
      state: 'absent',
      reason: expect.stringContaining('none of the operators'),
    });
    transport.missing.clear();
    await clock.advance(defaultWatchLimits.absentMs * 1.13);
    await clock.advance(1_000);
    expect(pods()).toBe(2);
    expect(ofGears()).toMatchObject({ state: 'live' });
    expect(transport.lists).toContain('prod-eu /apis/example.org/v2/gears');
  });

  it('does not judge heartbeats of a Kubernetes cluster that has fallen silent by the time that goes on', async () => {
    const judged: number[] = [];
    const { clock } = start({
      kubernetesClusters: ['prod-eu'],
      engines: [
        {
          ...gadgetEngine,
          resources: gadgetEngine.resources.map(resource =>
            resource.plural === 'pods'
              ? { ...resource, heartbeat: true }
              : resource,
          ),
          observe: facts => {
            judged.push(facts.now);
            return {
              ...gadgetEngine.observe(facts),
              reviewAt: facts.now + 2_000,
            };
          },
        },
      ],
    });
    await settle();
    await clock.advance(1_000);
    const listedBy = clock.now();
    await clock.advance(10_000);
    expect(judged.at(-1)).toBeGreaterThan(listedBy);
    await clock.advance(10_000);
    expect(judged.at(-1)).toBeLessThanOrEqual(listedBy);
  });

  it('judges by the clock of the Kubernetes cluster where it differs', async () => {
    const judged: number[] = [];
    const transport = new CalmTransport();
    const { clock } = start({
      transport,
      kubernetesClusters: ['prod-eu'],
      engines: [
        {
          ...gadgetEngine,
          observe: facts => {
            judged.push(facts.now);
            return gadgetEngine.observe(facts);
          },
        },
      ],
    });
    transport.date = new Date(clock.now() + 40_000).toUTCString();
    await settle();
    await clock.advance(1_000);
    const ahead = judged.at(-1)! - clock.now();
    expect(ahead).toBeGreaterThan(35_000);
    expect(ahead).toBeLessThan(41_000);
  });

  it('watches only the namespaces that are configured, and what has none as a whole', async () => {
    const { clock, transport, watches } = start({
      kubernetesClusters: ['prod-eu'],
      engines: [gadgetEngine],
      namespaces: ['x', 'y'],
    });
    await clock.advance(1_000);
    expect(transport.lists).toEqual([
      'prod-eu /api/v1/namespaces/x/events',
      'prod-eu /api/v1/namespaces/x/pods',
      'prod-eu /api/v1/namespaces/y/events',
      'prod-eu /api/v1/namespaces/y/pods',
      'prod-eu /api/v1/nodes',
      'prod-eu /apis/example.org/v2/namespaces/x/gadgets',
      'prod-eu /apis/example.org/v2/namespaces/y/gadgets',
    ]);
    expect(watches.sources()).toContainEqual(
      expect.objectContaining<Partial<SourceStatus>>({
        resource: 'pods',
        namespace: 'y',
      }),
    );
  });

  it('follows the Kubernetes plugin: clusters come and go with their databases', async () => {
    const { clock, transport, inventory, watches, onSources } = start();
    await clock.advance(1_000);
    expect(watches.kubernetesClusters).toEqual(['prod-eu', 'prod-us']);
    expect(inventory.visible.size).toBe(2);

    transport.clusters = ['prod-us', 'staging'];
    const open = transport.requests.filter(
      ({ kubernetesCluster, query }) =>
        kubernetesCluster === 'prod-eu' && query?.watch,
    );
    onSources.mockClear();
    await clock.advance(60_000);
    await clock.advance(1_000);
    expect(watches.kubernetesClusters).toEqual(['prod-us', 'staging']);
    expect(
      Array.from(inventory.visible, ({ ref }) => ref.kubernetesCluster).sort(),
    ).toEqual(['prod-us', 'staging']);
    expect(open.map(({ signal }) => signal.aborted)).not.toContain(false);
    expect(onSources).toHaveBeenCalled();
  });

  it('says that a configured cluster is not known, or that none is, and keeps what it has', async () => {
    const { clock, transport, inventory, watches, onError } = start({
      kubernetesClusters: ['prod-eu', 'mars'],
    });
    await clock.advance(1_000);
    expect(watches.kubernetesClusters).toEqual(['prod-eu']);
    expect(watches.problems()).toMatchObject([
      {
        kubernetesCluster: 'mars',
        state: 'failed',
        reason: expect.stringContaining('databases.kubernetesClusters'),
      },
    ]);
    transport.clusters = new Error('the Kubernetes plugin answered 503');
    await clock.advance(61_000);
    expect(watches.problems()).toMatchObject([
      {
        kubernetesCluster: '*',
        reason:
          'The Kubernetes clusters are not known: the Kubernetes plugin answered 503',
      },
    ]);
    expect(onError).toHaveBeenCalled();
    expect(inventory.visible.size).toBe(1);
    transport.clusters = ['prod-eu', 'mars'];
    await clock.advance(61_000);
    expect(watches.problems()).toEqual([]);
    expect(inventory.visible.size).toBe(2);
    watches.stop();
    const { length } = transport.requests;
    await clock.advance(600_000);
    expect(transport.requests).toHaveLength(length);
  });
});
