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
  list,
  parseJson,
  Read,
  seconds,
  shape,
  integer,
  text,
} from '../../json';
import { podFields, projectPodFields } from '../../kubernetes/facts/podFact';
import { conditionOf } from '../../kubernetes/facts/podTrouble';
import {
  containers,
  membershipAnnotation,
  operatorLabels,
  podFinalizer,
  podGates,
} from '../names';

/** A pod of the database: a member of the group, a read replica or a Router. */
export const readPodFact = shape({
  ...podFields,
  /** The role label: `PRIMARY` or `SECONDARY`, set only while the member is online. */
  role: text,
  router: flag,
  /** The set of read replicas that it belongs to. */
  replica: text,
  /** When the sidecar said that the operator may take it into the group, in seconds. */
  configured: integer,
  /** When its deletion was asked for, in seconds, while the operator's finalizer holds it. */
  leaving: integer,
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
        configured: configuredAt(object),
        leaving: leavingSince(object),
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

function configuredAt(object: UnknownObject): number | undefined {
  const condition = conditionOf(object, podGates.configured);
  return at(condition, 'status') === 'True'
    ? seconds(at(condition, 'lastTransitionTime'))
    : undefined;
}

/** Kubernetes writes down when a pod is to be gone, not when that was asked for. */
function leavingSince(object: UnknownObject): number | undefined {
  const until = seconds(at(object, 'metadata', 'deletionTimestamp'));
  const held = list(text)(at(object, 'metadata', 'finalizers'))?.includes(
    podFinalizer,
  );
  return held && until !== undefined
    ? until -
        (integer(at(object, 'metadata', 'deletionGracePeriodSeconds')) ?? 0)
    : undefined;
}
