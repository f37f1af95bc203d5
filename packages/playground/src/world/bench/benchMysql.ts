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

import { randomUUID } from 'crypto';
import { KubeObject } from '../../kube/types';
import { mysqlResources } from '../../operators/mysql';
import {
  makeAccount,
  makeBudget,
  makeInitconf,
  makeInstancesService,
  makeRouterDeployment,
  makeRouterService,
  makeSecrets,
  makeStatefulSet,
  MakerContext,
} from '../../operators/mysql/manifests';
import { settingsOf } from '../../operators/mysql/MysqlSettings';
import { parseMysqlSpec } from '../../operators/mysql/MysqlSpec';
import { labels } from '../../operators/mysql/names';
import {
  annotations,
  finalizers,
  gates,
} from '../../operators/mysql/resources';
import { defaultOperatorVersion } from '../../operators/mysql';
import { controllerRef, kubeTime, resourceIds } from '../../operators/shared';
import { podFromTemplate } from '../../operators/shared/podFromTemplate';
import { playgroundPaths } from '../paths';
import { BenchEngine, BenchRequest, Placed } from './BenchEngine';
import { ready, settledClaims, settledPod, settledSet } from './settled';

const version = '8.4.8';

/** MySQL, with one Router; nothing is written about a group in which nothing happens. */
export const benchMysql: BenchEngine = {
  crds: playgroundPaths.crds.mysqlOperator,
  resource: mysqlResources.clusters,
  database,
};

function database(request: BenchRequest): Placed[] {
  const owner = clusterObject(request);
  const settings = settingsOf(defaultOperatorVersion);
  const parsed = parseMysqlSpec(owner.metadata.name, owner.spec, settings);
  if ('error' in parsed) {
    throw new Error(parsed.error);
  }
  const context: MakerContext = { owner, spec: parsed.spec, settings };
  const set = settledSet(makeStatefulSet(context), `${owner.metadata.uid}-set`);
  const pods = Array.from({ length: request.members }, (_, ordinal) =>
    memberPod(set, ordinal, request),
  );
  return [
    [mysqlResources.clusters, owner],
    [resourceIds.statefulSets, set],
    ...pods.map((pod): Placed => [resourceIds.pods, pod]),
    ...pods.flatMap(pod =>
      settledClaims(set, pod).map(
        (claim): Placed => [resourceIds.claims, claim],
      ),
    ),
    [resourceIds.services, makeInstancesService(context)],
    [resourceIds.services, makeRouterService(context)],
    [resourceIds.configMaps, makeInitconf(context)],
    [resourceIds.disruptionBudgets, makeBudget(context)],
    [resourceIds.serviceAccounts, makeAccount(context).account],
    ...makeSecrets(context, () => 'not a password').map(
      (secret): Placed => [resourceIds.secrets, secret],
    ),
    ...routers(context, request),
  ];
}

function clusterObject(request: BenchRequest): KubeObject {
  const { index, namespace, members, nowMs } = request;
  const name = `db-${index}`;
  return {
    apiVersion: 'mysql.oracle.com/v2',
    kind: 'InnoDBCluster',
    metadata: {
      name,
      namespace,
      uid: randomUUID(),
      finalizers: [finalizers.kopf, finalizers.cluster],
      annotations: { [annotations.operatorVersion]: defaultOperatorVersion },
    },
    spec: {
      secretName: `${name}-root`,
      version,
      instances: members,
      tlsUseSelfSigned: true,
      router: { instances: 1 },
      datadirVolumeClaimTemplate: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'fast-ssd',
        resources: {
          requests: { storage: `${20 + (index % 10) * 10}Gi` },
        },
      },
      podSpec: {
        containers: [
          {
            name: 'mysql',
            resources: {
              requests: { cpu: '500m', memory: '2Gi' },
              limits: { cpu: '2', memory: '4Gi' },
            },
          },
        ],
      },
      mycnf: '[mysqld]\nmax_connections=200\n',
    },
    status: {
      createTime: kubeTime(nowMs),
      cluster: {
        status: 'ONLINE',
        onlineInstances: members,
        lastProbeTime: kubeTime(nowMs),
      },
    },
  };
}

function memberPod(
  set: KubeObject,
  ordinal: number,
  { nodes, nowMs, index }: BenchRequest,
): KubeObject {
  const role = ordinal === 0 ? 'PRIMARY' : 'SECONDARY';
  const time = kubeTime(nowMs);
  return settledPod(set, ordinal, {
    node: nodes[ordinal % nodes.length],
    nowMs,
    labels: { [labels.role]: role },
    annotations: {
      [annotations.membership]: JSON.stringify({
        memberId: `00000000-0000-11f0-${String(index).padStart(
          4,
          '0',
        )}-${String(ordinal).padStart(12, '0')}`,
        lastTransitionTime: time,
        lastProbeTime: time,
        groupViewId: '17900000000000000:3',
        status: 'ONLINE',
        version,
        role,
        joinTime: time,
      }),
    },
    gates: Object.values(gates),
  });
}

/** Deployment, ReplicaSet and pod of the Router. */
function routers(
  context: MakerContext,
  { nodes, nowMs }: BenchRequest,
): Placed[] {
  const made = makeRouterDeployment(context, 1);
  const counts = {
    replicas: 1,
    readyReplicas: 1,
    availableReplicas: 1,
    observedGeneration: 1,
  };
  const deployment: KubeObject = {
    ...made,
    metadata: {
      ...made.metadata,
      uid: `${context.owner.metadata.uid}-router`,
    },
    status: { ...counts, updatedReplicas: 1 },
  };
  const { template, selector } = made.spec as {
    template: { metadata: { labels: Record<string, string> } };
    selector: unknown;
  };
  const hash = { 'pod-template-hash': '7d9f4c5b8' };
  const name = `${made.metadata.name}-7d9f4c5b8`;
  const set: KubeObject = {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name,
      namespace: made.metadata.namespace,
      uid: `${context.owner.metadata.uid}-router-set`,
      labels: { ...template.metadata.labels, ...hash },
      ownerReferences: [controllerRef(deployment)],
    },
    spec: { replicas: 1, selector, template },
    status: { ...counts, fullyLabeledReplicas: 1 },
  };
  const pod = podFromTemplate(set, {
    name: `${name}-x2b9q`,
    labels: hash,
    spec: { nodeName: nodes[0].metadata.name },
  });
  return [
    [resourceIds.deployments, deployment],
    [resourceIds.replicaSets, set],
    [resourceIds.pods, ready(pod, { nowMs })],
  ];
}
