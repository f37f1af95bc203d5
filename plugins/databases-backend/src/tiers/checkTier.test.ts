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
import { DeclaredSize, Tier } from '@database-platform/plugin-databases-common';
import { checkTier } from './checkTier';
import { defaultTiers } from './defaultTiers';

const SIZE: DeclaredSize = {
  members: 3,
  version: '17',
  storageClass: 'fast',
  synchronous: true,
  volume: '1Ti',
  requests: { cpu: '1', memory: '8Gi' },
  limits: { cpu: '4', memory: '16Gi' },
  companions: [],
};

const TIER: Tier = {
  name: 'gold',
  minimumMembers: 3,
  maximum: { members: 4, cpu: '4', memory: '16Gi', volume: '1Ti' },
  versions: { postgresql: ['16', '17'] },
  storageClasses: ['fast'],
  synchronous: 'required',
  sizes: [],
};

const check = (after: Partial<DeclaredSize>, before?: DeclaredSize) =>
  checkTier(TIER, 'postgresql', { before, after: { ...SIZE, ...after } });

describe('checkTier', () => {
  it('takes what is within the rules, at their very edges', () => {
    expect(check({})).toEqual({ errors: [], warnings: [] });
    expect(check({ members: 4, volume: '1024Gi' }).errors).toEqual([]);
    // What is not declared is the operator's to fill in
    expect(
      check({ limits: {}, requests: {}, storageClass: undefined }).errors,
    ).toEqual([]);
    expect(
      checkTier({ ...TIER, synchronous: 'optional' }, 'mysql', {
        after: { ...SIZE, version: '8', synchronous: false },
      }).errors,
    ).toEqual([]);
  });

  it('holds each shard against the rules, not all of them together', () => {
    expect(check({ members: 12, groups: [4, 4, 4] }).errors).toEqual([]);
    expect(
      check({ members: 12, groups: [2, 5, 5] }).errors.map(
        each => each.message,
      ),
    ).toEqual([
      'members is 2, and the tier gold asks for at least 3',
      'members is 5, and the tier gold allows at most 4',
    ]);
  });

  it('takes every release of a version that is allowed', () => {
    const tier = { ...TIER, versions: { mongodb: ['7.0', '8.0.1'] } };
    const isTaken = (version: string) =>
      checkTier(tier, 'mongodb', { after: { ...SIZE, version } }).errors
        .length === 0;
    expect(isTaken('7.0.18-11')).toBe(true);
    expect(isTaken('8.0.1-2')).toBe(true);
    expect(isTaken('8.0.19-7')).toBe(false);
    expect(isTaken('7.05')).toBe(false);
  });

  it('asks nothing of an engine whose manifests do not say whether writes wait', () => {
    expect(check({ synchronous: undefined }).errors).toEqual([]);
  });

  it.each<[Partial<DeclaredSize>, string, string, string]>([
    [
      { members: 2 },
      'tier/minimum-members',
      'members',
      'members is 2, and the tier gold asks for at least 3',
    ],
    [
      { members: 0 },
      'tier/minimum-members',
      'members',
      'members is 0, and the tier gold asks for at least 3',
    ],
    [
      { members: 5 },
      'tier/maximum-members',
      'members',
      'members is 5, and the tier gold allows at most 4',
    ],
    [
      { limits: { cpu: '4001m' } },
      'tier/maximum-cpu',
      'cpu.limit',
      'cpu.limit is 4001m, and the tier gold allows at most 4 for each member',
    ],
    [
      { limits: {}, requests: { memory: '17Gi' } },
      'tier/maximum-memory',
      'memory.request',
      'memory.request is 17Gi, and the tier gold allows at most 16Gi for each member',
    ],
    [
      { volume: '1025Gi' },
      'tier/maximum-volume',
      'volume',
      'volume is 1025Gi, and the tier gold allows at most 1Ti for each member',
    ],
    [
      { version: '15' },
      'tier/versions',
      'version',
      'version is 15, and the tier gold allows 16, 17',
    ],
    [
      { storageClass: 'slow' },
      'tier/storage-classes',
      'storageClass',
      'storageClass is slow, and the tier gold allows fast',
    ],
    [
      { synchronous: false },
      'tier/synchronous',
      'synchronous',
      'synchronous is off, and the tier gold asks for it: a write waits for a replica',
    ],
  ])('refuses %j with rule, value and limit', (size, rule, field, message) => {
    const { errors, warnings } = check(size);
    expect(errors).toMatchObject([{ rule, field, message }]);
    expect(errors[0].allowed).toBeTruthy();
    expect(warnings).toEqual([]);
    // The same as before is no reason to refuse something else
    const again = check(
      { ...size, volume: size.volume ?? '2Gi' },
      {
        ...SIZE,
        ...size,
      },
    );
    expect(again.errors).toEqual([]);
    expect(again.warnings).toMatchObject([
      { rule, message: `As before: ${message}` },
    ]);
  });

  it('refuses what gets worse, and what is made so', () => {
    const before = { ...SIZE, members: 2 };
    expect(check({ members: 1 }, before).errors).toMatchObject([
      { rule: 'tier/minimum-members' },
    ]);
    expect(checkTier(TIER, 'postgresql', { before }).errors).toEqual([]);
  });

  it('ships tiers whose own sizes fit', () => {
    for (const tier of Object.values(defaultTiers)) {
      for (const { cpu, memory, volume } of tier.sizes) {
        const size: DeclaredSize = {
          members: tier.minimumMembers,
          synchronous: true,
          volume,
          requests: { cpu: cpu.request, memory: memory.request },
          limits: { cpu: cpu.limit, memory: memory.limit },
          companions: [],
        };
        expect(checkTier(tier, 'postgresql', { after: size }).errors).toEqual(
          [],
        );
      }
    }
  });
});
