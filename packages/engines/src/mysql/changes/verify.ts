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
  Database,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { hasGap } from '../../changes/observed';
import { listWords } from '../../kubernetes/words';
import { compareVersions } from '../../versions';
import { MysqlManifest, readManifest } from '../manifest/MysqlManifest';
import { namesOf } from '../names';
import { membersOf } from './aspects/members';
import { routersOf } from './aspects/routers';

/** What differs between a manifest and what is observed, in words. */
type Check = (manifest: MysqlManifest, database: Database) => string[];

const members: Check = (manifest, { topology }) => {
  const wanted = membersOf(manifest);
  const group = topology.members.filter(each => each.group === undefined);
  const ready = group.filter(each => each.ready).length;
  if (group.length !== wanted) {
    return [`${group.length} members are there, not ${wanted}.`];
  }
  return ready < wanted ? [`${ready} of ${wanted} members are ready.`] : [];
};

/** Each set of read replicas, and sets that should have gone. */
const readReplicas: Check = ({ name = '', readReplicas: sets }, database) => {
  const names = namesOf(name);
  const wanted = new Map(
    sets.map(set => [names.readReplica(set.name), set.instances ?? 1]),
  );
  const replicas = database.topology.members.flatMap(({ group, ready }) =>
    group === undefined ? [] : [{ group, ready }],
  );
  const groups = new Set([
    ...wanted.keys(),
    ...replicas.map(({ group }) => group),
  ]);
  return [...groups].flatMap(group => {
    const count = wanted.get(group) ?? 0;
    const own = replicas.filter(each => each.group === group);
    const ready = own.filter(each => each.ready).length;
    if (own.length !== count) {
      return [
        `${own.length} read replicas of ${group} are there, not ${count}.`,
      ];
    }
    return ready < count
      ? [`${ready} of ${count} read replicas of ${group} are ready.`]
      : [];
  });
};

const version: Check = ({ version: wanted }, { version: runs, topology }) => {
  const others = topology.members.filter(
    each => each.group === undefined && differs(each.version, wanted),
  );
  if (others.length > 0) {
    return [
      `${listWords(
        others.map(each => `${each.name} runs ${each.version}`),
      )}, not ${wanted}.`,
    ];
  }
  return differs(runs, wanted) ? [`Version ${runs} runs, not ${wanted}.`] : [];
};

function differs(runs: string | undefined, wanted: string | undefined) {
  return (compareVersions(runs, wanted) ?? 0) !== 0;
}

/** Members that Kubernetes has still to make anew. */
const rollOut: Check = (_, { topology }) => {
  const outdated = topology.members.filter(each => each.pendingRecreate);
  return outdated.length > 0
    ? [`To be made anew: ${listWords(outdated.map(({ name }) => name))}.`]
    : [];
};

const routers: Check = (manifest, database) => {
  if (hasGap(database, 'deployments') || hasGap(database, 'replicasets')) {
    return [];
  }
  const wanted = routersOf(manifest);
  const real = database.companions.find(({ kind }) => kind === 'router');
  const ready = real?.ready ?? 0;
  return ready === wanted ? [] : [`${ready} Routers are ready, not ${wanted}.`];
};

const service: Check = ({ name = '', service: wanted }, database) => {
  if (hasGap(database, 'services')) {
    return [];
  }
  const own = database.endpoints.find(
    endpoint => endpoint.service === namesOf(name).service,
  );
  const exposure = wanted.exposure ?? 'ClusterIP';
  return own === undefined || own.exposure === exposure
    ? []
    : [
        `The Service ${own.service} is of the type ${own.exposure}, not ${exposure}.`,
      ];
};

const checks: readonly Check[] = [
  members,
  version,
  rollOut,
  readReplicas,
  routers,
  service,
];

/**
 * What is observed held against what the operator makes of a manifest.
 *
 * @remarks
 * CPU, memory, volumes and mycnf are left out: the operator reads them when the database is made and not again, so that a difference is no sign that
 * a change is on its way (there are findings for it). CronJobs of schedules are not read; what cannot be read is left out.
 */
export function verify(object: UnknownObject, database: Database): string[] {
  const manifest = readManifest(object);
  const seen = hasGap(database, 'pods') ? [service] : checks;
  return seen.flatMap(check => check(manifest, database));
}
