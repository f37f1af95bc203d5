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

import { mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';
import { ManualClock } from '../ManualClock';
import { applicationsResource } from '../deployer/argocd/Applications';
import {
  gitRepositoriesResource,
  kustomizationsResource,
} from '../deployer/flux/Flux';
import { changeFiles } from '../git/operations/changeFiles';
import { mergePull } from '../git/operations/mergePull';
import { openPull } from '../git/operations/openPull';
import { postgresResources } from '../operators/postgresql';
import { fieldAt, listAt, resourceIds, textAt } from '../operators/shared';
import { createWorld, World } from '../world';
import { botName } from './gitUsers';
import { GitWorld, startGitWorld } from './startGitWorld';

jest.setTimeout(60_000);

describe('the Git host, its repository and the deployers', () => {
  const clock = new ManualClock(Date.parse('2026-11-23T10:00:00Z'));
  let directory: string;
  let world: World;
  let gitWorld: GitWorld;
  const errors: unknown[] = [];

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'playground-deploy-'));
    world = await createWorld({ clock });
    gitWorld = await startGitWorld({
      world,
      directory,
      port: 0,
      onError: error => errors.push(error),
    });
    world.start();
  }, 240_000);
  afterAll(async () => {
    await gitWorld?.stop();
    world?.stop();
    await rm(directory, { recursive: true });
    if (errors.length > 0) {
      throw errors[0];
    }
  });

  const clusterOf = (name: string) =>
    world.clusters.find(cluster => cluster.name === name)!;
  const application = (cluster: string, name: string) =>
    clusterOf(cluster).get(applicationsResource, 'argocd', name)!;
  const kustomization = (name: string) =>
    clusterOf('prod-us').get(kustomizationsResource, 'flux-system', name)!;
  const ready = (name: string) =>
    listAt(kustomization(name), 'status', 'conditions').find(
      condition => textAt(condition, 'type') === 'Ready',
    );
  const database = (cluster: string, namespace: string, name: string) =>
    clusterOf(cluster).get(postgresResources.postgresqls, namespace, name);
  const file = async (path: string) => {
    const head = await gitWorld.repository.git.branchHead('main');
    const bytes = await gitWorld.repository.git.file(head!, path);
    return bytes?.toString('utf8') ?? '';
  };
  /** A pull request as the portal opens it. */
  const propose = async (
    path: string,
    change: (text: string) => string | undefined,
  ) => {
    const { git, repository } = gitWorld;
    const bot = git.host.user(botName)!;
    const text = change(await file(path));
    const branch = `change-${repository.pulls.length + 1}`;
    await changeFiles(
      git.host,
      repository,
      {
        newBranch: branch,
        files: [
          text === undefined
            ? { operation: 'delete', path }
            : { operation: 'upload', path, content: Buffer.from(text) },
        ],
      },
      bot,
    );
    return openPull(
      git.host,
      repository,
      {
        title: `Change ${path}`,
        body: '',
        head: branch,
        base: 'main',
        labelIds: [],
        assignees: [],
        reviewers: [],
      },
      bot,
    );
  };
  const merge = async (index: number) => {
    const { git, repository } = gitWorld;
    const person = git.host.user('orders-dev')!;
    await mergePull(git.host, repository, index, { style: 'merge' }, person);
    await gitWorld.deployers.settled();
    return repository.git.branchHead('main');
  };
  const change = async (
    path: string,
    edit: (text: string) => string | undefined,
  ) => merge((await propose(path, edit)).index);

  it('starts in sync, and says so as each deployer does', async () => {
    const head = await gitWorld.repository.git.branchHead('main');
    const states = ['prod-eu', 'staging'].flatMap(cluster =>
      clusterOf(cluster)
        .list(applicationsResource)
        .map(object => ({
          name: object.metadata.name,
          sync: fieldAt(object, 'status', 'sync', 'status'),
          revision: fieldAt(object, 'status', 'sync', 'revision'),
          phase: fieldAt(object, 'status', 'operationState', 'phase'),
          differ: listAt(object, 'status', 'resources')
            .filter(each => textAt(each, 'status') !== 'Synced')
            .map(each => textAt(each, 'name')),
        })),
    );
    expect(states).toHaveLength(12);
    for (const state of states) {
      // Of one database the operator has written another image into the object than Git has.
      const differ = state.name === 'search' ? ['search-profiles'] : [];
      expect(state).toEqual({
        name: state.name,
        sync: differ.length > 0 ? 'OutOfSync' : 'Synced',
        revision: head,
        phase: 'Succeeded',
        differ,
      });
    }
    expect(
      fieldAt(
        application('staging', 'staging-search'),
        'status',
        'health',
        'status',
      ),
    ).toBe('Degraded');
    expect(
      listAt(application('staging', 'staging-analytics'), 'status', 'resources')
        .filter(each => textAt(each, 'name') === 'analytics-tmp')
        .map(each => fieldAt(each, 'health')),
    ).toEqual([
      {
        status: 'Progressing',
        message:
          'Pending deletion; blocked by finalizers: snapshots.example.org/last-dump',
      },
    ]);
    const [source] = clusterOf('prod-us').list(gitRepositoriesResource);
    expect(fieldAt(source, 'status', 'artifact', 'revision')).toBe(
      `main@sha1:${head}`,
    );
    for (const name of ['platform', 'orders', 'payments', 'identity']) {
      expect(ready(name)).toMatchObject({
        status: 'True',
        reason: 'ReconciliationSucceeded',
        message: `Applied revision: main@sha1:${head}`,
      });
    }
    expect(ready('analytics')).toMatchObject({
      status: 'False',
      reason: 'ReconciliationFailed',
      message: expect.stringContaining(
        'postgresql/analytics/analytics-events dry-run failed (Invalid)',
      ),
    });
  });

  it('marks what it applied', () => {
    expect(
      database('prod-eu', 'orders', 'orders-db')?.metadata.annotations,
    ).toEqual({
      'argocd.argoproj.io/tracking-id':
        'orders:acid.zalan.do/postgresql:orders/orders-db',
    });
    expect(
      database('staging', 'payments', 'payments-sandbox')?.metadata.labels,
    ).toEqual({ 'app.kubernetes.io/instance': 'staging-payments' });
    expect(
      database('prod-us', 'payments', 'payments-us')?.metadata.labels,
    ).toEqual({
      'kustomize.toolkit.fluxcd.io/name': 'payments',
      'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
    });
    expect(
      database('prod-us', 'experiments', 'churn-model')?.metadata.labels,
    ).toBeUndefined();
  });

  it('lets Argo CD bring a merged change to the cluster, and the operator follow', async () => {
    const path = 'clusters/prod-eu/orders/orders-db.yaml';
    const pull = await propose(path, text =>
      text.replace('size: 100Gi', 'size: 200Gi'),
    );
    const head = await merge(pull.index);
    const live = () => database('prod-eu', 'orders', 'orders-db');
    clock.advance(1_500);
    expect(application('prod-eu', 'orders').status).toMatchObject({
      sync: { status: 'OutOfSync', revision: head },
      operationState: { phase: 'Running' },
    });
    clock.advance(3_000);
    expect(fieldAt(live(), 'spec', 'volume', 'size')).toBe('200Gi');
    expect(application('prod-eu', 'orders').status).toMatchObject({
      sync: { status: 'Synced', revision: head },
      operationState: {
        phase: 'Succeeded',
        syncResult: {
          revision: head,
          resources: expect.arrayContaining([
            expect.objectContaining({ name: 'orders-db', status: 'Synced' }),
          ]),
        },
      },
      history: [{ id: 0 }, { id: 1, revision: head }],
    });
    expect(
      listAt(live()?.metadata.managedFields).map(entry =>
        textAt(entry, 'manager'),
      ),
    ).toContain('argocd-controller');
    clock.advance(60_000);
    expect(fieldAt(live(), 'status', 'PostgresClusterStatus')).toBe('Running');
    expect(
      fieldAt(application('prod-eu', 'orders'), 'status', 'health', 'status'),
    ).toBe('Healthy');
    const others = application('prod-eu', 'payments');
    expect(fieldAt(others, 'status', 'sync', 'revision')).toBe(head);
    expect(listAt(others, 'status', 'history')).toHaveLength(1);
  });

  it('lets Flux do the same, and take back by and by what was changed by hand', async () => {
    clusterOf('prod-us').mergePatch(
      kustomizationsResource,
      'flux-system',
      'payments',
      { spec: { interval: '30s' } },
    );
    const head = await change(
      'clusters/prod-us/payments/payments-us.yaml',
      text => text.replace('numberOfInstances: 2', 'numberOfInstances: 3'),
    );
    clock.advance(1_500);
    expect(ready('payments')).toMatchObject({ status: 'Unknown' });
    clock.advance(3_000);
    const count = () =>
      fieldAt(
        database('prod-us', 'payments', 'payments-us'),
        'spec',
        'numberOfInstances',
      );
    expect(count()).toBe(3);
    expect(kustomization('payments').status).toMatchObject({
      lastAppliedRevision: `main@sha1:${head}`,
      observedGeneration: 2,
      inventory: {
        entries: [
          {
            id: 'payments_payments-disputes_mysql.oracle.com_InnoDBCluster',
            v: 'v2',
          },
          {
            id: 'payments_payments-tokens_psmdb.percona.com_PerconaServerMongoDB',
            v: 'v1',
          },
          { id: 'payments_payments-us_acid.zalan.do_postgresql', v: 'v1' },
        ],
      },
    });
    expect(kustomization('analytics').status).toMatchObject({
      lastAttemptedRevision: `main@sha1:${head}`,
    });
    expect(
      fieldAt(kustomization('analytics'), 'status', 'lastAppliedRevision'),
    ).toBeUndefined();
    clusterOf('prod-us').mergePatch(
      postgresResources.postgresqls,
      'payments',
      'payments-us',
      { spec: { numberOfInstances: 1 } },
    );
    clock.advance(40_000);
    expect(count()).toBe(3);
  });

  it('applies overlays of Kustomize and values of Helm', async () => {
    await change(
      'clusters/staging/orders/orders-team-stage.patch.yaml',
      text => `${text}  volume:\n    size: 12Gi\n`,
    );
    await change('clusters/staging/payments/values.yaml', text =>
      text.replace('numberOfInstances: 0', 'numberOfInstances: 1'),
    );
    clock.advance(5_000);
    expect(
      database('staging', 'orders', 'orders-team-stage')?.spec,
    ).toMatchObject({
      volume: { size: '12Gi' },
      numberOfInstances: 2,
      postgresql: { version: '18' },
    });
    expect(
      database('staging', 'payments', 'payments-sandbox')?.spec,
    ).toMatchObject({ numberOfInstances: 1 });
    expect(
      fieldAt(
        application('staging', 'staging-payments'),
        'status',
        'sourceType',
      ),
    ).toBe('Helm');
  });

  it('applies a new database, and prunes one that is gone', async () => {
    const path = 'clusters/prod-eu/orders/orders-db2.yaml';
    await change(path, () =>
      [
        'apiVersion: acid.zalan.do/v1',
        'kind: postgresql',
        'metadata: { name: orders-db2, namespace: orders }',
        'spec:',
        '  teamId: orders-team',
        '  numberOfInstances: 1',
        "  postgresql: { version: '17' }",
        '  volume: { size: 10Gi }',
      ].join('\n'),
    );
    clock.advance(120_000);
    const live = () => database('prod-eu', 'orders', 'orders-db2');
    expect(fieldAt(live(), 'status', 'PostgresClusterStatus')).toBe('Running');
    await change(path, () => undefined);
    clock.advance(60_000);
    expect(live()).toBeUndefined();
    expect(
      listAt(
        application('prod-eu', 'orders'),
        'status',
        'operationState',
        'syncResult',
        'resources',
      ),
    ).toContainEqual(
      expect.objectContaining({ name: 'orders-db2', status: 'Pruned' }),
    );
  });

  it('tells what is refused, in the check and after the merge, and applies the rest', async () => {
    const path = 'clusters/prod-eu/payments/databases.yaml';
    const pull = await propose(path, text =>
      text
        .replace("version: '17' # was", 'version: 17 # was')
        .replace('size: 200Gi', 'size: 220Gi'),
    );
    clock.advance(3_000);
    await eventually(() => {
      const status = gitWorld.repository.statuses.at(-1);
      expect(status).toMatchObject({
        sha: pull.headSha,
        context: 'manifests',
        state: 'failure',
      });
      expect(status?.description).toContain(
        `${path}: postgresql.acid.zalan.do "payments-fraud" is invalid: spec.postgresql.version`,
      );
    });
    const head = await merge(pull.index);
    clock.advance(5_000);
    const { status } = application('prod-eu', 'payments');
    expect(status).toMatchObject({
      sync: { status: 'OutOfSync', revision: head },
      operationState: {
        phase: 'Failed',
        message: expect.stringContaining(
          'one or more objects failed to apply, reason: postgresql.acid.zalan.do "payments-fraud" is invalid',
        ),
      },
      conditions: [
        {
          type: 'SyncError',
          message: expect.stringContaining(
            `Failed last sync attempt to [${head}]`,
          ),
        },
      ],
    });
    expect(
      fieldAt(
        database('prod-eu', 'payments', 'payments-ledger'),
        'spec',
        'volume',
        'size',
      ),
    ).toBe('220Gi');
    await change(path, text =>
      text.replace('version: 17 # was', "version: '17' # was"),
    );
    clock.advance(5_000);
    // Nothing is left to sync, so the last operation is still the failed one.
    expect(application('prod-eu', 'payments').status).toMatchObject({
      sync: { status: 'Synced' },
      operationState: { phase: 'Failed' },
    });
    expect(
      fieldAt(application('prod-eu', 'payments'), 'status', 'conditions'),
    ).toBeUndefined();
  });

  it('says that a change by hand is out of sync, and leaves it', async () => {
    await change('clusters/prod-eu/identity/identity-core.yaml', text =>
      text.replace("max_connections: '400'", "max_connections: '450'"),
    );
    clock.advance(5_000);
    clusterOf('prod-eu').mergePatch(
      postgresResources.postgresqls,
      'identity',
      'identity-core',
      { spec: { postgresql: { parameters: { max_connections: '500' } } } },
    );
    clock.advance(10_000);
    expect(
      fieldAt(application('prod-eu', 'identity'), 'status', 'sync', 'status'),
    ).toBe('OutOfSync');
    expect(
      fieldAt(
        database('prod-eu', 'identity', 'identity-core'),
        'spec',
        'postgresql',
        'parameters',
        'max_connections',
      ),
    ).toBe('500');
  });

  it('waits to be asked where nothing is automated', async () => {
    await change(
      'clusters/staging/analytics/analytics-tmp.yaml',
      () => undefined,
    );
    clock.advance(5_000);
    const status = () => application('staging', 'staging-analytics').status;
    expect(status()).toMatchObject({
      sync: { status: 'OutOfSync' },
      resources: expect.arrayContaining([
        expect.objectContaining({
          name: 'analytics-tmp',
          requiresPruning: true,
        }),
      ]),
    });
    await change(
      'clusters/staging/analytics/new.yaml',
      () =>
        'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: note }\ndata: { a: b }\n',
    );
    clock.advance(5_000);
    const note = () =>
      clusterOf('staging').get(resourceIds.configMaps, 'analytics', 'note');
    expect(note()).toBeUndefined();
    clusterOf('staging').mergePatch(
      applicationsResource,
      'argocd',
      'staging-analytics',
      { operation: { sync: { revision: 'main' } } },
    );
    clock.advance(5_000);
    expect(note()).toMatchObject({ data: { a: 'b' } });
    expect(fieldAt(status(), 'operationState')).toMatchObject({
      phase: 'Succeeded',
      operation: { initiatedBy: { username: 'admin' } },
    });
    expect(
      application('staging', 'staging-analytics').operation,
    ).toBeUndefined();
  });

  it('lets the last database of a namespace go, unless Argo CD is told not to', async () => {
    const path = 'clusters/staging/search/relevance-lab.yaml';
    const live = () => database('staging', 'search', 'relevance-lab');
    const setEmpty = (allowEmpty: boolean) =>
      clusterOf('staging').mergePatch(
        applicationsResource,
        'argocd',
        'staging-search',
        { spec: { syncPolicy: { automated: { allowEmpty } } } },
      );
    for (const other of ['ranking-lab', 'synonyms']) {
      await change(`clusters/staging/search/${other}.yaml`, () => undefined);
    }
    clock.advance(60_000);
    setEmpty(false);
    const before = await file(path);
    const head = await change(path, () => undefined);
    clock.advance(5_000);
    expect(live()).toBeDefined();
    expect(application('staging', 'staging-search').status).toMatchObject({
      conditions: [
        {
          type: 'SyncError',
          message: `Skipping sync attempt to [${head}]: auto-sync will wipe out all resources`,
        },
      ],
    });
    setEmpty(true);
    await change(path, () => before);
    clock.advance(5_000);
    await change(path, () => undefined);
    clock.advance(60_000);
    expect(live()).toBeUndefined();
  });

  it('says that a folder cannot be made into objects, and goes on when it can', async () => {
    const bad = (text: string) => `${text}\n  broken: [\n`;
    const eu = 'clusters/prod-eu/search/search-suggest.yaml';
    const us = 'clusters/prod-us/orders/orders-db-dr.yaml';
    const [before, beforeUs] = [await file(eu), await file(us)];
    await change(eu, bad);
    await change(us, bad);
    clock.advance(5_000);
    expect(application('prod-eu', 'search').status).toMatchObject({
      sync: { status: 'Unknown' },
      conditions: [
        {
          type: 'ComparisonError',
          message: expect.stringContaining(`${eu}: `),
        },
      ],
    });
    expect(ready('orders')).toMatchObject({
      status: 'False',
      reason: 'BuildFailed',
    });
    await change(eu, () => before);
    await change(us, () => beforeUs);
    clock.advance(5_000);
    expect(application('prod-eu', 'search').status).toMatchObject({
      sync: { status: 'Synced' },
    });
    expect(ready('orders')).toMatchObject({ status: 'True' });
  });
});

/** Looks again until it holds: what the check reads from git takes its time. */
async function eventually(look: () => void): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    try {
      look();
      return;
    } catch (error) {
      if (Date.now() > deadline) {
        throw error;
      }
      await new Promise(resolve => {
        setTimeout(resolve, 20);
      });
    }
  }
}
