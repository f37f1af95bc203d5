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

import { UnknownObject } from '@database-platform/plugin-databases-common';
import {
  at,
  compact,
  flag,
  integer,
  list,
  Read,
  seconds,
  shape,
  text,
} from '../../json';
import { namedItem } from './containers';
import { conditionOf, containerStatuses, troubleOf } from './podTrouble';

/** What is known of every pod. */
export const podFields = {
  name: text,
  phase: text,
  ready: flag,
  /** Its containers are ready, and it is not: a readiness gate, which something else than Kubernetes opens, is closed. */
  gated: flag,
  /** When it became ready or stopped being so, in seconds. */
  since: integer,
  /** Created, in seconds. */
  at: integer,
  /** Deletion was asked for, in seconds. */
  gone: integer,
  node: text,
  zone: text,
  /** The image of the database's container. */
  image: text,
  /** Its containers beside the database's own. */
  sidecars: list(text),
  restarts: integer,
  /** `controller-revision-hash`: the version of the StatefulSet's template. */
  revision: text,
  /** Why it does not run: a word of Kubernetes' and its message. */
  trouble: shape({ word: text, message: text, container: text }),
} as const;

/** A pod, as far as it is the same for all engines. */
export const readAnyPodFact = shape(podFields);

export type AnyPodFact = Read<typeof readAnyPodFact>;

/**
 * What is kept of a pod.
 *
 * @param containers - The names that the database's container may have, the usual one first.
 */
export function projectPodFields(
  object: UnknownObject,
  containers: readonly string[],
): AnyPodFact | undefined {
  const name = text(at(object, 'metadata', 'name'));
  if (name === undefined) {
    return undefined;
  }
  const label = (key: string) => text(at(object, 'metadata', 'labels', key));
  const all = at(object, 'spec', 'containers');
  const ready = conditionOf(object, 'Ready');
  return compact({
    name,
    phase: text(at(object, 'status', 'phase')),
    ready: at(ready, 'status') === 'True',
    gated: at(ready, 'reason') === 'ReadinessGatesNotReady' || undefined,
    since: seconds(at(ready, 'lastTransitionTime')),
    at: seconds(at(object, 'metadata', 'creationTimestamp')),
    gone: seconds(at(object, 'metadata', 'deletionTimestamp')),
    node: text(at(object, 'spec', 'nodeName')),
    zone:
      label('topology.kubernetes.io/zone') ??
      label('failure-domain.beta.kubernetes.io/zone'),
    image: text(at(namedItem(all, ...containers) ?? at(all, 0), 'image')),
    sidecars: list(value => text(at(value, 'name')))(all)?.filter(
      other => !containers.includes(other),
    ),
    restarts: restartsOf(object),
    revision: label('controller-revision-hash'),
    trouble: troubleOf(object, containers),
  });
}

/** Restarts of all containers; nothing when there were none. */
function restartsOf(object: UnknownObject): number | undefined {
  const sum = containerStatuses(object, 'containerStatuses').reduce<number>(
    (total, status) => total + (integer(at(status, 'restartCount')) ?? 0),
    0,
  );
  return sum === 0 ? undefined : sum;
}
