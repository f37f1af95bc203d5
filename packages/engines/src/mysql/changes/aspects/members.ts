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

import { numberedNames, ordinalOf } from '../../../kubernetes/ordinals';
import { count } from '../../../kubernetes/words';
import { Draft } from '../Draft';
import { needsSetUp } from './needsSetUp';

/** What the definition fills in. */
const usualMembers = 1;

/** The number of members that a manifest asks for. */
export function membersOf({ members }: { members?: number }): number {
  return members ?? usualMembers;
}

/** Changes `spec.instances`. */
export function changeMembers(draft: Draft, wanted: number | undefined): void {
  const { scene } = draft;
  const declared = draft.isNew ? undefined : membersOf(scene.manifest);
  if (wanted === undefined || wanted === declared) {
    return;
  }
  draft.set(['spec', 'instances'], wanted);
  draft.tell(
    declared === undefined
      ? count(wanted, 'member')
      : `${declared} to ${count(wanted, 'member')}`,
  );
  needsSetUp(draft, 'members');
  warnSize(draft, wanted);
  if (declared !== undefined) {
    sayEffect(draft, declared, wanted);
  }
}

function sayEffect(draft: Draft, now: number, then: number): void {
  const { scene } = draft;
  const impact = {
    path: 'spec.instances',
    from: String(now),
    to: String(then),
  };
  if (then > now) {
    draft.impact('members-grow', {
      ...impact,
      effect: 'online',
      duration: 'not known',
    });
    return;
  }
  const primary = scene.context.database?.topology.primary?.member;
  const moves = primary !== undefined && ordinalOf(primary) >= then;
  draft.impact('members-shrink', {
    ...impact,
    effect: moves ? 'failover' : 'online',
    duration: 'minutes',
    ...(primary !== undefined && {
      reason: moves
        ? `${primary} is the primary and leaves the group: another member is elected, and clients have to connect again.`
        : `The members with the highest numbers leave the group. The primary, ${primary}, is not among them.`,
    }),
  });
  draft.warn(
    'members-volumes-kept',
    `${numberedNames(`datadir-${scene.name}`, then, now)}:`,
    'members',
  );
}

function warnSize(draft: Draft, wanted: number): void {
  if (wanted === 1) {
    draft.warn('members-one', 'One member will run.', 'members');
  } else if (wanted === 2) {
    draft.warn('members-two', 'Three members bear the loss of one.', 'members');
  } else if (wanted % 2 === 0) {
    draft.warn(
      'members-even',
      `${wanted} members bear the loss of ${wanted / 2 - 1}, as ${
        wanted - 1
      } do.`,
      'members',
    );
  }
}
