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
import { Path } from '../../../changes/paths';
import { at } from '../../../json';
import { count } from '../../../kubernetes/words';
import { ReadReplica, readReadReplica } from '../../manifest/sections';
import { Draft } from '../Draft';
import { writeContainerAmounts } from './containers';
import { operatorsVolume } from './volume';

type Input = NonNullable<MysqlInputs['resize']['readReplicas']>[number];

interface Place {
  path: Path;
  /** Of the input. */
  field: string;
}

/** Changes a set of read replicas that is there. */
export function changeReadReplicaSet(
  draft: Draft,
  input: Input,
  place: Place,
): void {
  const set = readReadReplica(at(draft.object, ...place.path));
  if (set !== undefined) {
    refuseFixed(draft, input, set, place.field);
    changeInstances(draft, input, set, place);
  }
  const written = writeContainerAmounts(draft, input, {
    podSpec: [...place.path, 'podSpec'],
    place: `spec.readReplicas[${input.name}].podSpec`,
    container: 'mysql',
    prefix: `${place.field}.`,
  });
  for (const amount of written) {
    draft.tell(`${input.name} ${amountWords(amount)}`);
    draft.impact('replicas-resources', {
      path: amount.place,
      from: amount.from,
      to: amount.to,
      effect: 'rolling restart',
      duration: 'minutes',
    });
  }
}

function changeInstances(
  draft: Draft,
  { name, instances: wanted }: Input,
  { instances: now = 1 }: ReadReplica,
  { path, field }: Place,
): void {
  if (wanted === undefined || wanted === now) {
    return;
  }
  draft.set([...path, 'instances'], wanted);
  draft.tell(`${name} ${now} to ${count(wanted, 'read replica')}`);
  draft.impact('replicas-scaled', {
    path: `spec.readReplicas[${name}].instances`,
    from: String(now),
    to: String(wanted),
    effect: 'online',
    duration: wanted > now ? 'not known' : 'minutes',
  });
  if (wanted < now) {
    draft.warn(
      'replicas-volumes-kept',
      `${count(now - wanted, 'volume')} of ${name}:`,
      `${field}.instances`,
    );
  }
}

/** What a set keeps from when it was made. */
function refuseFixed(
  draft: Draft,
  input: Input,
  set: ReadReplica,
  field: string,
): void {
  const { volume = operatorsVolume, storageClass, baseServerId } = set;
  if (
    input.volume !== undefined &&
    input.volume !== volume &&
    compareAmounts(input.volume, volume) !== 0
  ) {
    draft.refuse(
      'replicas-volume-change',
      `${field}.volume`,
      `The volumes of "${set.name}" cannot be changed: they have ${volume}.`,
      volume,
    );
  }
  if (input.storageClass !== undefined && input.storageClass !== storageClass) {
    draft.refuse(
      'replicas-volume-change',
      `${field}.storageClass`,
      `The storage class of "${set.name}" cannot be changed${
        storageClass === undefined ? '' : `: it is "${storageClass}"`
      }.`,
      storageClass,
    );
  }
  if (input.baseServerId !== undefined && input.baseServerId !== baseServerId) {
    draft.refuse(
      'replicas-server-id-fixed',
      `${field}.baseServerId`,
      `The numbers of "${set.name}" cannot be changed.`,
      baseServerId === undefined ? undefined : String(baseServerId),
    );
  }
}
