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
import { refusalOf } from '../../findings/refusalOf';
import { declaredMembers, declaredVoters } from '../../memberCounts';
import { ManifestSet } from '../../manifest/ManifestSet';
import { deletesVolumes } from '../../verdict/deletion';
import { Draft } from '../Draft';
import { ofSet, SetChange } from './sets';

/** MongoDB's own limits (pkg/psmdb/mongo/models.go). */
const mostVoters = 7;
const mostMembers = 50;

/** Changes the size of a replica set. */
export function changeMembers(
  draft: Draft,
  set: ManifestSet,
  wanted: number | undefined,
  field: string,
): SetChange[] {
  const declared = set.fact.size;
  if (wanted === undefined || (wanted === declared && !draft.isNew)) {
    return [];
  }
  const isFine = checkSize(draft, set, wanted, field);
  if (!isFine && !draft.isNew) {
    return [];
  }
  draft.set([...set.path, 'size'], wanted);
  sayEffect(draft, set, declared, wanted);
  if (declared !== undefined && wanted < declared && !draft.isNew) {
    warnVolumes(draft, set, { from: declared, to: wanted }, field);
  }
  return [
    {
      set,
      words:
        declared === undefined
          ? count(wanted, 'member')
          : `${declared} to ${count(wanted, 'member')}`,
    },
  ];
}

/** Refuses what the operator refuses or does otherwise; `false` then. */
function checkSize(
  draft: Draft,
  set: ManifestSet,
  size: number,
  field: string,
): boolean {
  const after = { ...set.fact, size };
  const refusal = refusalOf(after);
  const arbiters = set.isConfig ? 0 : set.fact.arbiters ?? 0;
  if (declaredMembers(after) > mostMembers) {
    draft.refuse(
      'members-most',
      field,
      `${ofSet(draft, set)}${declaredMembers(
        after,
      )} members, all kinds together.`,
      `${mostMembers - declaredMembers({ ...after, size: 0 })} or fewer`,
    );
    return false;
  }
  if (refusal !== undefined && !draft.scene.manifest.unsafeSizes) {
    const [rule, allowed] =
      arbiters > 0
        ? (['members-arbiter', 'an even number from 4 on'] as const)
        : ([
            size < 2 ? 'members-few' : 'members-even',
            'an odd number from 3 on',
          ] as const);
    draft.refuse(rule, field, `${set.name}: ${refusal}.`, allowed);
    return false;
  }
  warnSize(draft, set, size, field);
  return true;
}

function warnSize(
  draft: Draft,
  set: ManifestSet,
  size: number,
  field: string,
): void {
  const after = { ...set.fact, size };
  const arbiters = set.isConfig ? 0 : set.fact.arbiters ?? 0;
  const voters = declaredVoters(after);
  if (size === 1) {
    draft.warn(
      'members-unsafe-one',
      `${ofSet(draft, set)}One member will run.`,
      field,
    );
  } else if (size === 2 && arbiters > 0) {
    draft.warn('members-two-copies', ofSet(draft, set).trim(), field);
  } else if (voters % 2 === 0 && voters <= mostVoters) {
    draft.warn(
      'members-unsafe-even',
      `${ofSet(draft, set)}${count(voters, 'member')} with a vote.`,
      field,
    );
  }
  if (voters > mostVoters) {
    draft.warn(
      'members-voters',
      `${ofSet(draft, set)}${voters} members would have a vote.`,
      field,
    );
  }
}

function sayEffect(
  draft: Draft,
  set: ManifestSet,
  from: number | undefined,
  to: number,
): void {
  const impact = {
    path: [...set.path, 'size'].join('.'),
    ...(from !== undefined && { from: String(from) }),
    to: String(to),
  };
  if (from === undefined || to > from) {
    draft.impact('members-grow', {
      ...impact,
      effect: 'online',
      duration: 'not known',
    });
    return;
  }
  const primary = primaryOf(draft, set);
  const moves = primary !== undefined && ordinalOf(primary) >= to;
  draft.impact('members-shrink', {
    ...impact,
    effect: moves ? 'failover' : 'online',
    duration: 'minutes',
    ...(primary !== undefined && {
      reason: moves
        ? `${primary} is the primary of ${set.name} and goes: the others elect a new one, and clients have to connect again.`
        : `The members of ${set.name} with the highest numbers go. The primary, ${primary}, is not among them.`,
    }),
  });
}

function primaryOf(
  { scene }: Draft,
  { name }: ManifestSet,
): string | undefined {
  return scene.context.database?.topology.members.find(
    member => member.group === name && member.role === 'primary',
  )?.name;
}

function warnVolumes(
  draft: Draft,
  set: ManifestSet,
  { from, to }: { from: number; to: number },
  field: string,
): void {
  const { name, manifest } = draft.scene;
  const isDeleted =
    from - to > 1 &&
    manifest.finalizers.some(each => deletesVolumes.test(each));
  draft.warn(
    isDeleted ? 'members-volumes-deleted' : 'members-volumes-kept',
    `${numberedNames(`mongod-data-${name}-${set.name}`, to, from)}:`,
    field,
  );
}
