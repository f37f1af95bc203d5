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

import { Fixture } from '../__testUtils__/Fixture';
import { sizeOf } from './sizeOf';

describe('what a manifest asks for', () => {
  it('is read from the group, its Routers and its read replicas', () => {
    const fixture = new Fixture()
      .spec(['router', 'podSpec'], {
        containers: [
          { name: 'router', resources: { requests: { cpu: '100m' } } },
        ],
      })
      .spec(
        ['readReplicas'],
        [
          {
            name: 'reporting',
            instances: 2,
            baseServerId: 5000,
            datadirVolumeClaimTemplate: {
              storageClassName: 'slow',
              resources: { requests: { storage: '50Gi' } },
            },
          },
        ],
      );
    expect(sizeOf(fixture.cluster)).toEqual({
      members: 3,
      version: '8.4.3',
      storageClass: 'fast-ssd',
      volume: '100Gi',
      requests: { cpu: '1', memory: '4Gi' },
      limits: { cpu: '2', memory: '4Gi' },
      companions: [
        { count: 2, requests: { cpu: '100m' }, limits: {} },
        {
          count: 2,
          volume: '50Gi',
          storageClass: 'slow',
          requests: {},
          limits: {},
        },
      ],
    });
  });

  it('has the containers beside MySQL and the Router for which amounts are said', () => {
    const container = (name: string, cpu?: string) => ({
      name,
      ...(cpu && { resources: { limits: { cpu } } }),
    });
    const podSpec = (own: string) => ({
      containers: [
        container(own, '2'),
        container('sidecar', '500m'),
        container('exporter'),
      ],
    });
    const sidecars = [{ requests: {}, limits: { cpu: '500m' } }];
    const fixture = new Fixture()
      .spec(['podSpec'], podSpec('mysql'))
      .spec(['router', 'podSpec'], podSpec('router'))
      .spec(
        ['readReplicas'],
        [{ name: 'reporting', podSpec: podSpec('mysql') }],
      );
    const amounts = { requests: {}, limits: { cpu: '2' }, sidecars };
    expect(sizeOf(fixture.cluster)).toMatchObject({
      ...amounts,
      companions: [amounts, amounts],
    });
  });

  it('is what the definition fills in where it says nothing: one member and one Router', () => {
    expect(sizeOf({ spec: { secretName: 'x' } })).toEqual({
      members: 1,
      requests: {},
      limits: {},
      companions: [{ count: 1, requests: {}, limits: {} }],
    });
    expect(sizeOf({ spec: { router: { instances: 0 } } }).companions).toEqual(
      [],
    );
  });
});
