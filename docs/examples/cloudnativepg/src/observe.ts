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
  Credential,
  Endpoint,
  Facts,
  Finding,
  Member,
  Observation,
  Storage,
} from '@database-platform/plugin-databases-common';
import { bytesOf } from './bytesOf';
import { ClaimFact, ClusterFact, facts, PodFact } from './facts';
import { resources } from './resources';
import { verdictOf } from './verdictOf';

const notMeasured = {
  notMeasured: 'CloudNativePG does not write it to Kubernetes',
};

/** Joins the facts about one database. */
export function observe(given: Facts): Observation {
  const cluster = facts.cluster(given.primary);
  const { metadata, spec, status } = cluster;
  const pods = given.members('pod').map(facts.pod);
  const claims = given.members('claim').map(facts.claim);
  const members = pods.flatMap(pod => memberOf(pod, cluster) ?? []);
  const primary = members.find(({ role }) => role === 'primary');
  const ready = members.filter(each => each.ready).length;
  const total = Math.max(spec.instances ?? 1, ready);
  const verdict = verdictOf(cluster, {
    ready,
    total,
    gap: given.gap('pod')?.reason,
    primaryIsReady: primary?.ready === true,
  });
  const version = versionOf(status.image ?? spec.imageName);
  const storage = storageOf(cluster);
  return {
    ...verdict,
    ...(version !== undefined && { version }),
    ...(status.phase !== undefined && { operatorState: status.phase }),
    ...(metadata.creationTimestamp !== undefined && {
      createdAt: metadata.creationTimestamp,
    }),
    ...(metadata.uid !== undefined && { uid: metadata.uid }),
    ...(storage !== undefined && { storage }),
    members: { ready, total },
    lag:
      total > 1
        ? notMeasured
        : { notMeasured: 'a single member has nothing to be behind of' },
    object: { apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster' },
    labels: metadata.labels,
    annotations: metadata.annotations,
    declared: {
      ...(spec.instances !== undefined && { members: spec.instances }),
      ...(spec.storage.size !== undefined && { storage: spec.storage.size }),
      ...(spec.storage.storageClass !== undefined && {
        storageClass: spec.storage.storageClass,
      }),
      requests: spec.resources.requests,
      limits: spec.resources.limits,
      databases: [applicationOf(cluster)],
    },
    topology: {
      members,
      ...(primary && {
        primary: {
          member: primary.name,
          ...(status.currentPrimaryTimestamp !== undefined && {
            since: status.currentPrimaryTimestamp,
          }),
          ...(status.timelineID !== undefined && {
            timeline: status.timelineID,
          }),
        },
      }),
      synchronous:
        (spec.postgresql.synchronous.number ?? spec.minSyncReplicas ?? 0) > 0,
    },
    findings: findingsOf(members),
    endpoints: endpointsOf(given),
    credentials: credentialsOf(cluster, given),
    volumes: claims.flatMap(volumeOf),
    companions: [],
    disruptionBudgets: [],
    configuration: [
      {
        id: 'parameters',
        title: 'Parameters',
        settings: Object.entries(spec.postgresql.parameters).map(
          ([name, value]) => ({ name, value }),
        ),
      },
    ],
    history: [],
    historyNotRecorded: 'the operator keeps no record of past primaries',
    gaps: resources.flatMap(({ id }) => given.gap(id) ?? []),
  };
}

function memberOf(pod: PodFact, { status }: ClusterFact): Member | undefined {
  const { metadata, spec } = pod;
  const { name, labels, creationTimestamp } = metadata;
  // Jobs that set up or join an instance have the same label, but no instance
  if (name === undefined || labels['cnpg.io/podRole'] !== 'instance') {
    return undefined;
  }
  const isPrimary =
    labels['cnpg.io/instanceRole'] === 'primary' ||
    (labels['cnpg.io/instanceRole'] === undefined &&
      status.currentPrimary === name);
  const readiness = pod.status.conditions.find(({ type }) => type === 'Ready');
  const ready = readiness?.status === 'True';
  const [database] = spec.containers.filter(each => each.name === 'postgres');
  return {
    name,
    role: isPrimary ? 'primary' : 'replica',
    ready,
    ...(!ready && readiness?.message && { notReadyReason: readiness.message }),
    ...(pod.status.phase !== undefined && { podPhase: pod.status.phase }),
    ...(!isPrimary &&
      status.currentPrimary !== undefined && {
        replicatesFrom: status.currentPrimary,
      }),
    lag: isPrimary ? { notMeasured: 'it is the primary' } : notMeasured,
    pendingRestart: false,
    pendingRecreate: false,
    restarts: pod.status.containerStatuses.reduce(
      (sum, { restartCount = 0 }) => sum + restartCount,
      0,
    ),
    ...(spec.nodeName !== undefined && { node: spec.nodeName }),
    ...(database?.image !== undefined && { image: database.image }),
    ...(creationTimestamp !== undefined && { createdAt: creationTimestamp }),
    containers: spec.containers.flatMap(each => each.name ?? []),
  };
}

function findingsOf(members: readonly Member[]): Finding[] {
  const nodes = new Set(members.map(({ node }) => node));
  const [node] = nodes;
  return members.length > 1 && nodes.size === 1 && node !== undefined
    ? [
        {
          id: 'cloudnativepg/one-node',
          severity: 'warning',
          title: `All ${members.length} instances run on the node ${node}.`,
          detail: 'When the node is lost, so is the database until it is back.',
          source: {
            title: 'CloudNativePG: scheduling',
            url: 'https://cloudnative-pg.io/documentation/current/scheduling/',
          },
        },
      ]
    : [];
}

/** The operator makes three Services of fixed names: read-write, read-only (replicas), and any. */
function endpointsOf(given: Facts): Endpoint[] {
  const purposes = { rw: 'primary', ro: 'replica' } as const;
  const services = given.members('service').map(facts.service);
  return Object.entries(purposes).flatMap(([suffix, purpose]) => {
    const name = `${given.name}-${suffix}`;
    const found = services.find(each => each.metadata.name === name);
    return found === undefined
      ? []
      : [
          {
            purpose,
            service: name,
            host: `${name}.${given.namespace}.svc`,
            port: 5432,
            exposure: found.spec.type ?? 'ClusterIP',
          },
        ];
  });
}

function credentialsOf(cluster: ClusterFact, given: Facts): Credential[] {
  const secrets = given.members('secret').map(facts.secret);
  const credential = (user: string, secretName: string): Credential => {
    const found = secrets.find(({ metadata }) => metadata.name === secretName);
    const createdAt = found?.metadata.creationTimestamp;
    return {
      user,
      secretName,
      ...(given.gap('secret') === undefined && { exists: found !== undefined }),
      ...(createdAt !== undefined && { createdAt }),
      keys: ['username', 'password', 'dbname', 'host', 'port', 'uri'],
    };
  };
  return [
    credential(applicationOf(cluster).owner, `${given.name}-app`),
    ...(cluster.spec.enableSuperuserAccess
      ? [credential('postgres', `${given.name}-superuser`)]
      : []),
  ];
}

/** The database that applications use, and its owner: both are called `app` unless said otherwise. */
function applicationOf({ spec }: ClusterFact) {
  const { database, owner } = spec.bootstrap.initdb;
  const name = database ?? 'app';
  return { name, owner: owner ?? name };
}

function storageOf({ spec }: ClusterFact): Storage | undefined {
  const { size, storageClass } = spec.storage;
  const bytesPerMember = bytesOf(size);
  return size === undefined || bytesPerMember === undefined
    ? undefined
    : {
        declared: size,
        bytesPerMember,
        ...(storageClass !== undefined && { storageClass }),
      };
}

function volumeOf({ metadata, spec, status }: ClaimFact) {
  const requestedBytes = bytesOf(spec.resources.requests.storage);
  const capacityBytes = bytesOf(status.capacity.storage);
  const member = metadata.labels['cnpg.io/instanceName'];
  return metadata.name === undefined
    ? []
    : [
        {
          name: metadata.name,
          ...(member && { member }),
          ...(requestedBytes !== undefined && { requestedBytes }),
          ...(capacityBytes !== undefined && { capacityBytes }),
          ...(spec.storageClassName !== undefined && {
            storageClass: spec.storageClassName,
          }),
          ...(status.phase !== undefined && { phase: status.phase }),
        },
      ];
}

/** `17.2` of `ghcr.io/cloudnative-pg/postgresql:17.2-minimal-bookworm`. */
function versionOf(image: string | undefined): string | undefined {
  return /:(\d+(?:\.\d+)?)[^/]*$/.exec(image ?? '')?.[1];
}
