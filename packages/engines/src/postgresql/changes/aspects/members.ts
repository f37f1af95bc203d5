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

import { text } from '../../../json';
import { numberedNames, ordinalOf } from '../../../kubernetes/ordinals';
import { count } from '../../../kubernetes/words';
import { Draft } from '../Draft';
import { annotationOf, Scene } from '../Scene';

/** The number that will really run (pkg/cluster/k8sres.go, getNumberOfInstances). */
export function effectiveMembers(
  scene: Pick<Scene, 'operator' | 'manifest' | 'live'>,
  members: number,
): number {
  const { operator, manifest } = scene;
  if (annotationOf(scene, operator.ignoreMembers) === 'true') {
    return members;
  }
  if (manifest.standby && members === 1) {
    return 1;
  }
  const { minMembers = -1, maxMembers = -1 } = operator;
  const most = maxMembers >= 0 ? Math.min(members, maxMembers) : members;
  return minMembers >= 0 ? Math.max(most, minMembers) : most;
}

/** Changes `spec.numberOfInstances`. */
export function changeMembers(draft: Draft, wanted: number | undefined): void {
  const { scene } = draft;
  const declared = scene.manifest.members;
  if (wanted === undefined || wanted === declared) {
    return;
  }
  draft.set(['spec', 'numberOfInstances'], wanted);
  draft.tell(
    declared === undefined
      ? count(wanted, 'member')
      : `${declared} to ${count(wanted, 'member')}`,
  );
  const now = declared === undefined ? 0 : effectiveMembers(scene, declared);
  const then = effectiveMembers(scene, wanted);
  sayEffect(draft, wanted, now, then);
  if (then !== wanted) {
    warnClamped(draft, wanted, then);
  }
  if (scene.manifest.standby && wanted > 1) {
    draft.warn('members-standby', 'This is a standby.', 'members');
  }
  if (then === 1) {
    draft.warn('members-one', 'One member will run.', 'members');
  }
  if (then < now && !draft.isNew) {
    warnVolumes(draft, now, then);
  }
}

function sayEffect(draft: Draft, wanted: number, now: number, then: number) {
  const { scene } = draft;
  const impact = {
    path: 'spec.numberOfInstances',
    from: text(String(scene.manifest.members ?? '')),
    to: String(wanted),
  };
  if (now === then && scene.manifest.members !== undefined) {
    draft.impact('members-no-effect', {
      ...impact,
      effect: 'ignored by the operator',
      duration: 'seconds',
      reason: `The operator's limits make ${then} of both numbers: nothing changes.`,
    });
  } else if (then === 0) {
    draft.impact('members-stop', {
      ...impact,
      effect: 'stopped',
      duration: 'minutes',
    });
  } else if (now === 0) {
    draft.impact('members-start', {
      ...impact,
      effect: 'online',
      duration: 'minutes',
    });
  } else if (then > now) {
    draft.impact('members-grow', {
      ...impact,
      effect: 'online',
      duration: 'not known',
    });
  } else {
    const primary = scene.context.database?.topology.primary?.member;
    const moves = primary !== undefined && ordinalOf(primary) >= then;
    draft.impact('members-shrink', {
      ...impact,
      effect: moves ? 'failover' : 'online',
      duration: 'minutes',
      ...(primary !== undefined && {
        reason: moves
          ? `${primary} is the primary and goes: its role moves to ${scene.name}-0 before that, and clients have to connect again.`
          : `The members with the highest numbers go. The primary, ${primary}, is not among them.`,
      }),
    });
  }
}

function warnClamped(draft: Draft, wanted: number, then: number): void {
  const {
    minMembers = -1,
    maxMembers = -1,
    ignoreMembers,
  } = draft.scene.operator;
  const limits = [
    ...(minMembers >= 0 ? [`"min_instances" ${minMembers}`] : []),
    ...(maxMembers >= 0 ? [`"max_instances" ${maxMembers}`] : []),
  ].join(' and ');
  const way = ignoreMembers
    ? ` With the annotation "${ignoreMembers}: true" on the object the limits do not count.`
    : '';
  draft.warn(
    'members-clamped',
    `${then} will run, not ${wanted}: the operator has ${limits}.${way}`,
    'members',
  );
}

function warnVolumes(draft: Draft, now: number, then: number): void {
  const { name, operator } = draft.scene;
  const isDeleted = operator.whenScaled === 'delete';
  draft.warn(
    isDeleted ? 'members-volumes-deleted' : 'members-volumes-kept',
    `${numberedNames(`pgdata-${name}`, then, now)}:`,
    'members',
  );
}
