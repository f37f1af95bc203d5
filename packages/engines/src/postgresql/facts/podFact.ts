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
  number,
  parseJson,
  Read,
  scalar,
  shape,
  text,
} from '../../json';
import { podFields, projectPodFields } from '../../kubernetes/facts/podFact';
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
  ...podFields,
  /** The value of the role label. */
  role: text,
  /** The operator still has to recreate it. */
  recreate: flag,
  patroni: readPatroni,
});

export type PodFact = Read<typeof readPodFact>;

/** The container that PostgreSQL and Patroni run in. */
export const containers = ['postgres'] as const;

const rollingUpdate = 'zalando-postgres-operator-rolling-update-required';

/** What is kept of a pod. */
export function projectPod(
  object: UnknownObject,
  labels: PostgresqlLabels,
): Fact | undefined {
  const fields = projectPodFields(object, containers);
  const note = (key: string) => at(object, 'metadata', 'annotations', key);
  return (
    fields && {
      ...fields,
      ...compact({
        role: text(at(object, 'metadata', 'labels', labels.role)),
        recreate: scalar(note(rollingUpdate)) === 'true',
        patroni: projectPatroni(parseJson(note('status'))),
      }),
    }
  );
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
