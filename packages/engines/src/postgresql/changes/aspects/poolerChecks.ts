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

import { PoolerSection } from '../../manifest/readPooler';
import { namesOf } from '../../names';
import { Draft } from '../Draft';
import { effectiveMembers } from './members';
import { PoolerInput } from './PoolerInput';

/** The operator runs no fewer (pkg/cluster/connection_pooler.go). */
export const leastPoolers = 2;

/** The longest name of a Service. */
const longestService = 63;

/** The names of the Services that there will be. */
export function checkNames(
  draft: Draft,
  replica: boolean,
  before: PoolerSection,
  prefix: string,
): void {
  const names = namesOf(draft.scene.name);
  const name = replica ? names.replicaPooler : names.pooler;
  const isOn = replica ? before.replica : before.primary;
  if (!isOn && name.length > longestService) {
    draft.refuse(
      'pooler-name',
      `${prefix}${replica ? 'replica' : 'primary'}`,
      `"${name}" has ${name.length} characters.`,
    );
  }
}

/** Pods and connections held against each other. */
export function checkNumbers(
  draft: Draft,
  wanted: PoolerInput,
  prefix: string,
): void {
  const { after, scene } = draft;
  const declared =
    after.pooler.instances ?? scene.operator.defaultPooler?.members;
  const instances = Math.max(declared ?? leastPoolers, leastPoolers);
  if (wanted.instances === 1) {
    draft.warn(
      'pooler-instances-raised',
      'One pod is asked for.',
      `${prefix}instances`,
    );
  }
  const connections = after.pooler.maxConnections;
  const isAsked =
    wanted.maxConnections !== undefined || wanted.instances !== undefined;
  if (connections === undefined || !isAsked) {
    return;
  }
  const field =
    wanted.maxConnections === undefined
      ? `${prefix}instances`
      : `${prefix}maxConnections`;
  if (connections < instances) {
    draft.refuse(
      'pooler-connections-few',
      field,
      `${connections} connections for ${instances} pods.`,
      wanted.maxConnections === undefined
        ? `${connections} or fewer`
        : `${instances} or more`,
    );
  }
  const most = Number(after.parameters.max_connections);
  if (connections >= most) {
    draft.warn(
      'pooler-connections-many',
      `${connections} of max_connections ${most}.`,
      field,
    );
  }
}

/** A pooler of replicas where there are none. */
export function warnNoReplicas(draft: Draft, prefix: string): void {
  const { members } = draft.after;
  if (members !== undefined && effectiveMembers(draft.scene, members) === 1) {
    draft.warn(
      'pooler-no-replicas',
      'One member will run.',
      `${prefix}replica`,
    );
  }
}
