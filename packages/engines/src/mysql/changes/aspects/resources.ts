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
  amountKinds,
  Amounts,
  amountWords,
  compareAmounts,
} from '../../../changes/amounts';
import { MysqlInputs } from '@database-platform/plugin-databases-common';
import { warnLeftOut } from '../../../changes/warnLeftOut';
import { Draft } from '../Draft';
import { writeContainerAmounts } from './containers';

const bounds = ['request', 'limit'] as const;

const place = {
  podSpec: ['spec', 'podSpec'],
  place: 'spec.podSpec',
  container: 'mysql',
};

/** CPU and memory of the members: written for a new database; for one that is there only what the pods have already. */
export function changeResources(draft: Draft, wanted: Amounts): void {
  if (draft.isNew) {
    writeContainerAmounts(draft, wanted, place);
    warnLeftOut(draft, [
      ['request', 'cpu'],
      ['request', 'memory'],
      ['limit', 'memory'],
    ]);
    return;
  }
  const recorded = recordable(draft, wanted);
  for (const amount of writeContainerAmounts(draft, recorded, place)) {
    const { place: path, from, to } = amount;
    draft.tell(amountWords(amount));
    draft.impact('resources-recorded', {
      path,
      from,
      to,
      effect: 'ignored by the operator',
      duration: 'seconds',
    });
  }
}

/** What the pods have already; what they have not is refused. */
function recordable(draft: Draft, wanted: Amounts): Amounts {
  const { manifest, pods } = draft.scene;
  const kept: { cpu: object; memory: object } = { cpu: {}, memory: {} };
  for (const kind of amountKinds) {
    for (const bound of bounds) {
      const to = wanted[kind]?.[bound];
      const declared = manifest[`${bound}s`][kind];
      const real = pods?.[`${bound}s`][kind];
      if (to === undefined || isSame(to, declared)) {
        continue;
      }
      if (isSame(to, real)) {
        kept[kind] = { ...kept[kind], [bound]: to };
      } else {
        draft.refuse(
          'resources-ignored',
          `${kind}.${bound}`,
          `The ${
            kind === 'cpu' ? 'CPU' : kind
          } ${bound} of members that are there cannot be changed${
            declared === undefined ? '' : `: it is ${declared}`
          }.`,
          real ?? declared,
        );
      }
    }
  }
  return kept;
}

function isSame(wanted: string, other: string | undefined): boolean {
  return wanted === other || compareAmounts(wanted, other) === 0;
}

/** Containers that the operator puts into a member's pod without any amounts (cluster_objects.py). */
const besides = [
  { list: 'containers', container: 'sidecar' },
  { list: 'initContainers', container: 'fixdatadir' },
  { list: 'initContainers', container: 'initconf' },
  { list: 'initContainers', container: 'initmysql' },
] as const;

/** CPU and memory of what the operator puts beside MySQL in a new database. */
export function writeBesides(
  draft: Draft,
  input: Pick<MysqlInputs['create'], 'sidecar' | 'routers'>,
): void {
  const { sidecar = {}, routers = {} } = input;
  for (const { list, container } of besides) {
    writeContainerAmounts(draft, sidecar, {
      podSpec: place.podSpec,
      place: place.place,
      container,
      list,
      prefix: 'sidecar.',
    });
  }
  const missing = [
    ...(isComplete(sidecar) ? [] : ['sidecar']),
    ...(isComplete(routers) || routers.instances === 0 ? [] : ['Routers']),
  ];
  if (missing.length > 0) {
    draft.warn(
      'quota-amounts',
      `Not all amounts are given for: ${missing.join(', ')}.`,
      'sidecar',
    );
  }
}

function isComplete({ cpu, memory }: Amounts): boolean {
  return [cpu?.request, cpu?.limit, memory?.request, memory?.limit].every(
    amount => amount !== undefined,
  );
}
