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

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { sizeOf } from './sizeOf';

describe('what a manifest asks for', () => {
  it('is read from orders-db', () => {
    const text = readFileSync(
      join(__dirname, '__fixtures__/orders-db.yaml.txt'),
      'utf8',
    );
    expect(sizeOf(parse(text))).toEqual({
      members: 3,
      version: '15',
      storageClass: 'fast-ssd',
      synchronous: true,
      volume: '100Gi',
      requests: { cpu: '500m', memory: '2Gi' },
      limits: { cpu: '2', memory: '4Gi' },
      companions: [],
    });
  });

  it('has the sidecars for which amounts are said', () => {
    const sidecar = { requests: { memory: '64Mi' }, limits: {} };
    expect(
      sizeOf({
        spec: {
          sidecars: [
            { name: 'exporter', resources: { requests: { memory: '64Mi' } } },
            { name: 'idle' },
          ],
        },
      }).sidecars,
    ).toEqual([sidecar]);
  });

  it('defaults of the operator are not made up; poolers are two pods at least', () => {
    expect(
      sizeOf({
        spec: {
          enableReplicaConnectionPooler: true,
          connectionPooler: {
            numberOfInstances: 1,
            resources: { requests: { cpu: '100m' } },
          },
        },
      }),
    ).toEqual({
      synchronous: false,
      requests: {},
      limits: {},
      companions: [
        { count: 2, requests: { cpu: '100m' }, limits: {} },
        { count: 2, requests: { cpu: '100m' }, limits: {} },
      ],
    });
  });
});
