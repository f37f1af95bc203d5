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
  compareQuantities,
  parseQuantity,
  Quantity,
} from '@database-platform/engines';
import {
  ContainerAmounts,
  DeclaredSize,
  QuotaHeadroom,
} from '@database-platform/plugin-databases-common';
import { at, isObject, listAt, textAt } from '../json';
import { addQuantities, formatQuantity } from './quantities';
import { unitOf } from './quotaUse';

type Item = QuotaHeadroom['items'][number];
const RESOURCES = ['cpu', 'memory'] as const;

type Sizes = { before?: DeclaredSize; after?: DeclaredSize };

/** Request and limit of one resource of a container, or the size of a volume claim as its request. */
interface Ask {
  resource: string;
  request: Quantity | undefined;
  limit: Quantity | undefined;
}

/**
 * How a declared database stands to a LimitRange.
 *
 * @remarks
 * A pod has the database's own container and those for which the manifest says amounts; what others add is not known here.
 */
export function limitRangeItems(range: unknown, sizes: Sizes): Item[] {
  const object = `LimitRange/${textAt(range, 'metadata', 'name') ?? ''}`;
  return listAt(range, 'spec', 'limits').flatMap(limits => {
    const type = textAt(limits, 'type') ?? '';
    const before = asksOf(type, sizes.before).flatMap(ask =>
      itemsFor(limits, type, ask),
    );
    return asksOf(type, sizes.after)
      .flatMap(ask => itemsFor(limits, type, ask))
      .map(item => ({
        object,
        ...item,
        // What was so before is not refused by a change of something else
        fits:
          item.fits ||
          before.some(
            ({ resource, after }) =>
              resource === item.resource && after === item.after,
          ),
      }));
  });
}

function asksOf(type: string, size: DeclaredSize | undefined): Ask[] {
  if (!size) {
    return [];
  }
  switch (type) {
    case 'Container':
      return podsOf(size)
        .flat()
        .flatMap(container =>
          RESOURCES.map(resource => askOf(resource, container)),
        );
    case 'Pod':
      return podsOf(size).flatMap(containers =>
        RESOURCES.map(resource =>
          containers.map(container => askOf(resource, container)).reduce(sumOf),
        ),
      );
    case 'PersistentVolumeClaim':
      return [size, ...size.companions].map(({ volume }) => ({
        resource: 'storage',
        request: parseQuantity(volume),
        limit: undefined,
      }));
    default:
      return [];
  }
}

/** By pod, the containers for which amounts are said, the database's own first. */
function podsOf(size: DeclaredSize): ContainerAmounts[][] {
  return [size, ...size.companions].map(pod => [pod, ...(pod.sidecars ?? [])]);
}

function askOf(
  resource: (typeof RESOURCES)[number],
  { requests, limits }: ContainerAmounts,
): Ask {
  return {
    resource,
    request: parseQuantity(requests[resource] ?? limits[resource]),
    limit: parseQuantity(limits[resource]),
  };
}

/** A pod asks for what its containers ask for together. */
function sumOf(a: Ask, b: Ask): Ask {
  const sum = (left: Quantity | undefined, right: Quantity | undefined) =>
    left && right ? addQuantities(left, right) : left ?? right;
  return {
    resource: a.resource,
    request: sum(a.request, b.request),
    limit: sum(a.limit, b.limit),
  };
}

function itemsFor(
  limits: unknown,
  type: string,
  { resource, request, limit }: Ask,
): Array<Omit<Item, 'object'>> {
  const unit = unitOf(resource);
  const items: Array<Omit<Item, 'object'>> = [];
  const add = (
    bound: 'max' | 'min',
    amount: Quantity | undefined,
    isWithin: (comparison: number) => boolean,
  ) => {
    const field = at(limits, bound);
    const hard = parseQuantity(isObject(field) ? field[resource] : undefined);
    if (hard && amount) {
      items.push({
        resource: `${bound} ${resource} of a ${type}`,
        hard: formatQuantity(hard, unit),
        after: formatQuantity(amount, unit),
        fits: isWithin(compareQuantities(amount, hard)),
      });
    }
  };
  add('max', limit ?? request, comparison => comparison <= 0);
  // The minimum of a pod is reached by all of its containers together
  if (type !== 'Pod') {
    add('min', request, comparison => comparison >= 0);
  }
  const ratio = parseQuantity(at(limits, 'maxLimitRequestRatio', resource));
  if (ratio && request && limit && request.digits > 0n && type !== 'Pod') {
    items.push(ratioItem(resource, type, { request, limit, ratio }));
  }
  return items;
}

function ratioItem(
  resource: string,
  type: string,
  {
    request,
    limit,
    ratio,
  }: { request: Quantity; limit: Quantity; ratio: Quantity },
): Omit<Item, 'object'> {
  const most: Quantity = {
    digits: request.digits * ratio.digits,
    scale: request.scale + ratio.scale,
  };
  const value =
    Number(limit.digits) /
    10 ** limit.scale /
    (Number(request.digits) / 10 ** request.scale);
  return {
    resource: `limit divided by request of ${resource} of a ${type}`,
    hard: `at most ${Number(ratio.digits) / 10 ** ratio.scale}`,
    after: String(Math.round(value * 100) / 100),
    fits: compareQuantities(limit, most) <= 0,
  };
}
