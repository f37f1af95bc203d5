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

import { isJsonObject } from '../json';
import { ResourceDefinition } from '../ResourceDefinition';
import { kubeErrors } from '../status/KubeStatusError';
import { Store } from '../store/Store';
import { storageKeys } from '../store/storageKeys';
import { KubeObject } from '../types';
import {
  amountOf,
  at,
  containersOf,
  printAmount,
  ResourceUsage,
  sumUsage,
  usageOf,
} from './resourceUsage';

/**
 * What the admission plugins LimitRanger and ResourceQuota check, for pods and claims: sizes within the LimitRanges of the namespace, and the sum of all
 * within its ResourceQuotas. Defaults of LimitRanges are not filled in.
 *
 * @throws KubeStatusError 403
 */
export function admitToNamespace(
  store: Store,
  definition: ResourceDefinition,
  object: KubeObject,
  old: KubeObject | undefined,
): void {
  const { storageKey, id } = definition;
  const { namespace, name } = object.metadata;
  if (
    !namespace ||
    (storageKey !== storageKeys.pods && storageKey !== storageKeys.claims)
  ) {
    return;
  }
  const refusal =
    limitRefusal(store, namespace, object) ??
    quotaRefusal(store, namespace, object, old);
  if (refusal) {
    throw kubeErrors.forbidden(id, name, refusal);
  }
}

/** What pods and claims of a namespace take together. */
export function namespaceUsage(store: Store, namespace: string): ResourceUsage {
  return sumUsage(
    [storageKeys.pods, storageKeys.claims].flatMap(key =>
      store.collection(key).list(namespace).map(usageOf),
    ),
  );
}

function quotaRefusal(
  store: Store,
  namespace: string,
  object: KubeObject,
  old: KubeObject | undefined,
): string | undefined {
  const quotas = store.collection('/resourcequotas').list(namespace);
  if (quotas.length === 0) {
    return undefined;
  }
  const before = old ? usageOf(old) : new Map<string, number>();
  const used = namespaceUsage(store, namespace);
  for (const quota of quotas) {
    const hard = Object.entries(recordAt(quota, 'spec', 'hard')).sort();
    const missing = old ? undefined : unspecified(hard, object);
    if (missing) {
      return `failed quota: ${quota.metadata.name}: must specify ${missing}`;
    }
    const exceeded = hard.filter(([resource, limit]) => {
      const more =
        (usageOf(object).get(resource) ?? 0) - (before.get(resource) ?? 0);
      // Rounding must not refuse what fits exactly.
      const total = (used.get(resource) ?? 0) + more;
      return more > 0 && total > amountOf(limit) * (1 + 1e-9);
    });
    if (exceeded.length > 0) {
      const said = (value: (resource: string) => string) =>
        exceeded
          .map(([resource]) => `${resource}=${value(resource)}`)
          .join(',');
      const print = (usage: ResourceUsage) => (resource: string) =>
        printAmount(resource, usage.get(resource) ?? 0);
      const requested = (resource: string) =>
        printAmount(
          resource,
          (usageOf(object).get(resource) ?? 0) - (before.get(resource) ?? 0),
        );
      return `exceeded quota: ${quota.metadata.name}, requested: ${said(
        requested,
      )}, used: ${said(print(used))}, limited: ${said(resource =>
        printAmount(
          resource,
          amountOf(hard.find(([key]) => key === resource)?.[1]),
        ),
      )}`;
    }
  }
  return undefined;
}

/** Where a quota limits a resource, each container has to say how much of it it wants. */
function unspecified(
  hard: readonly [string, unknown][],
  pod: KubeObject,
): string | undefined {
  if (pod.kind !== 'Pod') {
    return undefined;
  }
  const problems = hard.flatMap(([resource]) => {
    const [, kind, what] =
      /^(requests|limits)\.(cpu|memory)$/.exec(resource) ?? [];
    const without = kind
      ? containersOf(pod).filter(
          container => at(container, 'resources', kind, what) === undefined,
        )
      : [];
    const names = without.map(container => String(at(container, 'name')));
    return names.length > 0 ? [`${resource} for: ${names.join(',')}`] : [];
  });
  return problems.length > 0 ? problems.join('; ') : undefined;
}

function limitRefusal(
  store: Store,
  namespace: string,
  object: KubeObject,
): string | undefined {
  const type = object.kind === 'Pod' ? 'Container' : 'PersistentVolumeClaim';
  const sized =
    object.kind === 'Pod' ? containersOf(object) : [at(object, 'spec')];
  const problems = store
    .collection('/limitranges')
    .list(namespace)
    .flatMap(range => {
      const limits = at(range, 'spec', 'limits');
      return (Array.isArray(limits) ? limits : [])
        .filter(limit => at(limit, 'type') === type)
        .flatMap(limit => sized.flatMap(part => outside(type, limit, part)));
    });
  if (problems.length === 0) {
    return undefined;
  }
  return problems.length === 1 ? problems[0] : `[${problems.join(', ')}]`;
}

function outside(type: string, limit: unknown, part: unknown): string[] {
  const requests = recordAt(part, 'resources', 'requests');
  const limits = recordAt(part, 'resources', 'limits');
  const tooMuch = Object.entries(recordAt(limit, 'max')).flatMap(
    ([resource, most]) => {
      const [word, value] =
        limits[resource] === undefined
          ? ['request', requests[resource]]
          : ['limit', limits[resource]];
      return amountOf(value) > amountOf(most)
        ? [
            `maximum ${resource} usage per ${type} is ${most}, but ${word} is ${value}`,
          ]
        : [];
    },
  );
  const tooLittle = Object.entries(recordAt(limit, 'min')).flatMap(
    ([resource, least]) => {
      const value = requests[resource];
      return value !== undefined && amountOf(value) < amountOf(least)
        ? [
            `minimum ${resource} usage per ${type} is ${least}, but request is ${value}`,
          ]
        : [];
    },
  );
  return [...tooMuch, ...tooLittle];
}

function recordAt(value: unknown, ...path: string[]): Record<string, unknown> {
  const found = at(value, ...path);
  return isJsonObject(found) ? found : {};
}
