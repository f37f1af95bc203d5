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

import { MongodbInputs } from '@database-platform/plugin-databases-common';
import { amountWords, writeAmounts } from '../../../changes/amounts';
import { count } from '../../../kubernetes/words';
import { Draft } from '../Draft';
import { isBefore } from './isBefore';

const place = ['spec', 'sharding', 'mongos'];

/** Changes number, size and Service of the mongos. */
export function changeRouters(
  draft: Draft,
  wanted: MongodbInputs['routers'],
  prefix = '',
): void {
  changeInstances(draft, wanted.instances, prefix);
  for (const amount of writeAmounts(
    draft,
    wanted,
    [...place, 'resources'],
    prefix,
  )) {
    draft.tell(amountWords(amount));
    draft.impact('routers-resources', {
      path: amount.path,
      from: amount.from,
      to: amount.to,
      effect: draft.after.mongos?.size === 1 ? 'recreate' : 'rolling restart',
      duration: 'minutes',
    });
  }
  changeExposure(draft, wanted.exposure, prefix);
}

function changeInstances(
  draft: Draft,
  wanted: number | undefined,
  prefix: string,
): void {
  const declared = draft.scene.manifest.mongos?.size;
  if (wanted === undefined || wanted === declared) {
    return;
  }
  draft.set([...place, 'size'], wanted);
  draft.tell(
    declared === undefined
      ? `${wanted} mongos`
      : `${declared} to ${wanted} mongos`,
  );
  draft.impact('routers-size', {
    path: [...place, 'size'].join('.'),
    ...(declared !== undefined && { from: String(declared) }),
    to: String(wanted),
    effect: 'online',
    duration: 'minutes',
  });
  if (wanted === 1) {
    draft.warn(
      'routers-one',
      isBefore(draft, '1.16.0') && !draft.after.unsafeSizes
        ? `${count(2, 'pod')} will run.`
        : 'One pod will run.',
      `${prefix}instances`,
    );
  }
}

function changeExposure(
  draft: Draft,
  wanted: string | undefined,
  prefix: string,
): void {
  const declared = draft.scene.manifest.mongos?.exposure ?? 'ClusterIP';
  if (wanted === undefined || wanted === declared) {
    return;
  }
  const path = [...place, 'expose', 'type'];
  draft.set(path, wanted);
  draft.tell(`mongos as ${wanted}`);
  draft.impact('routers-exposure', {
    path: path.join('.'),
    from: declared,
    to: wanted,
    effect: 'online',
    duration: 'minutes',
  });
  if (wanted === 'LoadBalancer') {
    draft.warn('routers-load-balancer', '', `${prefix}exposure`);
  }
}
