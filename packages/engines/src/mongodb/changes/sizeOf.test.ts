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

const read = (name: string) =>
  parse(readFileSync(join(__dirname, '__fixtures__', name), 'utf8'));

const amounts = {
  requests: { cpu: '1', memory: '4Gi' },
  limits: { cpu: '2', memory: '4Gi' },
};

describe('what a manifest asks for', () => {
  it('is read from a single replica set', () => {
    expect(sizeOf(read('catalog.yaml.txt'))).toEqual({
      members: 3,
      version: '8.0.19-7',
      storageClass: 'fast-ssd',
      volume: '100Gi',
      ...amounts,
      companions: [],
    });
  });

  it('counts the members of all shards, and config servers and mongos beside them', () => {
    expect(sizeOf(read('catalog-sharded.yaml.txt'))).toEqual({
      members: 6,
      groups: [3, 3],
      version: '8.0.19-7',
      storageClass: 'fast-ssd',
      volume: '100Gi',
      ...amounts,
      companions: [
        {
          count: 3,
          volume: '10Gi',
          storageClass: 'fast-ssd',
          requests: {},
          limits: { memory: '2Gi' },
        },
        { count: 2, requests: {}, limits: {} },
      ],
    });
  });

  it('where shards differ, the largest are the members and the others are counted beside them', () => {
    const manifest = read('catalog-sharded.yaml.txt');
    const { replsets } = manifest.spec;
    replsets[0].volumeSpec.persistentVolumeClaim.resources.requests.storage =
      '2Ti';
    replsets[0].size = 5;
    expect(sizeOf(manifest)).toMatchObject({
      members: 5,
      groups: [5, 3],
      volume: '2Ti',
      companions: [
        { count: 3, volume: '100Gi', ...amounts },
        { count: 3, volume: '10Gi' },
        { count: 2 },
      ],
    });
  });

  it('counts arbiters, hidden members and those without a vote, where they are switched on', () => {
    const manifest = read('catalog.yaml.txt');
    Object.assign(manifest.spec.replsets[0], {
      arbiter: { enabled: true, size: 1, resources: { limits: { cpu: 1 } } },
      hidden: {
        enabled: true,
        size: 2,
        volumeSpec: {
          persistentVolumeClaim: {
            resources: { requests: { storage: '50Gi' } },
          },
        },
      },
      nonvoting: { enabled: false, size: 9 },
    });
    expect(sizeOf(manifest).companions).toEqual([
      { count: 1, requests: {}, limits: { cpu: '1' } },
      { count: 2, volume: '50Gi', requests: {}, limits: {} },
    ]);
  });

  it('has the containers beside mongod and mongos for which amounts are said: the agents, and those that the manifest brings along', () => {
    const resources = (cpu: string) => ({ resources: { limits: { cpu } } });
    const taken = (cpu: string) => ({ requests: {}, limits: { cpu } });
    const manifest = read('catalog-sharded.yaml.txt');
    const { spec } = manifest;
    Object.assign(spec, {
      backup: { enabled: true, ...resources('300m') },
      pmm: { enabled: true, ...resources('200m') },
      logcollector: { enabled: true, ...resources('50m') },
    });
    Object.assign(spec.replsets[0], {
      sidecars: [{ name: 'exporter', ...resources('10m') }, { name: 'idle' }],
      arbiter: { enabled: true, size: 1 },
    });
    const agents = ['300m', '200m', '50m', '50m'].map(taken);
    const sidecars = [taken('10m'), ...agents];
    const size = sizeOf(manifest);
    expect(size).toMatchObject({ members: 3, sidecars });
    expect(size.companions.map(each => each.sidecars)).toEqual([
      agents,
      agents,
      undefined,
      [taken('200m')],
    ]);
    Object.assign(spec, { crVersion: '1.20.1' });
    expect(sizeOf(manifest).sidecars).toEqual(sidecars.slice(0, 3));
    spec.backup.enabled = false;
    spec.pmm.enabled = false;
    expect(sizeOf(manifest).sidecars).toEqual([taken('10m')]);
  });

  it('nothing is made up for a manifest that says nothing', () => {
    expect(sizeOf({})).toEqual({ requests: {}, limits: {}, companions: [] });
  });
});
