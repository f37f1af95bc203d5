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
import { parseQuantity, Quantity } from '@database-platform/engines';
import {
  ContainerAmounts,
  DeclaredSize,
} from '@database-platform/plugin-databases-common';
import { addQuantities, QuantityUnit, timesQuantity, ZERO } from './quantities';

/**
 * What a database takes of a namespace's quota, by the names that ResourceQuotas use.
 */
export type QuotaUse = ReadonlyMap<string, Quantity>;

const ONE: Quantity = { digits: 1n, scale: 0 };

type Pod = Pick<DeclaredSize, 'requests' | 'limits' | 'sidecars'>;

/** Of what a resource of a ResourceQuota is counted. */
export function unitOf(resource: string): QuantityUnit {
  if (/(^|\.)cpu$/.test(resource)) {
    return 'cpu';
  }
  return /(^|\.)(memory|storage)$/.test(resource) ? 'bytes' : 'count';
}

/**
 * Everything that a declared database takes; nothing for none.
 */
export function quotaUseOf(size: DeclaredSize | undefined): QuotaUse {
  const use = new Map<string, Quantity>();
  const add = (resource: string, amount: Quantity | undefined, count: number) =>
    amount &&
    use.set(
      resource,
      addQuantities(use.get(resource) ?? ZERO, timesQuantity(amount, count)),
    );
  const addContainers = (
    count: number,
    { requests, limits }: ContainerAmounts,
  ) => {
    // Kubernetes takes the limit where no request is said
    const cpu = parseQuantity(requests.cpu ?? limits.cpu);
    const memory = parseQuantity(requests.memory ?? limits.memory);
    for (const prefix of ['requests.', '']) {
      add(`${prefix}cpu`, cpu, count);
      add(`${prefix}memory`, memory, count);
    }
    add('limits.cpu', parseQuantity(limits.cpu), count);
    add('limits.memory', parseQuantity(limits.memory), count);
  };
  const addPods = (count: number, pod: Pod) => {
    for (const container of [pod, ...(pod.sidecars ?? [])]) {
      addContainers(count, container);
    }
    add('pods', ONE, count);
    add('count/pods', ONE, count);
  };
  if (!size) {
    return use;
  }
  const members = size.members ?? 0;
  addPods(members, size);
  const addClaims = (
    count: number,
    volume: string | undefined,
    storageClass: string | undefined,
  ) => {
    const classes = storageClass
      ? ['', `${storageClass}.storageclass.storage.k8s.io/`]
      : [''];
    for (const prefix of classes) {
      add(`${prefix}requests.storage`, parseQuantity(volume), count);
      add(`${prefix}persistentvolumeclaims`, ONE, count);
    }
    add('count/persistentvolumeclaims', ONE, count);
  };
  addClaims(members, size.volume, size.storageClass);
  for (const companion of size.companions) {
    const { count, volume, storageClass } = companion;
    addPods(count, companion);
    if (volume !== undefined) {
      addClaims(count, volume, storageClass);
    }
  }
  return use;
}
