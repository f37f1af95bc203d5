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
import { verify } from './verify';

/** What differs after a change of the world or of the manifest. */
function differences(change: (request: Request) => void): readonly string[] {
  const request = new Request();
  change(request);
  return verify(request.fixture.cluster, request.database());
}

describe('what is observed against what is asked for', () => {
  it('is nothing to say when all is as asked', () => {
    expect(differences(() => {})).toEqual([]);
    expect(differences(({ fixture }) => fixture.readReplica('search'))).toEqual(
      [],
    );
  });

  it.each<[string, (request: Request) => void, string[]]>([
    [
      'members',
      request => request.spec(['instances'], 5),
      ['3 members are there, not 5.'],
    ],
    [
      'members that are not ready',
      ({ fixture }) => fixture.lose(2, 'RECOVERING'),
      ['2 of 3 members are ready.'],
    ],
    [
      'the version',
      request => request.spec(['version'], '9.1.0'),
      [
        'orders-0 runs 8.4.3, orders-1 runs 8.4.3 and orders-2 runs 8.4.3, not 9.1.0.',
      ],
    ],
    [
      'a member that is still to be made anew',
      ({ fixture }) =>
        edit(
          fixture.pods[0],
          ['metadata', 'labels', 'controller-revision-hash'],
          'orders-old',
        ),
      ['To be made anew: orders-0.'],
    ],
    [
      'Routers',
      request => request.spec(['router', 'instances'], 3),
      ['2 Routers are ready, not 3.'],
    ],
    [
      'Routers that should have gone',
      request => request.spec(['router', 'instances'], 0),
      ['2 Routers are ready, not 0.'],
    ],
    [
      'read replicas',
      ({ fixture }) => {
        fixture.readReplica('search');
        fixture.spec(['readReplicas', 0, 'instances'], 2);
      },
      ['1 read replicas of orders-search are there, not 2.'],
    ],
    [
      'read replicas that should have gone',
      ({ fixture }) => {
        fixture.readReplica('search');
        fixture.spec(['readReplicas'], undefined);
      },
      ['1 read replicas of orders-search are there, not 0.'],
    ],
    [
      'the Service',
      request => request.spec(['service', 'type'], 'LoadBalancer'),
      ['The Service orders is of the type ClusterIP, not LoadBalancer.'],
    ],
  ])('%s', (_, change, expected) => {
    expect(differences(change)).toEqual(expected);
  });

  it('what the operator ignores is not waited for', () => {
    const said = differences(request =>
      request
        .spec(['mycnf'], '[mysqld]\nmax_connections=500\n')
        .spec(['podSpec', 'containers', 0, 'resources', 'limits', 'cpu'], '8')
        .spec(
          ['datadirVolumeClaimTemplate', 'resources', 'requests', 'storage'],
          '1Ti',
        ),
    );
    expect(said).toEqual([]);
  });

  it('what cannot be read is not held against it', () => {
    const said = differences(request => {
      Object.assign(request.fixture.gaps, {
        pod: 'not allowed',
        deployment: 'not allowed',
        routerDeployment: 'not allowed',
        service: 'not allowed',
      });
      request.spec(['instances'], 5).spec(['router', 'instances'], 4);
    });
    expect(said).toEqual([]);
  });
});
