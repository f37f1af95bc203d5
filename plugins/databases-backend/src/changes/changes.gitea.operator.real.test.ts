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
  DatabaseChange,
  PlanError,
} from '@database-platform/plugin-databases-common';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { eventually } from '../__testUtils__/eventually';
import { REASON } from './__testUtils__/ChangesPortal';
import { REAL, RealWorld } from './__testUtils__/RealWorld';

jest.setTimeout(600_000);

/** Paths of files that describe a real kube-apiserver on which the real operator runs, and a real Gitea. */
const kubernetesFile = process.env.DATABASE_PLATFORM_REAL_KUBERNETES;
const giteaFile = process.env.DATABASE_PLATFORM_REAL_GITEA;

/** The operator makes poolers only where it can look into the databases. */
const describeWithPostgresql =
  kubernetesFile && JSON.parse(readFileSync(kubernetesFile, 'utf8')).postgresql
    ? describe
    : describe.skip;

const NAMESPACE = 'changes';
const ORDERS = `${REAL}/${NAMESPACE}/postgresql/orders-db`;
const ORDERS_2 = `${REAL}/${NAMESPACE}/postgresql/orders-db2`;
const PATH = `clusters/${REAL}/${NAMESPACE}/orders-db.yaml`;
const PATH_2 = `clusters/${REAL}/${NAMESPACE}/orders-db2.yaml`;

/** As a person would write it, with a source that says where it is. */
function ordersDb(repositoryUrl: string): string {
  return `# Orders of the shop. Ask orders-team before you touch it.
apiVersion: acid.zalan.do/v1
kind: postgresql
metadata:
  name: orders-db
  namespace: ${NAMESPACE}
  annotations:
    databases.backstage.io/source: ${repositoryUrl}/src/branch/main/${PATH}
spec:
  teamId: orders-team
  numberOfInstances: 3
  volume:
    size: 100Gi    # of each member; was 50Gi until spring
    storageClass: fast-ssd
  users:
    app_user: [superuser, createdb]
  databases: {orders: app_user}
  postgresql:
    version: '15'
    parameters:
      max_connections: "200"
      shared_buffers: 1GB
  resources:
    requests: { cpu: 500m, memory: 2Gi }
    limits: { cpu: '2', memory: 4Gi }
  patroni:
    synchronous_mode: true
`;
}

/** What a template of the portal would send for the same declaration. */
const CREATE = {
  team: 'orders-team',
  version: '15',
  members: 3,
  cpu: { request: '500m', limit: '2' },
  memory: { request: '2Gi', limit: '4Gi' },
  volume: '100Gi',
  storageClass: 'fast-ssd',
  parameters: { max_connections: '200', shared_buffers: '1GB' },
  synchronous: true,
  users: [{ name: 'app_user', flags: ['superuser', 'createdb'] }],
  databases: [{ name: 'orders', owner: 'app_user' }],
};

interface GiteaPull {
  state: string;
  merged: boolean;
  title: string;
  body: string;
  user: { login: string };
  base: { ref: string };
  head: { ref: string };
}

interface GiteaCommit {
  sha: string;
  commit: { message: string; author: { name: string; email: string } };
  files: Array<{ filename: string }>;
}

/** What a diff takes out and puts in. */
function changedLines(diff: string): string[] {
  return diff.split('\n').filter(line => /^[-+](?![-+])/.test(line));
}

function stagesOf({ stages }: DatabaseChange): string[] {
  return stages.map(({ id, state }) => `${id}: ${state}`);
}

/** Of a repository without checks and rules, and objects that no deployer has marked. */
const ALL_STAGES = [
  'planned: done',
  'opened: done',
  'checks: skipped',
  'approved: skipped',
  'merged: done',
  'synced: skipped',
  'seen: done',
  'healthy: done',
  'verified: done',
];

(kubernetesFile && giteaFile ? describe : describe.skip)(
  'changes over a real Gitea, a real API server and the real operator',
  () => {
    let world: RealWorld;

    beforeAll(async () => {
      world = await RealWorld.start({
        kubernetesFile: kubernetesFile!,
        giteaFile: giteaFile!,
        namespace: NAMESPACE,
        files: { [PATH]: ordersDb },
      });
      await world.apply();
      await world.portal.running(ORDERS);
    });

    afterAll(() => world?.stop());

    /** Every stage that was passed says when, and none was before the one before it. */
    function expectTimes({ stages }: DatabaseChange) {
      const times = stages
        .filter(({ state }) => state === 'done')
        .map(({ at }) => Date.parse(at ?? ''));
      expect(times).not.toContain(NaN);
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }

    describe('100Gi to 200Gi', () => {
      const INPUT = { volume: '200Gi' };
      let change: DatabaseChange;

      it('is planned with what the real API server says to it', async () => {
        const plan = await world.portal.plan('resize', ORDERS, INPUT);
        expect(plan).toMatchObject({
          errors: [],
          location: { foundBy: 'annotation', path: PATH, branch: 'main' },
          dryRun: { result: 'accepted', messages: [] },
          quota: { result: 'not limited' },
          drift: [],
          openChanges: [],
        });
        expect(plan.impacts).toMatchObject([
          {
            path: 'spec.volume.size',
            effect: 'online',
            from: '100Gi',
            to: '200Gi',
          },
        ]);
        // A dry run leaves nothing behind
        expect((await world.object('orders-db')).spec.volume).toMatchObject({
          size: '100Gi',
        });
      });

      it('becomes one pull request of one commit of one line', async () => {
        change = await world.portal.ask('resize', ORDERS, INPUT);
        const { number, branch } = change.pullRequest!;
        const pull = await world.person.get<GiteaPull>(`/pulls/${number}`);
        expect(pull).toMatchObject({
          state: 'open',
          title: change.title,
          user: { login: 'writer' },
          base: { ref: 'main' },
          head: { ref: branch },
        });
        for (const part of [
          `> ${REASON}`,
          '| `spec.volume.size` | `100Gi` | `200Gi` |',
          '**online**',
          'Requested by `user:default/mock`',
          `Databases-Change: ${change.id}`,
          'Databases-Operation: resize',
          `Databases-Ref: ${ORDERS}`,
        ]) {
          expect(pull.body).toContain(part);
        }

        const commits = await world.person.get<GiteaCommit[]>(
          `/pulls/${number}/commits`,
        );
        expect(commits).toHaveLength(1);
        const [{ commit, files }] = commits;
        expect(files.map(({ filename }) => filename)).toEqual([PATH]);
        expect(commit.author).toMatchObject({
          name: 'Jane Doe',
          email: 'jane@example.org',
        });
        expect(commit.message).toContain('Requested-by: user:default/mock');
        expect(commit.message).toContain(`Databases-Change: ${change.id}`);

        const lines = [
          '-    size: 100Gi    # of each member; was 50Gi until spring',
          '+    size: 200Gi    # of each member; was 50Gi until spring',
        ];
        expect(changedLines(await world.person.diff(change))).toEqual(lines);
        expect(changedLines(change.diff)).toEqual(lines);
      });

      it('is the same pull request when it is asked for again', async () => {
        const again = await world.portal.request('resize', ORDERS, INPUT);
        expect(again.status).toBe(200);
        expect(again.body).toMatchObject({
          id: change.id,
          pullRequest: { number: change.pullRequest?.number },
        });
        const pulls = await world.person.get<GiteaPull[]>('/pulls?state=all');
        expect(pulls).toHaveLength(1);
      });

      it('is merged, applied, carried out by the operator, and ends verified', async () => {
        await world.person.merge(change, 'squash');
        const merged = await world.portal.past(change, 'merged');
        expect(merged).toMatchObject({
          state: 'open',
          pullRequest: { state: 'merged' },
        });
        expect(await world.person.read(PATH)).toBe(
          ordersDb(world.person.repositoryUrl).replace('100Gi', '200Gi'),
        );

        await world.apply();
        const done = await world.portal.end(change);
        expect(done).toMatchObject({ state: 'done', stage: 'verified' });
        expect(stagesOf(done)).toEqual(ALL_STAGES);
        expectTimes(done);

        const claims = await world.ofDatabase(
          '/api/v1/persistentvolumeclaims',
          'orders-db',
        );
        expect(claims.map(({ status }) => status?.capacity)).toEqual(
          Array(3).fill({ storage: '200Gi' }),
        );
        const { body } = await world.portal.get(`/databases/${ORDERS}`);
        expect(body).toMatchObject({
          phase: 'running',
          operatorState: 'Running',
          members: { ready: 3, total: 3 },
          storage: { declared: '200Gi' },
        });
        expect(body.openChange).toBeUndefined();
      });
    });

    describe('a smaller volume', () => {
      const INPUT = { volume: '150Gi' };

      it('is refused at its field, in the plan and without one', async () => {
        const before = await world.person.get<GiteaPull[]>('/pulls?state=all');
        const plan = await world.portal.plan('resize', ORDERS, INPUT);
        const isOfVolume = (errors: readonly PlanError[]) =>
          expect(errors).toMatchObject([
            { field: 'volume', message: expect.stringContaining('200Gi') },
          ]);
        isOfVolume(plan.errors);

        const refused = await world.portal.request('resize', ORDERS, INPUT);
        expect(refused.status).toBe(400);
        isOfVolume(refused.body.error.errors);

        const after = await world.person.get<GiteaPull[]>('/pulls?state=all');
        expect(after).toHaveLength(before.length);
      });
    });

    describe('a new database', () => {
      it('is what the file says that was merged, value for value', async () => {
        const done = await world.carryOut('create', ORDERS_2, CREATE);
        expect(done).toMatchObject({ state: 'done', stage: 'verified' });
        expect(stagesOf(done)).toEqual(ALL_STAGES);
        expectTimes(done);

        const { spec } = parse(await world.person.read(PATH_2));
        expect(spec).toEqual(parse(ordersDb('')).spec);
        const { body } = await world.portal.get(`/databases/${ORDERS_2}`);
        expect(body).toMatchObject({
          phase: 'running',
          version: '15',
          owner: { ref: 'group:default/orders-team' },
          members: { ready: 3, total: 3 },
          storage: { declared: '100Gi', storageClass: 'fast-ssd' },
          topology: { synchronous: true },
        });
      });

      it('takes the operations that the operator carries out while it runs', async () => {
        const more = await world.carryOut('configure', ORDERS_2, {
          parameters: { max_connections: '300', work_mem: '16MB' },
        });
        expect(stagesOf(more)).toEqual(ALL_STAGES);
        const users = await world.carryOut('users', ORDERS_2, {
          users: [{ name: 'reporting', flags: [] }],
        });
        expect(stagesOf(users)).toEqual(ALL_STAGES);
        const roles = await world.query(
          'orders-db2',
          "SELECT rolname FROM pg_roles WHERE rolname IN ('app_user', 'reporting') ORDER BY 1",
        );
        expect(roles ?? ['app_user', 'reporting']).toEqual([
          'app_user',
          'reporting',
        ]);
      });

      describeWithPostgresql('its pooler', () => {
        it('comes, and can check passwords', async () => {
          const input = { primary: true, mode: 'transaction', instances: 3 };
          const pooled = await world.carryOut('pooler', ORDERS_2, input);
          expect(stagesOf(pooled)).toEqual(ALL_STAGES);
          expectTimes(pooled);

          const [deployment, ...more] = await world.ofDatabase(
            '/apis/apps/v1/deployments',
            'orders-db2',
          );
          expect(more).toEqual([]);
          expect(deployment).toMatchObject({
            metadata: { name: 'orders-db2-pooler' },
            spec: { replicas: 3 },
            status: { availableReplicas: 3 },
          });
          for (const database of ['postgres', 'orders']) {
            const found = await world.query(
              'orders-db2',
              "SELECT uname FROM pooler.user_lookup('app_user')",
              database,
            );
            expect(found).toEqual(['app_user']);
          }
          const { body } = await world.portal.get(`/databases/${ORDERS_2}`);
          expect(body).toMatchObject({
            phase: 'running',
            companions: [
              {
                kind: 'pooler',
                name: 'orders-db2-pooler',
                ready: 3,
                total: 3,
                settings: { mode: 'transaction' },
              },
            ],
          });
          expect(
            body.endpoints.map(({ purpose }: { purpose: string }) => purpose),
          ).toContain('pooler');
        });
      });

      it('gets more CPU, its members one after another and the primary last', async () => {
        const members = async () =>
          (await world.ofDatabase('/api/v1/pods', 'orders-db2'))
            .filter(({ metadata }) => metadata.labels?.application === 'spilo')
            .map(({ metadata }) => metadata);
        const input = { cpu: { request: '600m', limit: '2' } };
        const plan = await world.portal.plan('resize', ORDERS_2, input);
        expect(plan.impacts).toMatchObject([{ effect: 'rolling restart' }]);
        const before = await members();
        const resized = await world.carryOut('resize', ORDERS_2, input);
        expect(stagesOf(resized)).toEqual(ALL_STAGES);
        expectTimes(resized);

        const after = await members();
        expect(after).toHaveLength(3);
        const pods = new Set(before.map(({ uid }) => uid));
        expect(after.filter(({ uid }) => pods.has(uid))).toEqual([]);
        const primaryOf = (list: typeof after) =>
          list.find(({ labels }) => labels?.['spilo-role'] === 'master')?.name;
        expect(primaryOf(after)).not.toBe(primaryOf(before));
        const { body } = await world.portal.get(`/databases/${ORDERS_2}`);
        expect(body).toMatchObject({
          phase: 'running',
          members: { ready: 3, total: 3 },
        });
      });

      it('goes again with everything that the operator made of it', async () => {
        const done = await world.carryOut('delete', ORDERS_2, {
          confirm: 'orders-db2',
        });
        expect(done).toMatchObject({ state: 'done', stage: 'verified' });
        expect(stagesOf(done)).toEqual(ALL_STAGES);
        expect(await world.person.list(PATH.replace(/\/[^/]+$/, ''))).toEqual([
          PATH,
        ]);
        // The pods of the pooler go after its Deployment, by the garbage collector
        await eventually(async () => {
          for (const resource of [
            '/api/v1/pods',
            '/api/v1/persistentvolumeclaims',
            '/apis/apps/v1/statefulsets',
            '/apis/apps/v1/deployments',
          ]) {
            const left = await world.ofDatabase(resource, 'orders-db2');
            expect(left.map(({ metadata }) => metadata.name)).toEqual([]);
          }
        });
        expect((await world.portal.get(`/databases/${ORDERS_2}`)).status).toBe(
          404,
        );
      });
    });

    describe('with an Application of Argo CD', () => {
      it('waits until the Application says that the merge is applied', async () => {
        await world.startArgoCd();
        const change = await world.portal.ask('resize', ORDERS, {
          volume: '300Gi',
        });
        await world.person.merge(change);
        const merged = await world.portal.past(change, 'merged');
        expect(stagesOf(merged)).toContain('synced: current');
        await world.apply();
        const done = await world.portal.end(change);
        expect(stagesOf(done)).toEqual(
          ALL_STAGES.map(stage =>
            stage.replace('synced: skipped', 'synced: done'),
          ),
        );
        expectTimes(done);
        const head = await world.person.head();
        expect(done.stages.find(({ id }) => id === 'synced')?.detail).toBe(
          `Application ${NAMESPACE} has applied ${head.slice(0, 7)}`,
        );
      });
    });
  },
);
