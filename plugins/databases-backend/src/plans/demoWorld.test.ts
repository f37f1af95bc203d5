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
import { Playground, startPlayground } from '@database-platform/playground';
import { Plan, PlanRequest } from '@database-platform/plugin-databases-common';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../__testUtils__/eventually';
import { requireVmModules } from '../__testUtils__/requireVmModules';
import { startPortal } from '../__testUtils__/startPortal';

jest.setTimeout(180_000);

const ref = (kubernetesCluster: string, namespace: string, name: string) => ({
  kubernetesCluster,
  namespace,
  engine: 'postgresql',
  name,
});

/** What a diff takes out and puts in, without the names of files. */
function lines(plan: Plan): string[] {
  return plan.diff
    .split('\n')
    .filter(line => /^[-+](?![-+])/.test(line))
    .map(line => line.replace(/\s+/g, ' '));
}

describe('plans in the demo world', () => {
  let directory: string;
  let playground: Playground;
  let portal: Awaited<ReturnType<typeof startPortal>>;

  beforeAll(async () => {
    requireVmModules();
    directory = await mkdtemp(join(tmpdir(), 'plans-'));
    playground = await startPlayground(
      {
        directory,
        speed: 1,
        engines: ['postgresql'],
        members: 3,
        heartbeatMs: 0,
        control: false,
        seed: 1,
        gitPort: 0,
      },
      () => {},
    );
    const git = playground.git!;
    // With the portal's own rights, not the administrator's
    const { clusters } = JSON.parse(
      await readFile(join(directory, 'portal.json'), 'utf8'),
    ) as {
      clusters: Array<Record<'name' | 'url' | 'caData' | 'token', string>>;
    };
    portal = await startPortal(
      {
        kubernetesConfig: {
          serviceLocatorMethod: { type: 'multiTenant' },
          clusterLocatorMethods: [
            {
              type: 'config',
              clusters: clusters.map(({ token, ...cluster }) => ({
                ...cluster,
                authProvider: 'serviceAccount',
                serviceAccountToken: token,
              })),
            },
          ],
        },
      },
      {
        environments: [
          {
            name: 'production',
            kubernetesClusters: ['prod-eu', 'prod-us'],
            tier: 'critical',
          },
          { name: 'staging', tier: 'development' },
        ],
        gitops: {
          repositories: [
            {
              kubernetesClusters: ['staging'],
              namespaces: ['payments'],
              url: git.repository,
              path: 'clusters/staging/payments/values.yaml',
              helmValues: 'databases.{name}.spec',
            },
            {
              url: git.repository,
              path: 'clusters/{kubernetesCluster}/{namespace}/{name}.yaml',
            },
          ],
        },
      },
      {
        integrations: {
          gitea: [{ host: git.host, baseUrl: git.url, password: git.token }],
        },
      },
    );
    await eventually(async () => {
      const { body } = await portal.get('/databases?limit=500');
      if (body.totalItems < 15) {
        throw new Error(`There are only ${body.totalItems} databases`);
      }
    });
  });

  afterAll(async () => {
    await portal?.stop();
    await playground?.stop();
    await rm(directory, { recursive: true, force: true });
  });

  async function plan(request: PlanRequest): Promise<Plan> {
    const response = await portal.post('/plans', request);
    expect(response.status).toBe(200);
    return response.body;
  }

  it('finds manifests by Argo CD, and says what a resize does in one line', async () => {
    const resized = await plan({
      operation: 'resize',
      target: ref('prod-eu', 'orders', 'orders-db'),
      input: { volume: '200Gi' },
    });
    expect(resized.errors).toEqual([]);
    expect(lines(resized)).toEqual(['- size: 100Gi', '+ size: 200Gi']);
    expect(resized).toMatchObject({
      location: {
        path: 'clusters/prod-eu/orders/orders-db.yaml',
        foundBy: 'argo-cd',
        branch: 'main',
      },
      dryRun: { result: 'accepted' },
      tier: { name: 'critical', environment: 'production' },
      impacts: [{ path: 'spec.volume.size', effect: 'online' }],
    });
    expect(resized.quota.result).not.toBe('exceeds');
    expect(resized.quota.items.length).toBeGreaterThan(3);
    const shrunk = await plan({
      operation: 'resize',
      target: ref('prod-eu', 'orders', 'orders-db'),
      input: { volume: '50Gi' },
    });
    expect(shrunk.errors[0]).toMatchObject({
      field: 'volume',
      rule: 'postgresql/volume-shrink',
    });
  });

  it('finds manifests by Flux, in Kustomize overlays and in Helm values', async () => {
    const byFlux = await plan({
      operation: 'resize',
      target: ref('prod-us', 'payments', 'payments-us'),
      input: {},
    });
    expect(byFlux.location).toMatchObject({
      foundBy: 'flux',
      path: 'clusters/prod-us/payments/payments-us.yaml',
    });
    const overlay = await plan({
      operation: 'resize',
      target: ref('staging', 'orders', 'orders-team-stage'),
      input: { members: 3 },
    });
    expect(overlay.errors).toEqual([]);
    expect(overlay.location).toMatchObject({
      form: 'kustomize-patch',
      path: 'clusters/staging/orders/orders-team-stage.patch.yaml',
    });
    expect(lines(overlay)).toEqual([
      '- numberOfInstances: 2',
      '+ numberOfInstances: 3',
    ]);
    const values = await plan({
      operation: 'resize',
      target: ref('staging', 'payments', 'payments-sandbox'),
      input: { members: 1 },
    });
    expect(values.errors).toEqual([]);
    expect(values.location).toMatchObject({
      form: 'helm-values',
      foundBy: 'configuration',
    });
    expect(lines(values)).toEqual([
      '- numberOfInstances: 0',
      '+ numberOfInstances: 1',
    ]);
  });

  it('says what to do where nothing is in Git, and what the quota says', async () => {
    const unmanaged = await plan({
      operation: 'resize',
      target: ref('prod-us', 'experiments', 'churn-model'),
      input: { members: 3 },
    });
    expect(unmanaged.errors.map(({ rule }) => rule)).toContain(
      'location/no-file',
    );
    expect(unmanaged.impacts).not.toEqual([]);
    const large = await plan({
      operation: 'resize',
      target: ref('prod-eu', 'identity', 'identity-core'),
      input: { members: 5 },
    });
    expect(large.quota.result).toBe('exceeds');
    expect(large.errors.map(({ rule }) => rule)).toContain('quota/exceeded');
  });

  it('writes a new manifest that the Kubernetes API accepts', async () => {
    const created = await plan({
      operation: 'create',
      target: ref('staging', 'search', 'search-new'),
      input: { team: 'search', version: '17', members: 2, volume: '5Gi' },
    });
    expect(created.errors).toEqual([]);
    expect(created).toMatchObject({
      location: { path: 'clusters/staging/search/search-new.yaml' },
      dryRun: { result: 'accepted', messages: [] },
    });
    expect(created.files[0].after).toContain('kind: postgresql');
  });

  it('tells where databases may go, and what may be asked for one', async () => {
    const { items } = (await portal.get('/targets?engine=postgresql')).body;
    expect(items).toContainEqual(
      expect.objectContaining({
        kubernetesCluster: 'prod-eu',
        namespace: 'orders',
        environment: 'production',
        allowed: true,
      }),
    );
    const operations = (
      await portal.get(
        '/databases/prod-eu/orders/postgresql/orders-db/operations',
      )
    ).body;
    expect(operations.location.path).toBe(
      'clusters/prod-eu/orders/orders-db.yaml',
    );
    expect(
      operations.items.every(({ allowed }: { allowed: boolean }) => allowed),
    ).toBe(true);
  });
});
