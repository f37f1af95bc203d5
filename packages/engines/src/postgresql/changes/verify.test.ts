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

import { edit } from '../../kubernetes/__testUtils__/json';
import { Fixture } from '../__testUtils__/Fixture';
import { Request } from './__testUtils__/Request';
import { verify } from './verify';

/** What differs after a change of the world or of the manifest. */
function differences(change: (request: Request) => void): readonly string[] {
  const request = new Request();
  request.fixture.settings({
    postgresql: { parameters: { work_mem: '16MB' } },
  });
  change(request);
  return verified(request);
}

function verified(request: Request): readonly string[] {
  return verify(
    request.fixture.postgresql,
    request.database(),
    request.context({}).shared,
  );
}

describe('what is observed against what is asked for', () => {
  it('is nothing to say when all is as asked', () => {
    expect(differences(() => {})).toEqual([]);
  });

  it.each<[string, (request: Request) => void, string[]]>([
    [
      'members',
      request => request.spec(['numberOfInstances'], 5),
      ['3 members are there, not 5.'],
    ],
    [
      'the version',
      request => request.spec(['postgresql', 'version'], '18'),
      ['Version 17 runs, not 18.'],
    ],
    [
      'a volume that has not grown yet, also when its claim asks for it',
      ({ fixture }) => {
        fixture.spec(['volume', 'size'], '200Gi');
        fixture.claims.forEach((_, index) => {
          fixture.claims[index] = fixture.claim(
            index,
            '200Gi',
            index === 1 ? '100Gi' : '200Gi',
          );
        });
      },
      ['pgdata-ledger-1 has 100 GiB, not 200Gi.'],
    ],
    [
      'the storage class of the volumes',
      request => request.spec(['volume', 'storageClass'], 'slow'),
      ['pgdata-ledger-0', 'pgdata-ledger-1', 'pgdata-ledger-2'].map(
        name => `${name} is of the class "fast-ssd", not "slow".`,
      ),
    ],
    [
      'CPU and memory of the StatefulSet',
      request =>
        request.spec(['resources', 'limits'], { cpu: 3, memory: '4096Mi' }),
      ['The CPU limit is 2000m, not 3.'],
    ],
    [
      'pods that are still to be made anew',
      ({ fixture }) =>
        edit(
          fixture.pods[2],
          [
            'metadata',
            'annotations',
            'zalando-postgres-operator-rolling-update-required',
          ],
          'true',
        ),
      ['To be made anew: ledger-2.'],
    ],
    [
      'members that are still to be restarted',
      ({ fixture }) =>
        fixture.patroni(fixture.pods[1], { pending_restart: true }),
      ['To be restarted: ledger-1.'],
    ],
    [
      'parameters in force through Patroni; those in the pods cannot be seen',
      request =>
        request.spec(['postgresql', 'parameters'], {
          work_mem: '32MB',
          max_connections: '200',
          shared_buffers: '1GB',
        }),
      [
        'work_mem is 16MB, not 32MB.',
        'max_connections is not set in Patroni, not 200.',
      ],
    ],
    [
      'synchronous mode',
      ({ fixture }) => {
        fixture.settings({ synchronous_mode: false });
        fixture.spec(['patroni'], { synchronous_mode: true });
      },
      ['Synchronous mode is not on yet.'],
    ],
    [
      'a pooler that is not there yet',
      request => request.spec(['enableReplicaConnectionPooler'], true),
      ['0 of 0 pods of ledger-pooler-repl are ready.'],
    ],
    [
      'the size and mode of a pooler',
      ({ fixture }) => {
        fixture.pooler(2);
        fixture.spec(['connectionPooler'], {
          numberOfInstances: 3,
          mode: 'session',
        });
      },
      [
        'ledger-pooler has 2 pods, not 3.',
        'ledger-pooler is in mode "transaction", not "session".',
      ],
    ],
    [
      'a pooler that should have gone',
      ({ fixture }) => fixture.pooler(2),
      ['The pooler ledger-pooler is still there.'],
    ],
    [
      'Secrets of users',
      request => request.spec(['users', 'audit_app'], []),
      [
        'The Secret audit-app.ledger.credentials.postgresql.acid.zalan.do of audit_app is not there.',
      ],
    ],
  ])('%s', (_, change, expected) => {
    expect(differences(change)).toEqual(expected);
  });

  it('a template that the operator has changed without marking the pods asks nothing of them', () => {
    const said = differences(({ fixture }) =>
      edit(fixture.statefulSet, ['status', 'updateRevision'], 'ledger-new'),
    );
    expect(said).toEqual([]);
  });

  it('a pooler of one pod is two pods to the operator', () => {
    const said = differences(({ fixture }) => {
      fixture.pooler(2);
      fixture.spec(['connectionPooler'], { numberOfInstances: 1 });
    });
    expect(said).toEqual([]);
  });

  it('what cannot be read is not held against it', () => {
    const fixture = new Fixture();
    fixture.gaps.secret = 'the account may not list secrets';
    fixture.gaps.deployment = 'the account may not list deployments';
    fixture.config = {};
    const request = new Request(fixture)
      .spec(['users', 'audit'], [])
      .spec(['enableConnectionPooler'], true);
    expect(verified(request)).toEqual([]);
  });

  it('is what the operator makes of a count or an amount outside its limits', () => {
    const limited = (members: number, annotation?: string) =>
      differences(request => {
        request.operator({
          max_instances: 3,
          ignore_instance_limits_annotation_key: 'free',
          postgres_pod_resources: {
            min_cpu_limit: '2',
            max_memory_request: '2Gi',
          },
        });
        const { fixture } = request;
        fixture.spec(['numberOfInstances'], members);
        fixture.spec(['resources'], {
          limits: { cpu: '500m' },
          requests: { memory: '8Gi' },
        });
        if (annotation) {
          edit(fixture.postgresql, ['metadata', 'annotations'], {
            [annotation]: 'true',
          });
        }
      });
    expect(limited(7)).toEqual([]);
    expect(limited(2)).toEqual(['3 members are there, not 2.']);
    expect(limited(7, 'free')).toEqual(['3 members are there, not 7.']);
  });

  it('says which count the operator makes of the declared one', () => {
    const said = differences(request =>
      request.operator({ max_instances: 4 }).spec(['numberOfInstances'], 7),
    );
    expect(said).toEqual([
      '3 members are there, not 4, which the operator makes of 7.',
    ]);
  });
});
