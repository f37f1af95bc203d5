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
  Fact,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import {
  at,
  compact,
  flag,
  integer,
  list,
  number,
  parseJson,
  Read,
  scalar,
  seconds,
  shape,
  text,
} from '../../json';
import {
  conditionOf,
  containerStatuses,
  databaseContainer,
  troubleOf,
} from './podTrouble';
import { PostgresqlLabels } from '../PostgresqlEngineOptions';

const readPatroni = shape({
  /** `running`, `creating replica`, ... */
  state: text,
  /** `primary`, `replica`, `standby_leader`; `master` before Patroni 4. */
  role: text,
  /** Position in the write-ahead log, in bytes. */
  position: number,
  timeline: integer,
  /** `streaming`, `in archive recovery`. */
  replication: text,
  restart: flag,
  /** The tag `replicatefrom`: the member it copies from instead of the primary. */
  from: text,
  /** The tag `nofailover`. */
  noFailover: flag,
});

/** A pod of a database. */
export const readPodFact = shape({
  name: text,
  /** The value of the role label. */
  role: text,
  phase: text,
  ready: flag,
  /** When it became ready or stopped being so, in seconds. */
  since: integer,
  /** Created, in seconds. */
  at: integer,
  /** Deletion was asked for, in seconds. */
  gone: integer,
  node: text,
  zone: text,
  image: text,
  /** Its containers beside `postgres`. */
  sidecars: list(text),
  restarts: integer,
  /** `controller-revision-hash`: the version of the StatefulSet's template. */
  revision: text,
  /** The operator still has to recreate it. */
  recreate: flag,
  /** Why it does not run: a word of Kubernetes' and its message. */
  trouble: shape({ word: text, message: text, container: text }),
  patroni: readPatroni,
});

export type PodFact = Read<typeof readPodFact>;

const rollingUpdate = 'zalando-postgres-operator-rolling-update-required';

/** What is kept of a pod. */
export function projectPod(
  object: UnknownObject,
  labels: PostgresqlLabels,
): Fact | undefined {
  const name = text(at(object, 'metadata', 'name'));
  if (name === undefined) {
    return undefined;
  }
  const label = (key: string) => text(at(object, 'metadata', 'labels', key));
  const note = (key: string) => at(object, 'metadata', 'annotations', key);
  const containers = list(value => text(at(value, 'name')))(
    at(object, 'spec', 'containers'),
  );
  const ready = conditionOf(object, 'Ready');
  return compact({
    name,
    role: label(labels.role),
    phase: text(at(object, 'status', 'phase')),
    ready: at(ready, 'status') === 'True',
    since: seconds(at(ready, 'lastTransitionTime')),
    at: seconds(at(object, 'metadata', 'creationTimestamp')),
    gone: seconds(at(object, 'metadata', 'deletionTimestamp')),
    node: text(at(object, 'spec', 'nodeName')),
    zone:
      label('topology.kubernetes.io/zone') ??
      label('failure-domain.beta.kubernetes.io/zone'),
    image: imageOf(object),
    sidecars: containers?.filter(other => other !== databaseContainer),
    restarts: restartsOf(object),
    revision: label('controller-revision-hash'),
    recreate: scalar(note(rollingUpdate)) === 'true',
    trouble: troubleOf(object),
    patroni: projectPatroni(parseJson(note('status'))),
  });
}

function imageOf(object: UnknownObject): string | undefined {
  const containers = at(object, 'spec', 'containers');
  const found = Array.isArray(containers)
    ? containers.find(each => at(each, 'name') === databaseContainer) ??
      containers[0]
    : undefined;
  return text(at(found, 'image'));
}

/** Restarts of all containers; nothing when there were none. */
function restartsOf(object: UnknownObject): number | undefined {
  const sum = containerStatuses(object, 'containerStatuses').reduce<number>(
    (total, status) => total + (integer(at(status, 'restartCount')) ?? 0),
    0,
  );
  return sum === 0 ? undefined : sum;
}

/** Patroni's `status` annotation (patroni/ha.py, touch_member). */
function projectPatroni(status: unknown) {
  return compact({
    state: text(at(status, 'state')),
    role: text(at(status, 'role')),
    position: number(at(status, 'xlog_location')),
    timeline: integer(at(status, 'timeline')),
    replication: text(at(status, 'replication_state')),
    restart: at(status, 'pending_restart') === true,
    from: text(at(status, 'tags', 'replicatefrom')),
    noFailover: at(status, 'tags', 'nofailover') === true,
  });
}
