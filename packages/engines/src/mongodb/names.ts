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

/** The labels that the operator puts on everything it makes (pkg/naming/labels.go). */
export const operatorLabels = {
  name: 'app.kubernetes.io/name',
  instance: 'app.kubernetes.io/instance',
  component: 'app.kubernetes.io/component',
  replicaSet: 'app.kubernetes.io/replset',
} as const;

/** The value of the label `name` on everything that belongs to a database. */
export const operatorLabelValue = 'percona-server-mongodb';

/**
 * What a pod or StatefulSet is for, by its label `component` (pkg/naming/naming.go); config servers have the name of their replica set there
 * (pkg/controller/perconaservermongodb/statefulset.go of v1.22.0).
 */
export const components = {
  mongod: 'mongod',
  config: 'cfg',
  arbiter: 'arbiter',
  nonVoting: 'nonVoting',
  hidden: 'hidden',
  mongos: 'mongos',
} as const;

/** The container of the database in a pod, by what the pod is for (pkg/naming/naming.go). */
export const databaseContainers: Readonly<Record<string, string>> = {
  [components.mongod]: 'mongod',
  [components.config]: 'mongod',
  [components.arbiter]: 'mongod-arbiter',
  [components.nonVoting]: 'mongod-nv',
  [components.hidden]: 'mongod-hidden',
  [components.mongos]: 'mongos',
};

/** The replica set of the config servers; no other may have this name. */
export const configReplicaSet = components.config;

/** The port of mongod and mongos unless the configuration says otherwise. */
export const defaultPort = 27017;

/** The users Secret where `spec.secrets.users` names none (pkg/apis/psmdb/v1/psmdb_defaults.go): the same for every database of a namespace. */
export const defaultUsersSecret = 'percona-server-mongodb-users';

/** What the names of StatefulSets end in, by what their pods are for (pkg/controller/perconaservermongodb/statefulset.go, getStatefulsetFromReplset). */
const statefulSetSuffixes: Readonly<Record<string, string>> = {
  [components.arbiter]: '-arbiter',
  [components.nonVoting]: '-nv',
  [components.hidden]: '-hidden',
};

const podTitles: Readonly<Record<string, string>> = {
  [components.arbiter]: ' (arbiter)',
  [components.nonVoting]: ' (without a vote)',
  [components.hidden]: ' (hidden)',
};

/** What a person calls the pods of a StatefulSet: `rs0`, `rs0 (hidden)`, `mongos`. */
export function podsTitle(component: string, replicaSet = ''): string {
  return component === components.mongos
    ? 'mongos'
    : `${replicaSet}${
        Object.hasOwn(podTitles, component) ? podTitles[component] : ''
      }`;
}

/** How the operator names what it makes for the database `name` (pkg/naming, pkg/psmdb). */
export function namesOf(name: string) {
  return {
    mongos: `${name}-mongos`,
    replicaSet: (replicaSet: string) => `${name}-${replicaSet}`,
    statefulSet: (replicaSet: string, component: string) =>
      `${name}-${replicaSet}${
        Object.hasOwn(statefulSetSuffixes, component)
          ? statefulSetSuffixes[component]
          : ''
      }`,
    customUserSecret: `${name}-custom-user-secret`,
    tlsSecret: `${name}-ssl`,
    internalTlsSecret: `${name}-ssl-internal`,
    encryptionKey: `${name}-mongodb-encryption-key`,
    keyFile: `${name}-mongodb-keyfile`,
  };
}

/** What the name of a volume claim has before the name of its member. */
export const claimPrefix = 'mongod-data-';

/** The version in the tag of an image: `8.0.19-7` of `percona/percona-server-mongodb:8.0.19-7`; nothing where there is only a digest. */
export function imageVersion(image: string | undefined): string | undefined {
  const tag = /:([^/:@]+)(?:@.*)?$/.exec(image ?? '')?.[1];
  return tag !== undefined && /^\d+\.\d+/.test(tag) ? tag : undefined;
}
