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
import {
  clusterLabels,
  mongodbResources,
  operatorVersion,
} from '../../operators/mongodb';
import {
  makeBudget,
  MakerContext,
  makeReplsetService,
  makeStatefulSet,
} from '../../operators/mongodb/manifests';
import { namesOf, replsetLabels } from '../../operators/mongodb/names';
import { parseMongodbSpec } from '../../operators/mongodb/spec/parseMongodbSpec';
import { kubeTime, resourceIds } from '../../operators/shared';
import { playgroundPaths } from '../paths';
import { BenchEngine, BenchRequest, Placed } from './BenchEngine';
import { settledClaims, settledPod, settledSet } from './settled';

const version = '8.0.19-7';
const image = `percona/percona-server-mongodb:${version}`;

/** MongoDB, one replica set each; the operator writes nothing about one in which nothing happens. */
export const benchMongodb: BenchEngine = {
  crds: playgroundPaths.crds.mongodbOperator,
  resource: mongodbResources.databases,
  database,
};

function database(request: BenchRequest): Placed[] {
  const owner = mongodbObject(request);
  const parsed = parseMongodbSpec(owner);
  if ('error' in parsed) {
    throw new Error(parsed.error);
  }
  const { namespace } = request;
  const { name } = owner.metadata;
  const context: MakerContext = { owner, namespace, name, spec: parsed.spec };
  const [replset] = parsed.spec.replsets;
  const [members] = replset.members;
  const labels = replsetLabels(name, replset.name, members.component);
  const set = settledSet(
    makeStatefulSet(context, replset, members, {}),
    `${owner.metadata.uid}-set`,
  );
  const pods = Array.from({ length: request.members }, (_, ordinal) =>
    settledPod(set, ordinal, {
      node: request.nodes[ordinal % request.nodes.length],
      nowMs: request.nowMs,
    }),
  );
  return [
    [mongodbResources.databases, owner],
    [resourceIds.statefulSets, set],
    ...pods.map((pod): Placed => [resourceIds.pods, pod]),
    ...pods.flatMap(pod =>
      settledClaims(set, pod).map(
        (claim): Placed => [resourceIds.claims, claim],
      ),
    ),
    [resourceIds.services, makeReplsetService(context, replset)],
    [
      resourceIds.disruptionBudgets,
      makeBudget(context, set, {
        component: members.component,
        replset: replset.name,
        labels,
        section: members.section,
      }),
    ],
    ...secretsOf(context).map(
      (secret): Placed => [resourceIds.secrets, secret],
    ),
  ];
}

function mongodbObject({
  index,
  namespace,
  members,
  nowMs,
}: BenchRequest): KubeObject {
  const name = `db-${index}`;
  const time = kubeTime(nowMs);
  return {
    apiVersion: 'psmdb.percona.com/v1',
    kind: 'PerconaServerMongoDB',
    metadata: { name, namespace, uid: randomUUID() },
    spec: {
      crVersion: operatorVersion,
      image,
      unsafeFlags: { replsetSize: true },
      secrets: { users: `${name}-users` },
      replsets: [
        {
          name: 'rs0',
          size: members,
          resources: {
            requests: { cpu: '500m', memory: '2Gi' },
            limits: { cpu: '2', memory: '4Gi' },
          },
          volumeSpec: {
            persistentVolumeClaim: {
              storageClassName: 'fast-ssd',
              resources: {
                requests: { storage: `${20 + (index % 10) * 10}Gi` },
              },
            },
          },
        },
      ],
    },
    status: {
      state: 'ready',
      host: `${name}-rs0.${namespace}.svc.cluster.local`,
      mongoVersion: version,
      mongoImage: image,
      observedGeneration: 1,
      size: members,
      ready: members,
      conditions: ['initializing', 'ready'].map(type => ({
        type,
        status: 'True',
        lastTransitionTime: time,
      })),
      replsets: {
        rs0: {
          initialized: true,
          size: members,
          ready: members,
          status: 'ready',
          members: memberStates(name, namespace, members),
        },
      },
    },
  };
}

function memberStates(name: string, namespace: string, members: number) {
  return Object.fromEntries(
    Array.from({ length: members }, (_, ordinal) => {
      const pod = `${name}-rs0-${ordinal}`;
      return [
        pod,
        {
          name: `${pod}.${name}-rs0.${namespace}.svc.cluster.local:27017`,
          state: ordinal === 0 ? 1 : 2,
          stateStr: ordinal === 0 ? 'PRIMARY' : 'SECONDARY',
        },
      ];
    }),
  );
}

function secretsOf({ name, namespace, spec }: MakerContext): KubeObject[] {
  const names = namesOf(name);
  return [
    spec.secrets.users,
    names.internalUsers,
    names.keyFile,
    names.encryptionKey,
    names.tls,
    names.internalTls,
  ].map(secret => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: secret, namespace, labels: clusterLabels(name) },
    type: 'Opaque',
    data: { value: Buffer.from('not a password').toString('base64') },
  }));
}
