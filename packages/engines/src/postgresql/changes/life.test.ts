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

import { edit, now } from '../../kubernetes/__testUtils__/json';
import { Fixture } from '../__testUtils__/Fixture';
import { ruleCases } from '../../changes/__testUtils__/ruleCases';
import { createdObject, Request, rulesOf } from './__testUtils__/Request';
import { lifeRules } from './rules/lifeRules';

const input = {
  team: 'orders',
  version: '17',
  members: 2,
  volume: '10Gi',
  cpu: { request: '1', limit: '1' },
  memory: { request: '1Gi', limit: '1Gi' },
};

function create(name: string, operator = {}) {
  const request = new Request().operator(operator);
  request.target = { ...request.target, name };
  return request.plan('create', input);
}

/** A clone of `ledger`, beside it. */
function cloning(options: { name?: string; namespace?: string } = {}): Request {
  const request = new Request();
  request.source = request.target;
  request.target = {
    ...request.target,
    name: options.name ?? 'ledger-copy',
    namespace: options.namespace ?? request.target.namespace,
  };
  return request;
}

/** Half an hour ago, when the source was there. */
const timestamp = '2026-03-10T12:30:00+01:00';
const before = '2026-03-10T10:00:00+00:00';
const archive = { aws_or_gcp: { wal_s3_bucket: 'archive' } };

const remove = (operator = {}, confirm?: string) =>
  new Request()
    .operator(operator)
    .plan(
      'delete',
      confirm === undefined ? { confirm: 'ledger' } : { confirm },
    );

describe('creating, cloning and deleting', () => {
  it.each(
    ruleCases(lifeRules, {
      created: () => create('orders-db'),
      'name-pattern': () => create('1st'),
      'name-too-long': () => create('o'.repeat(59)),
      'name-long': () => create('o'.repeat(53)),
      'name-team-prefix': () =>
        create('books', { enable_team_id_clustername_prefix: true }),
      'name-fixed': 'documentation only',
      'initdb-fixed': 'documentation only',
      'clone-from-archive': () => cloning().plan('clone', { timestamp }),
      'clone-from-source': () => cloning().plan('clone'),
      'clone-namespace': () => cloning({ namespace: 'test' }).plan('clone'),
      'clone-own-name': () => cloning({ name: 'ledger' }).plan('clone'),
      'clone-uid': () => {
        const request = cloning();
        edit(request.fixture.postgresql, ['metadata', 'uid'], undefined);
        return request.plan('clone', { timestamp });
      },
      'clone-future': () =>
        cloning().plan('clone', { timestamp: '2026-03-10T12:00:01+00:00' }),
      'clone-before-source': () =>
        cloning().plan('clone', { timestamp: before }),
      'clone-archive-unknown': () => cloning().plan('clone', { timestamp }),
      'clone-archive-own': () => {
        const request = cloning().operator({});
        request.spec(
          ['env'],
          [{ name: 'WAL_S3_BUCKET', value: 'ledger-backups' }],
        );
        return request.plan('clone', { timestamp });
      },
      'clone-volume': () => cloning().plan('clone', { volume: '50Gi' }),
      'clone-version-down': () => cloning().plan('clone', { version: '16' }),
      'clone-version-up': () => cloning().plan('clone', { version: '18' }),
      'clone-parameters': () => cloning().plan('clone'),
      'clone-read-once': () => cloning().plan('clone'),
      'clone-not-copied': () =>
        cloning().spec(['tls'], { secretName: 'tls' }).plan('clone'),
      deleted: () => remove(),
      'delete-volumes': () => remove(),
      'delete-volumes-kept': () =>
        remove({
          kubernetes: { enable_persistent_volume_claim_deletion: false },
        }),
      'delete-secrets': () => remove(),
      'delete-secrets-kept': () =>
        remove({ kubernetes: { enable_secrets_deletion: false } }),
      'delete-archive': () => remove(),
      'delete-followers': () => remove(),
      'delete-confirm': () => remove({}, 'ledgr'),
      'delete-protection': () =>
        remove({ kubernetes: { delete_annotation_date_key: 'delete-date' } }),
      'number-for-text': () =>
        new Request()
          .spec(['postgresql', 'version'], 17)
          .plan('resize', { members: 3 }),
      'number-repaired': () =>
        new Request()
          .spec(['postgresql', 'version'], 17)
          .plan('resize', { members: 4 }),
    }),
  )('%s', (_, outcome, expected) => {
    expect(outcome()).toEqual(expected);
  });

  it('a name that follows the team is taken', () => {
    const rules = rulesOf(
      create('orders-db', { enable_team_id_clustername_prefix: true }),
    );
    expect(rules).toMatchObject({ errors: [], warnings: [] });
  });

  it('a clone has what the data needs, and its own size', () => {
    const request = cloning().operator(archive);
    const object = createdObject(
      request.plan('clone', {
        timestamp,
        cpu: { limit: '4' },
        volume: '150Gi',
      }),
    );
    expect(object).toEqual({
      apiVersion: 'acid.zalan.do/v1',
      kind: 'postgresql',
      metadata: { name: 'ledger-copy', namespace: 'payments' },
      spec: {
        teamId: 'payments',
        postgresql: { version: '17', parameters: { work_mem: '16MB' } },
        numberOfInstances: 1,
        volume: { size: '150Gi', storageClass: 'fast-ssd' },
        resources: {
          requests: { cpu: '500m', memory: '2Gi' },
          limits: { cpu: '4', memory: '4Gi' },
        },
        users: { ledger_app: [], reporting: ['nologin'] },
        databases: { ledger: 'ledger_app' },
        clone: {
          cluster: 'ledger',
          uid: '0d9a3f60-7f0b-4f7e-8f0e-3d7a2b8f1c11',
          timestamp,
        },
      },
    });
  });

  it('a clone has no parameter that may hold a password, and says so', () => {
    const plan = cloning()
      .spec(['postgresql', 'parameters'], {
        work_mem: '16MB',
        primary_conninfo: 'password=hunter2',
      })
      .plan('clone');
    expect(createdObject(plan)).toMatchObject({
      spec: { postgresql: { parameters: { work_mem: '16MB' } } },
    });
    expect(plan.warnings).toContainEqual(
      expect.objectContaining({
        rule: 'postgresql/clone-not-copied',
        message: expect.stringContaining('primary_conninfo'),
      }),
    );
    expect(JSON.stringify(plan)).not.toContain('hunter2');
  });

  it('a clone has the owner of its source, unless it is for another team', () => {
    const annotations = (asked: object) => {
      const request = cloning();
      edit(request.fixture.postgresql, ['metadata', 'annotations'], {
        'databases.backstage.io/owner': 'group:payments',
        'databases.backstage.io/system': 'books',
        'last-major-upgrade-success': '2026-01-01T00:00:00Z',
      });
      return createdObject(request.plan('clone', { ...asked })).metadata;
    };
    expect(annotations({})).toMatchObject({
      annotations: {
        'databases.backstage.io/owner': 'group:payments',
        'databases.backstage.io/system': 'books',
      },
    });
    expect(annotations({ team: 'audit' })).toMatchObject({
      annotations: { 'databases.backstage.io/system': 'books' },
    });
    expect(JSON.stringify(annotations({ team: 'audit' }))).not.toContain(
      'owner',
    );
    expect(JSON.stringify(annotations({}))).not.toContain('upgrade');
  });

  it('the time of a clone is compared as a time, not as text', () => {
    const plan = (time: string) =>
      cloning().operator(archive).plan('clone', { timestamp: time });
    expect(rulesOf(plan('2026-03-10T13:59:00+02:00')).errors).toEqual([]);
    expect(rulesOf(plan('2026-03-10T10:59:00-02:00')).errors).toEqual([
      'clone-future',
    ]);
  });

  it('an older uid reaches back to before the present object was made', () => {
    const plan = cloning().operator(archive).plan('clone', {
      timestamp: before,
      uid: '6c1f2a54-7d0a-4a55-9d0e-31d0b5a4a111',
    });
    expect(plan.errors).toEqual([]);
    expect(createdObject(plan)).toMatchObject({
      spec: { clone: { uid: '6c1f2a54-7d0a-4a55-9d0e-31d0b5a4a111' } },
    });
  });

  it("a source with a bucket of its own: the clone looks there, without the operator's uid in the path", () => {
    const request = cloning().operator({});
    request.spec(
      ['env'],
      [
        { name: 'WAL_S3_BUCKET', value: 'ledger-backups' },
        { name: 'AWS_ENDPOINT', value: 'https://minio.example' },
        { name: 'AWS_SECRET_ACCESS_KEY', value: 'hunter2' },
      ],
    );
    const plan = request.plan('clone', { timestamp });
    expect(createdObject(plan)).toMatchObject({
      spec: {
        env: [
          { name: 'CLONE_WAL_S3_BUCKET', value: 'ledger-backups' },
          { name: 'CLONE_AWS_ENDPOINT', value: 'https://minio.example' },
          { name: 'CLONE_WAL_BUCKET_SCOPE_SUFFIX', value: '' },
        ],
      },
    });
    expect(JSON.stringify(plan)).not.toContain('hunter2');
  });

  it('deleting names the uid under which the backups are', () => {
    expect(remove().warnings).toContainEqual(
      expect.objectContaining({
        message: expect.stringContaining(
          '0d9a3f60-7f0b-4f7e-8f0e-3d7a2b8f1c11',
        ),
      }),
    );
  });

  it('a protected database can be deleted today, with the annotations of today', () => {
    const fixture = new Fixture();
    edit(fixture.postgresql, ['metadata', 'annotations'], {
      'delete-date': new Date(now).toISOString().slice(0, 10),
      'delete-name': 'ledger',
    });
    const plan = new Request(fixture)
      .operator({
        kubernetes: {
          delete_annotation_date_key: 'delete-date',
          delete_annotation_name_key: 'delete-name',
        },
      })
      .plan('delete', { confirm: 'ledger' });
    expect(plan.errors).toEqual([]);
  });

  it('volumes go with the StatefulSet when Kubernetes is told so, whatever the operator deletes', () => {
    const plan = remove({
      kubernetes: {
        enable_persistent_volume_claim_deletion: false,
        persistent_volume_claim_retention_policy: { when_deleted: 'delete' },
      },
    });
    expect(rulesOf(plan).warnings).toContain('delete-volumes');
  });
});
