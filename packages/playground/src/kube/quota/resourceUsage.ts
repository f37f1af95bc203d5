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

import { quantityFactors } from '../../quantityFactors';
import { isJsonObject, JsonObject } from '../json';
import { KubeObject } from '../types';

/** Amounts by the names that quotas have for them: `requests.cpu`, `pods`. Cores, bytes, objects. */
export type ResourceUsage = ReadonlyMap<string, number>;

/** The number that a quantity stands for; 0 for what is none. */
export function amountOf(quantity: unknown): number {
  const match = /^(\d+(?:\.\d+)?)([numkMGTPE]|[KMGTPE]i)?$/.exec(
    String(quantity ?? ''),
  );
  return match ? Number(match[1]) * quantityFactors[match[2] ?? ''] : 0;
}

/** An amount as Kubernetes prints it: cores to the thousandth, bytes in the largest unit that fits. */
export function printAmount(name: string, amount: number): string {
  if (/(^|\.)cpu$/.test(name)) {
    const milli = Math.round(amount * 1000);
    return milli % 1000 === 0 ? `${milli / 1000}` : `${milli}m`;
  }
  if (!/(^|\.)(memory|storage)$/.test(name)) {
    return `${amount}`;
  }
  const units = ['Ei', 'Pi', 'Ti', 'Gi', 'Mi', 'Ki'];
  const unit = units.find(
    candidate => amount > 0 && amount % quantityFactors[candidate] === 0,
  );
  return unit
    ? `${amount / quantityFactors[unit]}${unit}`
    : `${Math.round(amount)}`;
}

/** What a pod or a claim takes from the quotas of its namespace; nothing for other kinds, and for pods that have ended. */
export function usageOf(object: KubeObject): ResourceUsage {
  switch (object.kind) {
    case 'Pod':
      return podUsage(object);
    case 'PersistentVolumeClaim':
      return new Map([
        ['persistentvolumeclaims', 1],
        [
          'requests.storage',
          amountOf(at(object, 'spec', 'resources', 'requests', 'storage')),
        ],
      ]);
    default:
      return new Map();
  }
}

/** All of several. */
export function sumUsage(usages: Iterable<ResourceUsage>): ResourceUsage {
  const sum = new Map<string, number>();
  for (const usage of usages) {
    for (const [name, amount] of usage) {
      sum.set(name, (sum.get(name) ?? 0) + amount);
    }
  }
  return sum;
}

function podUsage(pod: KubeObject): ResourceUsage {
  const phase = at(pod, 'status', 'phase');
  if (phase === 'Succeeded' || phase === 'Failed') {
    return new Map();
  }
  const usage = new Map<string, number>([['pods', 1]]);
  for (const kind of ['requests', 'limits'] as const) {
    for (const resource of ['cpu', 'memory', 'ephemeral-storage']) {
      const of = (container: unknown) =>
        amountOf(at(container, 'resources', kind, resource));
      const amount = Math.max(
        containersOf(pod).reduce<number>((sum, one) => sum + of(one), 0),
        // They run one after the other, before the others.
        ...listAt(pod, 'spec', 'initContainers').map(of),
      );
      usage.set(`${kind}.${resource}`, amount);
      if (kind === 'requests') {
        usage.set(resource, amount);
      }
    }
  }
  return usage;
}

/** The containers of a pod that run at the same time. */
export function containersOf(pod: KubeObject): unknown[] {
  return listAt(pod, 'spec', 'containers');
}

/** What lies at a path; undefined as soon as a step is missing. */
export function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (here, step) =>
      isJsonObject(here) ? (here as JsonObject)[step] : undefined,
    value,
  );
}

function listAt(value: unknown, ...path: string[]): unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}
