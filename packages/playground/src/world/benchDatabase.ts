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

import { KubeObject } from '../kube/types';
import {
  makeConfigService,
  makeDisruptionBudgets,
  MakerContext,
  makeSecret,
  makeService,
  makeStatefulSet,
  usersWithSecrets,
} from '../operators/postgresql/manifests';
import { clusterLabels, namesOf } from '../operators/postgresql/names';
import {
  Member,
  roleLabel,
  statusAnnotation,
} from '../operators/postgresql/patroni';
import { postgresResources } from '../operators/postgresql';
import { subsetsOf } from '../operators/shared/EndpointsController';
import { podFromTemplate } from '../operators/shared/podFromTemplate';
import {
  fieldAt,
  kubeTime,
  listAt,
  pythonTime,
  recordAt,
  resourceIds,
  textAt,
} from '../operators/shared';
import { ResourceId } from '../kube/types';

/** An object and where it belongs. */
export type Placed = readonly [ResourceId, KubeObject];

/** All objects of a database that has been running for a while, as controllers and operator would have left them. */
export function benchDatabase(
  postgresql: KubeObject,
  context: MakerContext,
  options: { members: number; nodes: readonly KubeObject[]; nowMs: number },
): Placed[] {
  const { namespace, name } = context;
  const { nowMs } = options;
  const set = statefulSet(context, options.members);
  const pods = Array.from({ length: options.members }, (_, i) =>
    podObject(set, i, options.nodes[i % options.nodes.length], nowMs),
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
    ...pods.map(
      (pod): Placed => [resourceIds.claims, claimObject(context, set, pod)],
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

function statefulSet(context: MakerContext, members: number): KubeObject {
  const set = makeStatefulSet(context, {
    version: context.spec.version,
    resources: {
      requests: context.spec.requests,
      limits: context.spec.limits,
    },
    environmentSecretKeys: [],
  });
  const revision = `${context.name}-6d5f8c9b7d`;
  return {
    ...set,
    metadata: { ...set.metadata, uid: `${context.uid}-set` },
    status: {
      observedGeneration: 1,
      replicas: members,
      readyReplicas: members,
      availableReplicas: members,
      currentReplicas: members,
      updatedReplicas: members,
      currentRevision: revision,
      updateRevision: revision,
      collisionCount: 0,
    },
  };
}

function podObject(
  set: KubeObject,
  ordinal: number,
  node: KubeObject,
  nowMs: number,
): KubeObject {
  const name = `${set.metadata.name}-${ordinal}`;
  const ip = `10.244.${ordinal}.7`;
  const member = benchMember(name, ip, 0);
  const time = kubeTime(nowMs);
  const pod = podFromTemplate(set, {
    name,
    labels: {
      'controller-revision-hash': textAt(set, 'status', 'updateRevision') ?? '',
      'statefulset.kubernetes.io/pod-name': name,
      'apps.kubernetes.io/pod-index': String(ordinal),
      'spilo-role': roleLabel(member, ordinal === 0) ?? '',
    },
    spec: {
      hostname: name,
      nodeName: node.metadata.name,
      volumes: [
        {
          name: 'pgdata',
          persistentVolumeClaim: { claimName: `pgdata-${name}` },
        },
        { name: 'dshm', emptyDir: { medium: 'Memory' } },
      ],
    },
  });
  return {
    ...pod,
    metadata: {
      ...pod.metadata,
      annotations: { status: statusAnnotation(member, '4.0.6') },
    },
    status: {
      phase: 'Running',
      podIP: ip,
      podIPs: [{ ip }],
      startTime: time,
      qosClass: 'Burstable',
      conditions: [
        'Initialized',
        'Ready',
        'ContainersReady',
        'PodScheduled',
      ].map(type => ({ type, status: 'True', lastTransitionTime: time })),
      containerStatuses: listAt(pod, 'spec', 'containers').map(container => ({
        name: textAt(container, 'name'),
        image: textAt(container, 'image'),
        imageID: textAt(container, 'image'),
        ready: true,
        started: true,
        restartCount: 0,
        state: { running: { startedAt: time } },
        lastState: {},
      })),
    },
  };
}

function claimObject(
  context: MakerContext,
  set: KubeObject,
  pod: KubeObject,
): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      name: `pgdata-${pod.metadata.name}`,
      namespace: context.namespace,
      labels: { ...clusterLabels(context.name), team: context.spec.teamId },
    },
    spec: recordAt(set, 'spec', 'volumeClaimTemplates', 0, 'spec'),
    status: {
      phase: 'Bound',
      accessModes: ['ReadWriteOnce'],
      capacity: fieldAt(
        set,
        'spec',
        'volumeClaimTemplates',
        0,
        'spec',
        'resources',
        'requests',
      ),
    },
  };
}
