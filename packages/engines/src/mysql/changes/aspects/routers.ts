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

import { MysqlInputs } from '@database-platform/plugin-databases-common';
import { amountWords, compareAmounts } from '../../../changes/amounts';
import { count } from '../../../kubernetes/words';
import { Draft } from '../Draft';
import { writeContainerAmounts } from './containers';
import { membersOf } from './members';
import { needsSetUp } from './needsSetUp';

/** What the definition fills in. */
const usualRouters = 1;

/** The number of Routers that a manifest asks for. */
export function routersOf({
  router,
}: {
  router: { instances?: number };
}): number {
  return router.instances ?? usualRouters;
}

const options = [
  { field: 'readOnlyTargets', key: 'read_only_targets' },
  { field: 'invalidatedClusterPolicy', key: 'invalidated_cluster_policy' },
] as const;

/** Changes `spec.router`. */
export function changeRouters(
  draft: Draft,
  wanted: MysqlInputs['routers'],
  prefix = '',
): void {
  changeInstances(draft, wanted.instances, prefix);
  changeSize(draft, wanted, prefix);
  for (const { field, key } of options) {
    const to = wanted[field];
    const from = draft.scene.manifest.router[field];
    if (to !== undefined && to !== from) {
      const path = ['spec', 'router', 'routingOptions', key];
      draft.set(path, to);
      draft.tell(`${key} ${from === undefined ? to : `${from} to ${to}`}`);
      needsSetUp(draft, `${prefix}${field}`);
      draft.impact('routers-options', {
        path: path.join('.'),
        from,
        to,
        effect: 'online',
        duration: 'seconds',
      });
    }
  }
}

function changeInstances(
  draft: Draft,
  wanted: number | undefined,
  prefix: string,
): void {
  const now = routersOf(draft.scene.manifest);
  const field = `${prefix}instances`;
  if (wanted !== undefined && (draft.isNew || wanted !== now)) {
    draft.set(['spec', 'router', 'instances'], wanted);
    draft.tell(
      draft.isNew
        ? count(wanted, 'Router')
        : `${now} to ${count(wanted, 'Router')}`,
    );
    needsSetUp(draft, field);
    sayInstances(draft, now, wanted);
  } else if (!draft.isNew) {
    return;
  }
  const then = routersOf(draft.after);
  if (then === 0) {
    draft.warn('routers-none', 'There will be no Router.', field);
  } else if (then === 1 && membersOf(draft.after) > 1) {
    draft.warn('routers-one', 'There will be one Router.', field);
  }
}

function sayInstances(draft: Draft, now: number, then: number): void {
  const impact = {
    path: 'spec.router.instances',
    from: String(now),
    to: String(then),
  };
  if (then === 0) {
    draft.impact('routers-stop', {
      ...impact,
      effect: 'stopped',
      duration: 'seconds',
    });
  } else if (now === 0) {
    draft.impact('routers-start', {
      ...impact,
      effect: 'online',
      duration: 'minutes',
    });
  } else {
    draft.impact('routers-change', {
      ...impact,
      effect: 'online',
      duration: 'seconds',
    });
  }
}

/** CPU and memory of the Routers: read when they are made, so that they can be changed while there are none. */
function changeSize(
  draft: Draft,
  wanted: Pick<MysqlInputs['routers'], 'cpu' | 'memory'>,
  prefix: string,
): void {
  const now = draft.isNew ? 0 : routersOf(draft.scene.manifest);
  const none = now === 0 || routersOf(draft.after) === 0;
  if (!none) {
    refuseSize(draft, wanted, prefix);
    return;
  }
  const written = writeContainerAmounts(draft, wanted, {
    podSpec: ['spec', 'router', 'podSpec'],
    place: 'spec.router.podSpec',
    container: 'router',
    prefix,
  });
  for (const amount of written) {
    draft.tell(`Router ${amountWords(amount)}`);
    draft.impact('routers-size', {
      path: amount.place,
      from: amount.from,
      to: amount.to,
      effect: 'online',
      duration: 'seconds',
    });
  }
}

function refuseSize(
  draft: Draft,
  wanted: Pick<MysqlInputs['routers'], 'cpu' | 'memory'>,
  prefix: string,
): void {
  const { requests, limits } = draft.scene.manifest.router;
  for (const kind of ['cpu', 'memory'] as const) {
    for (const [bound, declared] of [
      ['request', requests[kind]],
      ['limit', limits[kind]],
    ] as const) {
      const to = wanted[kind]?.[bound];
      if (
        to !== undefined &&
        to !== declared &&
        compareAmounts(to, declared) !== 0
      ) {
        draft.refuse(
          'routers-size-ignored',
          `${prefix}${kind}.${bound}`,
          `The ${
            kind === 'cpu' ? 'CPU' : kind
          } ${bound} of Routers that are there cannot be changed${
            declared === undefined ? '' : `: it is ${declared}`
          }.`,
          declared,
        );
      }
    }
  }
}
