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

import { KubeObject } from '../../kube/types';
import {
  kubeTime,
  recordAt,
  resourceIds,
  setPodCondition,
  textAt,
  setFinalizer,
} from '../shared';
import { GroupMember, SeenState } from './group';
import { MysqlContext } from './MysqlContext';
import { labels } from './names';
import { annotations, gates } from './resources';

/** Writes what the group says about a member to its pod: annotation, role label, readiness gate (update_membership_status). */
export function publishMember(
  context: MysqlContext,
  pod: KubeObject,
  seen: {
    member: GroupMember;
    state: SeenState;
    primary: boolean;
    view: string;
  },
  joined = false,
): void {
  const { api, clock } = context;
  const { namespace, name } = pod.metadata;
  const { member, state } = seen;
  const role = seen.primary ? 'PRIMARY' : 'SECONDARY';
  const now = kubeTime(clock.now());
  const before = membershipOf(pod);
  const changed =
    before.role !== role ||
    before.status !== state ||
    before.groupViewId !== seen.view ||
    before.memberId !== member.id;
  const info = {
    ...before,
    memberId: member.id,
    lastTransitionTime: changed ? now : before.lastTransitionTime,
    lastProbeTime: now,
    groupViewId: seen.view,
    status: state,
    version: member.version,
    role,
    ...(joined && { joinTime: now }),
  };
  const label = state === 'ONLINE' ? role : null;
  if (changed || joined) {
    api.mergePatch(resourceIds.pods, namespace, name, {
      metadata: {
        labels: { [labels.role]: label },
        annotations: { [annotations.membership]: JSON.stringify(info) },
      },
    });
  }
  setPodCondition(
    api,
    { namespace, name },
    gates.ready,
    state === 'ONLINE',
    clock.now(),
  );
}

/** What is noted on a pod about its member. */
export function membershipOf(pod: KubeObject): Record<string, unknown> {
  const text = pod.metadata.annotations?.[annotations.membership];
  const info: unknown = text === undefined ? undefined : JSON.parse(text);
  return { ...recordAt(info) };
}

/** Adds or takes away a finalizer of a pod. */
export function setPodFinalizer(
  { api }: MysqlContext,
  { metadata: { namespace, name } }: KubeObject,
  finalizer: string,
  wanted: boolean,
): void {
  const current = api.get(resourceIds.pods, namespace, name);
  // What is being deleted takes no new ones.
  if (!wanted || !current?.metadata.deletionTimestamp) {
    setFinalizer(api, resourceIds.pods, current, finalizer, wanted);
  }
}

/** The version of MySQL that a pod runs, by its image. */
export function serverVersion(pod: KubeObject): string {
  const containers = recordAt(pod, 'spec').containers;
  const mysql = (Array.isArray(containers) ? containers : []).find(
    each => textAt(each, 'name') === 'mysql',
  );
  return (textAt(mysql, 'image') ?? '').split(':').at(-1) ?? '';
}
