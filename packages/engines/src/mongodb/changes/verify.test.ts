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
import { Request } from './__testUtils__/Request';
import { notKnown } from './notKnown';
import { verify } from './verify';

/** What differs after a change of the world or of the manifest. */
function differences(
  change: (request: Request) => void,
  options?: ConstructorParameters<typeof Request>[0],
): readonly string[] {
  const request = new Request(options);
  change(request);
  return verify(
    request.fixture.mongodb,
    request.database(),
    request.context({}).shared,
  );
}

const image = 'percona/percona-server-mongodb';

describe('what is observed against what the operator makes of the manifest', () => {
  it.each([[undefined], [2]])(
    'is nothing to say when all is as asked (%s shards)',
    shards => {
      expect(differences(() => {}, { shards })).toEqual([]);
    },
  );

  it.each<[string, (request: Request) => void, string[]]>([
    [
      'members of a shard',
      request => request.spec(['replsets', 1, 'size'], 5),
      ['3 members of rs1 are there, not 5.'],
    ],
    [
      'members that are not ready',
      ({ fixture }) => fixture.breakPod('cfg-2'),
      ['2 of 3 members of cfg are ready.'],
    ],
    [
      'a shard that should have gone',
      ({ fixture }) => {
        (fixture.mongodb.spec as { replsets: unknown[] }).replsets.pop();
      },
      ['The replica set rs1 is still there.'],
    ],
    [
      'the version',
      request => request.spec(['image'], `${image}:8.0.20-8`),
      [
        'Not of version 8.0.20-8 yet: catalog-rs0-0, catalog-rs0-1, catalog-rs0-2, catalog-rs1-0, catalog-rs1-1 and 4 more.',
      ],
    ],
    [
      'a volume that has not grown yet, also when its claim asks for it',
      ({ fixture }) => {
        const name = 'mongod-data-catalog-rs0-1';
        const index = fixture.claims.findIndex(
          each => (each.metadata as { name: string }).name === name,
        );
        fixture.claims[index] = fixture.claim(name, '100Gi', '50Gi');
      },
      ['mongod-data-catalog-rs0-1 has 50 GiB, not 100Gi.'],
    ],
    [
      'pods that are still to be made anew',
      ({ fixture }) =>
        edit(
          fixture.podOf('rs1-0'),
          ['metadata', 'labels', 'controller-revision-hash'],
          'old',
        ),
      ['To be made anew: catalog-rs1-0.'],
    ],
    [
      'a change that the operator has not gone through',
      ({ fixture }) => edit(fixture.mongodb, ['metadata', 'generation'], 4),
      ['The operator has gone through generation 3 of the object, not 4.'],
    ],
    [
      'a shard that the database does not know yet',
      ({ fixture }) =>
        fixture.status(['replsets', 'rs1', 'added_as_shard'], false),
      ['Not added as a shard yet: rs1.'],
    ],
    [
      'backup agents with another configuration',
      ({ fixture }) =>
        fixture.status(['conditions'], [{ type: 'PBMReady', status: 'False' }]),
      ['The backup agents do not have their configuration yet.'],
    ],
    [
      'an update that waits, also when pods cannot be read',
      ({ fixture }) => {
        fixture.gaps.pod = 'the account may not list pods';
        fixture.status(
          ['conditions'],
          [{ type: 'pendingSmartUpdate', status: 'True' }],
        );
      },
      ['The operator has not begun to make pods anew, as while a backup runs.'],
    ],
    [
      'CPU and memory, compared as amounts',
      request =>
        request
          .spec(['replsets', 1, 'resources', 'limits'], {
            cpu: '2000m',
            memory: '8Gi',
          })
          .spec(['sharding', 'mongos', 'resources'], {
            requests: { cpu: '500m' },
          }),
      [
        'The memory limit of rs1 is 4Gi, not 8Gi.',
        'The CPU request of mongos is not set, not 500m.',
      ],
    ],
    [
      'an image of the same version',
      request => request.spec(['image'], `mirror.example/${image}:8.0.19-7`),
      ['rs0', 'rs1', 'cfg', 'mongos'].map(
        each =>
          `The image of ${each} is ${image}:8.0.19-7, not mirror.example/${image}:8.0.19-7.`,
      ),
    ],
    [
      'mongos',
      request => request.spec(['sharding', 'mongos', 'size'], 3),
      ['2 mongos are there, not 3.'],
    ],
    [
      'a pause',
      request => request.spec(['pause'], true),
      [
        '3 members of rs0 are there, not 0.',
        '3 members of rs1 are there, not 0.',
        '3 members of cfg are there, not 0.',
        '2 mongos are there, not 0.',
      ],
    ],
  ])('%s', (_, change, expected) => {
    expect(differences(change, { shards: 2 })).toEqual(expected);
  });

  it.each<[string, (request: Request) => void]>([
    [
      'a version that the operator chooses itself',
      request =>
        request
          .spec(['image'], `${image}:8.0.12-4`)
          .spec(['upgradeOptions'], { apply: 'recommended' }),
    ],
    [
      'a larger size that the operator ignores',
      ({ fixture }) => {
        fixture.spec(['storageScaling'], { enableVolumeScaling: false });
        fixture.spec(
          [
            'replsets',
            0,
            'volumeSpec',
            'persistentVolumeClaim',
            'resources',
            'requests',
            'storage',
          ],
          '200Gi',
        );
      },
    ],
    [
      'an even number that the operator raises before 1.16',
      request =>
        request.spec(['crVersion'], '1.15.0').spec(['replsets', 0, 'size'], 2),
    ],
    [
      'pods that wait for somebody who deletes them',
      ({ fixture }) => {
        fixture.spec(['updateStrategy'], 'OnDelete');
        edit(
          fixture.podOf('rs0-0'),
          ['metadata', 'labels', 'controller-revision-hash'],
          'old',
        );
      },
    ],
    [
      'what agents of backups that are switched off once said',
      ({ fixture }) => {
        fixture.status(['conditions'], [{ type: 'PBMReady', status: 'False' }]);
        fixture.spec(['backup', 'enabled'], false);
      },
    ],
    [
      'a generation that the operator does not note',
      ({ fixture }) => fixture.status(['observedGeneration'], undefined),
    ],
    [
      'amounts of StatefulSets that cannot be read',
      ({ fixture }) => {
        fixture.gaps.statefulSet = 'the account may not list StatefulSets';
        fixture.spec(['replsets', 0, 'resources', 'limits', 'cpu'], '3');
      },
    ],
    [
      'amounts that the manifest leaves out',
      ({ fixture }) => fixture.spec(['replsets', 0, 'resources'], undefined),
    ],
    [
      'pods that cannot be read',
      ({ fixture }) => {
        fixture.gaps.pod = 'the account may not list pods';
        fixture.spec(['replsets', 0, 'size'], 5);
      },
    ],
  ])('is not held against it: %s', (_, change) => {
    expect(differences(change)).toEqual([]);
  });
});

describe('what nothing in Kubernetes tells', () => {
  it.each<[string, string[], unknown, RegExp[]]>([
    ['users', ['spec', 'users'], [], [/^whether the users and roles/]],
    [
      'the configuration of a replica set',
      ['spec', 'replsets'],
      [{ name: 'rs0', configuration: 'storage: {}' }],
      [/^which settings are in force/],
    ],
    ['tasks', ['spec', 'backup', 'tasks'], [], [/^whether backups are made/]],
    ['members', ['spec', 'replsets'], [{ name: 'rs0', size: 5 }], []],
  ])('%s', (_, path, value, expected) => {
    expect(notKnown([{ path, value }])).toEqual(
      expected.map(each => expect.stringMatching(each)),
    );
  });
});
