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
  parseJson,
  Read,
  seconds,
  shape,
  integer,
  text,
} from '../../json';
import { podFields, projectPodFields } from '../../kubernetes/facts/podFact';
import { containers, membershipAnnotation, operatorLabels } from '../names';

/** A pod of the database: a member of the group, a read replica or a Router. */
export const readPodFact = shape({
  ...podFields,
  /** The role label: `PRIMARY` or `SECONDARY`, set only while the member is online. */
  role: text,
  router: flag,
  /** The set of read replicas that it belongs to. */
  replica: text,
  /** The annotation about its place in the group. */
  group: shape({
    status: text,
    role: text,
    version: text,
    /** When its status or role last changed, in seconds. */
    since: integer,
  }),
});

export type PodFact = Read<typeof readPodFact>;

/** What is kept of a pod. */
export function projectPod(object: UnknownObject): Fact | undefined {
  const label = (key: string) => text(at(object, 'metadata', 'labels', key));
  const router = label(operatorLabels.component) === 'mysqlrouter';
  const fields = projectPodFields(object, router ? ['router'] : containers);
  const info = parseJson(
    at(object, 'metadata', 'annotations', membershipAnnotation),
  );
  return (
    fields && {
      ...fields,
      ...compact({
        role: label(operatorLabels.role),
        router,
        replica: label(operatorLabels.readReplica),
        group: compact({
          status: text(at(info, 'status')),
          role: text(at(info, 'role')),
          version: text(at(info, 'version')),
          since: seconds(at(info, 'lastTransitionTime')),
        }),
      }),
    }
  );
}
