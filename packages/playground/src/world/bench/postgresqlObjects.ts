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
  makeConfigService,
  makeDisruptionBudgets,
  MakerContext,
  makeSecret,
  makeService,
  makeStatefulSet,
  usersWithSecrets,
} from '../../operators/postgresql/manifests';
import { clusterLabels, namesOf } from '../../operators/postgresql/names';
import {
  Member,
  roleLabel,
  statusAnnotation,
} from '../../operators/postgresql/patroni';
import { postgresResources } from '../../operators/postgresql';
import { subsetsOf } from '../../operators/shared/EndpointsController';
import { listAt, pythonTime, resourceIds } from '../../operators/shared';
import { Placed } from './BenchEngine';
import { settledClaims, settledPod, settledSet } from './settled';

/** All objects of a database that has been running for a while, as controllers and operator would have left them. */
export function postgresqlObjects(
  postgresql: KubeObject,
  context: MakerContext,
  options: { members: number; nodes: readonly KubeObject[]; nowMs: number },
): Placed[] {
  const { namespace, name } = context;
  const { nowMs } = options;
  const set = statefulSet(context);
  const pods = Array.from({ length: options.members }, (_, i) =>
    memberPod(set, i, options.nodes[i % options.nodes.length], nowMs),
  );
  const names = namesOf(name);
  const record = (suffix: string, annotations: Record<string, string>) =>
    [
      resourceIds.configMaps,
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: {
          name: suffix,
          namespace,
          labels: clusterLabels(name),
          annotations,
        },
      },
    ] as const;
  const primary = makeService(context, 'master');
  const replicas = makeService(context, 'replica');
  const endpoints = (service: KubeObject, role: string): Placed => [
    resourceIds.endpoints,
    {
      apiVersion: 'v1',
      kind: 'Endpoints',
      metadata: {
        name: service.metadata.name,
        namespace,
        labels: service.metadata.labels,
      },
      subsets: subsetsOf(
        pods.filter(pod => pod.metadata.labels?.['spilo-role'] === role),
        listAt(service, 'spec', 'ports'),
      ),
    },
  ];
  return [
    [postgresResources.postgresqls, postgresql],
    [resourceIds.statefulSets, set],
    ...pods.map((pod): Placed => [resourceIds.pods, pod]),
    ...pods.flatMap(pod =>
      settledClaims(set, pod, {
        ...clusterLabels(name),
        team: context.spec.teamId,
      }).map((claim): Placed => [resourceIds.claims, claim]),
    ),
    [resourceIds.services, primary],
    [resourceIds.services, replicas],
    [resourceIds.services, makeConfigService(context)],
    endpoints(primary, 'master'),
    endpoints(replicas, 'replica'),
    ...makeDisruptionBudgets(context).map(
      (budget): Placed => [resourceIds.disruptionBudgets, budget],
    ),
    ...usersWithSecrets(context).map(
      (user): Placed => [
        resourceIds.secrets,
        makeSecret(context, user, 'not a password'),
      ],
    ),
    record(names.patroni.leader, leaderRecord(`${name}-0`, 0, nowMs)),
    record(names.patroni.config, {
      config: JSON.stringify({ ttl: 30, loop_wait: 10 }),
      history: '[]',
      initialize: '7550000000000000001',
    }),
    record(names.patroni.sync, {}),
  ];
}

/** A member after `seconds` of writing at 100 kB/s. */
export function benchMember(pod: string, ip: string, seconds: number): Member {
  const isPrimary = pod.endsWith('-0');
  return {
    name: pod,
    uid: '',
    ip,
    state: 'running',
    role: isPrimary ? 'primary' : 'replica',
    position: 50_331_648 + seconds * 100_000 - (isPrimary ? 0 : 4096),
    timeline: 1,
    streaming: !isPrimary,
    pendingRestart: {},
  };
}

/** The leader's record after as many seconds. */
export function leaderRecord(
  leader: string,
  seconds: number,
  nowMs: number,
): Record<string, string> {
  return {
    acquireTime: pythonTime(nowMs - seconds * 1000),
    leader,
    optime: String(benchMember(leader, '', seconds).position),
    renewTime: pythonTime(nowMs),
    transitions: '0',
    ttl: '30',
  };
}

function statefulSet(context: MakerContext): KubeObject {
  return settledSet(
    makeStatefulSet(context, {
      version: context.spec.version,
      resources: {
        requests: context.spec.requests,
        limits: context.spec.limits,
      },
      environmentSecretKeys: [],
    }),
    `${context.uid}-set`,
  );
}

function memberPod(
  set: KubeObject,
  ordinal: number,
  node: KubeObject,
  nowMs: number,
): KubeObject {
  const name = `${set.metadata.name}-${ordinal}`;
  const member = benchMember(name, `10.244.${ordinal}.7`, 0);
  return settledPod(set, ordinal, {
    node,
    nowMs,
    labels: { 'spilo-role': roleLabel(member, ordinal === 0) ?? '' },
    annotations: { status: statusAnnotation(member, '4.0.6') },
    volumes: [{ name: 'dshm', emptyDir: { medium: 'Memory' } }],
  });
}
