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

import { UnknownObject } from '@database-platform/plugin-databases-common';
import {
  at,
  flag,
  integer,
  isObject,
  list,
  mapOf,
  scalar,
  text,
} from '../../json';
import { amountsOf } from '../../kubernetes/facts/amounts';
import { cloneOf, flagsOf, standbyOf } from '../facts/postgresqlSections';
import { readPooler } from './readPooler';
import { Prepared, readPrepared } from './readPrepared';

/** What a manifest asks for, as it is written: numbers that stand for text are text, what cannot be read is absent. */
export interface PostgresqlManifest {
  name?: string;
  uid?: string;
  annotations: Readonly<Record<string, string>>;
  team?: string;
  version?: string;
  members?: number;
  volume?: string;
  storageClass?: string;
  requests: { cpu?: string; memory?: string };
  limits: { cpu?: string; memory?: string };
  parameters: Readonly<Record<string, string>>;
  synchronous: boolean;
  /** Names of logical replication slots that Patroni keeps. */
  logicalSlots: readonly string[];
  windows: readonly string[];
  /** Each user with its flags, in lower case. */
  users: Readonly<Record<string, readonly string[]>>;
  /** Each database with its owner. */
  databases: Readonly<Record<string, string>>;
  prepared: readonly Prepared[];
  pooler: ReturnType<typeof readPooler>;
  standby: boolean;
  image?: string;
  clone?: string;
}

/** Reads a manifest; whatever it holds, the answer is one. */
export function readManifest(object: UnknownObject): PostgresqlManifest {
  const metadata = at(object, 'metadata');
  const spec = at(object, 'spec');
  const patroni = at(spec, 'patroni');
  return {
    name: text(at(metadata, 'name')),
    uid: text(at(metadata, 'uid')),
    annotations: mapOf(scalar)(at(metadata, 'annotations')) ?? {},
    team: text(at(spec, 'teamId')),
    version: scalar(at(spec, 'postgresql', 'version')),
    members: integer(at(spec, 'numberOfInstances')),
    volume: scalar(at(spec, 'volume', 'size')),
    storageClass: text(at(spec, 'volume', 'storageClass')),
    requests: amountsOf(at(spec, 'resources', 'requests')),
    limits: amountsOf(at(spec, 'resources', 'limits')),
    parameters: mapOf(scalar)(at(spec, 'postgresql', 'parameters')) ?? {},
    synchronous: flag(at(patroni, 'synchronous_mode')) ?? false,
    logicalSlots: logicalSlotsOf(at(patroni, 'slots')),
    windows: list(text)(at(spec, 'maintenanceWindows')) ?? [],
    users:
      mapOf(value => flagsOf(value).map(each => each.toLowerCase()))(
        at(spec, 'users'),
      ) ?? {},
    databases: mapOf(text)(at(spec, 'databases')) ?? {},
    prepared: readPrepared(at(spec, 'preparedDatabases')),
    pooler: readPooler(spec),
    standby: Object.keys(standbyOf(at(spec, 'standby'))).length > 0,
    image: text(at(spec, 'dockerImage')),
    clone: cloneOf(at(spec, 'clone')).cluster,
  };
}

function logicalSlotsOf(slots: unknown): string[] {
  return isObject(slots)
    ? Object.keys(slots).filter(name => at(slots, name, 'type') === 'logical')
    : [];
}
