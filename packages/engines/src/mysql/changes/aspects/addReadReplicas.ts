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
import { EditValue } from '../../../changes/EditValue';
import { Path } from '../../../changes/paths';
import { at, isObject, text } from '../../../json';
import { count } from '../../../kubernetes/words';
import { refuseUnknownClass } from '../../../changes/storageClasses';
import { Draft } from '../Draft';
import { writeContainerAmounts } from './containers';
import { nextServerId, serverIdTaken } from './serverIds';

type Input = NonNullable<MysqlInputs['resize']['readReplicas']>[number];

/** Adds a set of read replicas. */
export function addReadReplicas(
  draft: Draft,
  input: Input,
  { path, field }: { path: Path; field: string },
): void {
  const { name, instances = 1, volume, storageClass } = input;
  const { version } = draft.after;
  const serverId = serverIdOf(draft, input, field);
  if (volume === undefined) {
    draft.refuse(
      'replicas-incomplete',
      `${field}.volume`,
      `The new set "${name}" names no size for its volumes.`,
    );
  }
  if (volume === undefined || serverId === undefined) {
    return;
  }
  draft.set(path, {
    name,
    instances,
    // Without one the operator would take the newest that it runs, and not that of the group.
    ...(version !== undefined && { version }),
    baseServerId: serverId,
    datadirVolumeClaimTemplate: {
      accessModes: ['ReadWriteOnce'],
      ...(storageClass !== undefined && { storageClassName: storageClass }),
      resources: { requests: { storage: volume } },
    },
  });
  copyAmounts(draft, path);
  writeContainerAmounts(draft, input, {
    podSpec: [...path, 'podSpec'],
    place: `spec.readReplicas[${name}].podSpec`,
    container: 'mysql',
    prefix: `${field}.`,
  });
  if (storageClass !== undefined) {
    refuseUnknownClass(draft, storageClass, `${field}.storageClass`);
  }
  draft.tell(`read replicas ${name} added`);
  draft.impact('replicas-added', {
    path: `spec.readReplicas[${name}]`,
    to: `${count(instances, 'read replica')} with ${volume} each`,
    effect: 'online',
    duration: 'not known',
  });
}

/** Gives a new set the amounts of the group's containers: where a quota asks for them, it asks for those of all containers. */
function copyAmounts(draft: Draft, path: Path): void {
  for (const list of ['containers', 'initContainers']) {
    const items = at(draft.object, 'spec', 'podSpec', list);
    const amounts = (Array.isArray(items) ? items : []).flatMap(item => {
      const name = text(at(item, 'name'));
      const resources = at(item, 'resources');
      return name === undefined || !isObject(resources)
        ? []
        : [{ name, resources: structuredClone(resources) as EditValue }];
    });
    if (amounts.length > 0) {
      draft.set([...path, 'podSpec', list], amounts);
    }
  }
}

/** The number that a new set begins at; `undefined` when it is refused. */
function serverIdOf(
  draft: Draft,
  { name, instances = 1, baseServerId }: Input,
  field: string,
): number | undefined {
  const manifest = draft.after;
  const free = nextServerId(manifest, instances);
  const wanted = baseServerId ?? free;
  const taken =
    wanted === undefined
      ? undefined
      : serverIdTaken(manifest, wanted, instances);
  if (wanted !== undefined && taken === undefined) {
    return wanted;
  }
  draft.refuse(
    'replicas-server-id',
    `${field}.baseServerId`,
    wanted === undefined
      ? `No number is left for "${name}".`
      : `From ${wanted} on, "${name}" would have numbers of ${taken}.`,
    free === undefined ? undefined : `${free}, for example`,
  );
  return undefined;
}
