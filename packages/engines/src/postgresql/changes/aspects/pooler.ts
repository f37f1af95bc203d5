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

import { namesOf } from '../../names';
import { PoolerSection } from '../../manifest/readPooler';
import { Draft } from '../Draft';
import { checkNames, checkNumbers, warnNoReplicas } from './poolerChecks';
import { PoolerInput } from './PoolerInput';
import { writeAmounts } from '../../../changes/amounts';

const spec = ['spec'] as const;
const section = ['spec', 'connectionPooler'] as const;

/**
 * Changes the connection pooler.
 *
 * @param prefix - of the input's fields.
 */
export function changePooler(
  draft: Draft,
  wanted: PoolerInput,
  prefix = '',
): void {
  const before = draft.scene.manifest.pooler;
  const primary = wanted.primary ?? before.primary;
  const replica = wanted.replica ?? before.replica;
  switchPooler(draft, 'enableConnectionPooler', before.primary, primary);
  switchPooler(draft, 'enableReplicaConnectionPooler', before.replica, replica);
  const changed = writeSettings(draft, wanted, before, prefix);
  if (changed && !primary && !replica) {
    draft.refuse(
      'pooler-nothing',
      `${prefix}primary`,
      'There is no pooler whose settings these could be.',
      'true, here or for the replicas',
    );
  }
  keepPrimaryOff(draft, primary);
  if (primary || replica) {
    checkNames(draft, replica, before, prefix);
    checkNumbers(draft, wanted, prefix);
  }
  if (replica && !before.replica) {
    warnNoReplicas(draft, prefix);
  }
  const turnsOn = (primary && !before.primary) || (replica && !before.replica);
  const mode =
    draft.after.pooler.mode ?? draft.scene.operator.defaultPooler?.mode;
  if (
    mode === 'transaction' &&
    (turnsOn || draft.after.pooler.mode !== before.mode)
  ) {
    draft.warn('pooler-transaction', '', `${prefix}mode`);
  }
}

function switchPooler(
  draft: Draft,
  key: 'enableConnectionPooler' | 'enableReplicaConnectionPooler',
  before: boolean,
  after: boolean,
): void {
  if (before === after) {
    return;
  }
  const names = namesOf(draft.scene.name);
  const isReplica = key === 'enableReplicaConnectionPooler';
  const service = isReplica ? names.replicaPooler : names.pooler;
  const words = isReplica ? 'pooler of the replicas' : 'pooler';
  draft.set([...spec, key], after);
  draft.tell(`${words} ${after ? 'on' : 'off'}`);
  draft.impact(after ? 'pooler-on' : 'pooler-off', {
    path: `spec.${key}`,
    from: before ? 'on' : 'off',
    to: after ? 'on' : 'off',
    effect: 'online',
    duration: 'minutes',
    ...(after && {
      reason: `The operator makes the Deployment and the Service ${service}, a user with a Secret, and a schema with a lookup function in each database. Clients have to connect to ${service}.`,
    }),
  });
  if (!after) {
    draft.warn(
      'pooler-off',
      `${service} goes.`,
      isReplica ? 'replica' : 'primary',
    );
  }
}

function writeSettings(
  draft: Draft,
  wanted: PoolerInput,
  before: PoolerSection,
  prefix: string,
): boolean {
  const fields = [
    ['numberOfInstances', 'instances', before.instances, wanted.instances],
    ['mode', 'mode', before.mode, wanted.mode],
    [
      'maxDBConnections',
      'connections',
      before.maxConnections,
      wanted.maxConnections,
    ],
  ] as const;
  const changed = fields.flatMap(([key, words, from, to]) => {
    if (to === undefined || to === from) {
      return [];
    }
    draft.set([...section, key], to);
    return [{ path: [...section, key].join('.'), words, from, to }];
  });
  const amounts = writeAmounts(
    draft,
    wanted,
    [...section, 'resources'],
    prefix,
  ).map(each => ({ ...each, words: each.field.slice(prefix.length) }));
  for (const { path, words, from, to } of [...changed, ...amounts]) {
    draft.tell(
      `pooler ${words.replace('.', ' ').replace('cpu', 'CPU')} ${
        from === undefined ? to : `${from} to ${to}`
      }`,
    );
    draft.impact(
      words === 'connections' ? 'pooler-connections' : 'pooler-change',
      {
        path,
        from: from === undefined ? undefined : String(from),
        to: String(to),
        effect: 'online',
        duration: 'seconds',
      },
    );
  }
  return changed.length + amounts.length > 0;
}

/** A section alone turns the pooler of the primary on. */
function keepPrimaryOff(draft: Draft, primary: boolean): void {
  if (primary || !draft.after.pooler.primary) {
    return;
  }
  draft.set([...spec, 'enableConnectionPooler'], false);
  draft.impact('pooler-primary-kept-off', {
    path: 'spec.enableConnectionPooler',
    to: 'off',
    effect: 'online',
    duration: 'seconds',
  });
}
