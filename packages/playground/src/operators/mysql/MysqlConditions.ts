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
import { PodFaults } from '../shared';
import { isGroupMember, ordinalOf } from './names';

/** What happens around one MySQL database: causes, from which the states follow. */
export interface MysqlConditions extends PodFaults {
  /** What single members meet, by ordinal. */
  members?: Readonly<Record<number, PodFaults>>;
  /** What the Routers meet. */
  routers?: PodFaults;
  /** Members that no other member reaches, such as behind a NetworkPolicy; the operator reaches them. */
  isolated?: readonly number[];
  /** Members that the operator does not reach, although their pods run and they reach one another. */
  cutFromOperator?: readonly number[];
  /** Members whose MySQL was told, and has kept it, to begin a group of its own when it starts (`group_replication_bootstrap_group`). */
  bootstrapsAlone?: readonly number[];
  /** What a backup ends with, in MySQL Shell's words. */
  backupFails?: string;
  /** The size of the data in bytes: how long a dump takes. */
  dataBytes?: number;
  /** How long a member takes to catch up when it joins. */
  recoveryMs?: number;
}

/** The conditions around the database `name`, asked whenever they matter: they may change. */
export type MysqlConditionsOf = (
  namespace: string,
  name: string,
) => MysqlConditions;

/** The faults that a pod of the database meets. */
export function mysqlFaultsOf(
  conditions: MysqlConditions,
  object: KubeObject,
): PodFaults {
  const { members, routers, imagePull, fileSystemResize, crash } = conditions;
  const all = { imagePull, fileSystemResize, crash };
  if (object.metadata.labels?.component === 'mysqlrouter') {
    return { ...all, ...routers };
  }
  return isGroupMember(object)
    ? { ...all, ...members?.[ordinalOf(object.metadata.name)] }
    : all;
}
