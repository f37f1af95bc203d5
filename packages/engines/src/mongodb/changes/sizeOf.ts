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
  ContainerAmounts,
  DeclaredSize,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { at, integer, scalar, text } from '../../json';
import { amountsOf } from '../../kubernetes/facts/amounts';
import { parseBytes } from '../../quantity';
import {
  containerAmounts,
  sidecarAmounts,
  withSidecars,
} from '../../kubernetes/facts/sidecarAmounts';
import { compareVersions } from '../../versions';
import { extraMembers, ManifestSet } from '../manifest/ManifestSet';
import { readManifest } from '../manifest/MongodbManifest';
import { imageVersion } from '../names';

type Companion = DeclaredSize['companions'][number];

/**
 * What a manifest asks for.
 *
 * @remarks
 * Members are those of all shards together. Where shards differ, the largest ones are the members, and the others are counted beside them, as are config
 * servers, arbiters, hidden members and those without a vote, and mongos. Amounts that it leaves out are none: the operator has no defaults. Of a paused
 * database it says what it takes when it is resumed.
 */
export function sizeOf(object: UnknownObject): DeclaredSize {
  const manifest = readManifest(object);
  const { sets, config, mongos } = manifest;
  const version = imageVersion(manifest.image);
  const largest = [...sets].sort(byVolume)[0];
  const key = (set: ManifestSet) =>
    JSON.stringify([amountsKey(set), sidecarsOf(object, set)]);
  const alike = sets.filter(
    set => largest !== undefined && key(set) === key(largest),
  );
  const others = sets.filter(set => !alike.includes(set));
  const members = sumOf(alike);
  return {
    ...(largest && { members }),
    ...(version !== undefined && { version }),
    ...(largest?.fact.class !== undefined && {
      storageClass: largest.fact.class,
    }),
    ...(largest?.fact.volume !== undefined && { volume: largest.fact.volume }),
    ...(sets.length > 1 && {
      groups: sets.map(({ fact }) => Math.max(0, fact.size ?? 0)),
    }),
    requests: { ...largest?.fact.requests },
    limits: { ...largest?.fact.limits },
    ...(largest && withSidecars(sidecarsOf(object, largest))),
    companions: [
      ...[...others, ...(config ? [config] : [])].map(set => ({
        ...companionOf(set),
        ...withSidecars(sidecarsOf(object, set)),
      })),
      ...[...sets, ...(config ? [config] : [])].flatMap(set =>
        extrasOf(object, set),
      ),
      ...(mongos
        ? [
            {
              count: Math.max(0, mongos.size ?? 0),
              requests: mongos.requests,
              limits: mongos.limits,
              ...withSidecars([
                ...sidecarAmounts(
                  at(object, 'spec', 'sharding', 'mongos', 'sidecars'),
                ),
                ...pmmClient(object),
              ]),
            },
          ]
        : []),
    ],
  };
}

function byVolume(a: ManifestSet, b: ManifestSet): number {
  return (parseBytes(b.fact.volume) ?? 0) - (parseBytes(a.fact.volume) ?? 0);
}

function amountsKey({ fact }: ManifestSet): string {
  const { requests, limits, volume } = fact;
  return JSON.stringify([
    requests?.cpu,
    requests?.memory,
    limits?.cpu,
    limits?.memory,
    volume,
    fact.class,
  ]);
}

function sumOf(sets: readonly ManifestSet[]): number {
  return sets.reduce((sum, { fact }) => sum + Math.max(0, fact.size ?? 0), 0);
}

function companionOf({ fact }: ManifestSet): Companion {
  return {
    count: Math.max(0, fact.size ?? 0),
    requests: { ...fact.requests },
    limits: { ...fact.limits },
    ...(fact.volume !== undefined && { volume: fact.volume }),
    ...(fact.class !== undefined && { storageClass: fact.class }),
  };
}

/** Arbiters have no volume; config servers have no arbiters. */
function extrasOf(object: UnknownObject, set: ManifestSet): Companion[] {
  return extraMembers
    .filter(kind => !(set.isConfig && kind === 'arbiter'))
    .flatMap(kind => {
      const section = at(object, ...set.path, kind);
      if (at(section, 'enabled') !== true) {
        return [];
      }
      const claim = at(section, 'volumeSpec', 'persistentVolumeClaim');
      const volume = scalar(at(claim, 'resources', 'requests', 'storage'));
      const storageClass = text(at(claim, 'storageClassName'));
      return [
        {
          count: Math.max(0, integer(at(section, 'size')) ?? 0),
          requests: amountsOf(at(section, 'resources', 'requests')),
          limits: amountsOf(at(section, 'resources', 'limits')),
          ...withSidecars([
            ...sidecarAmounts(at(section, 'sidecars')),
            ...(kind === 'arbiter' ? [] : agentsOf(object)),
          ]),
          ...(kind !== 'arbiter' && volume !== undefined && { volume }),
          ...(kind !== 'arbiter' &&
            storageClass !== undefined && { storageClass }),
        },
      ];
    });
}

/** Containers beside mongod in each member of a replica set: those that it brings along, and the operator's. */
function sidecarsOf(
  object: UnknownObject,
  { path }: ManifestSet,
): ContainerAmounts[] {
  return [
    ...sidecarAmounts(at(object, ...path, 'sidecars')),
    ...agentsOf(object),
  ];
}

/** The backup agent, the client of PMM, and the two containers that collect logs (pkg/psmdb/statefulset.go); an arbiter has none of them. */
function agentsOf(object: UnknownObject): ContainerAmounts[] {
  const spec = at(object, 'spec');
  const logs = containerAmounts(at(spec, 'logcollector', 'resources'));
  const collects =
    at(spec, 'logcollector', 'enabled') === true &&
    !((compareVersions(text(at(spec, 'crVersion')), '1.21.0') ?? 0) < 0);
  return [
    ...(at(spec, 'backup', 'enabled') === true
      ? [containerAmounts(at(spec, 'backup', 'resources'))]
      : []),
    ...pmmClient(object),
    ...(collects ? [logs, logs] : []),
  ];
}

function pmmClient(object: UnknownObject): ContainerAmounts[] {
  const pmm = at(object, 'spec', 'pmm');
  return at(pmm, 'enabled') === true
    ? [containerAmounts(at(pmm, 'resources'))]
    : [];
}
