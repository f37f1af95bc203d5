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
/** What a pod or a StatefulSet is for: the label `app.kubernetes.io/component` (pkg/naming/naming.go; config servers have one of their own). */
export type Component =
  | 'mongod'
  | 'cfg'
  | 'arbiter'
  | 'nonVoting'
  | 'hidden'
  | 'mongos';

/** The replica set of the config servers. */
export const configReplset = 'cfg';

export const componentLabel = 'app.kubernetes.io/component';
export const replsetLabel = 'app.kubernetes.io/replset';
export const instanceLabel = 'app.kubernetes.io/instance';

const suffixes: Readonly<Record<Component, string>> = {
  mongod: '',
  cfg: '',
  arbiter: '-arbiter',
  nonVoting: '-nv',
  hidden: '-hidden',
  mongos: '',
};

/** The container of the database in a pod. */
export const containerNames: Readonly<Record<Component, string>> = {
  mongod: 'mongod',
  cfg: 'mongod',
  arbiter: 'mongod-arbiter',
  nonVoting: 'mongod-nv',
  hidden: 'mongod-hidden',
  mongos: 'mongos',
};

/** How the operator names what it makes for the database `name` (pkg/naming, pkg/psmdb). */
export function namesOf(name: string) {
  return {
    mongos: `${name}-mongos`,
    statefulSet: (replset: string, component: Component) =>
      `${name}-${replset}${suffixes[component]}`,
    configMap: (replset: string, component: Component) =>
      component === 'mongod' || component === 'cfg'
        ? `${name}-${replset}-mongod`
        : `${name}-${replset}${suffixes[component]}`,
    service: (replset: string) => `${name}-${replset}`,
    claim: (pod: string) => `mongod-data-${pod}`,
    internalUsers: `internal-${name}-users`,
    customUsers: `${name}-custom-user-secret`,
    keyFile: `${name}-mongodb-keyfile`,
    encryptionKey: `${name}-mongodb-encryption-key`,
    tls: `${name}-ssl`,
    internalTls: `${name}-ssl-internal`,
    caCertificate: `${name}-ca-cert`,
    caIssuer: `${name}-psmdb-ca-issuer`,
    issuer: `${name}-psmdb-issuer`,
    /** For mongos there is no replica set, so that the name ends with a dash (pkg/psmdb/pdb.go). */
    budget: (component: Component, replset = '') =>
      `${name}-${component}-${replset}`,
    backupLock: `psmdb-${name}-backup-lock`,
  };
}

/** The labels of everything that belongs to a database (pkg/naming/labels.go). */
export function clusterLabels(name: string): Record<string, string> {
  return {
    'app.kubernetes.io/name': 'percona-server-mongodb',
    [instanceLabel]: name,
    'app.kubernetes.io/managed-by': 'percona-server-mongodb-operator',
    'app.kubernetes.io/part-of': 'percona-server-mongodb',
  };
}

/** The labels of what belongs to a replica set, or to one kind of its members. */
export function replsetLabels(
  name: string,
  replset: string,
  component?: Component,
): Record<string, string> {
  return {
    ...clusterLabels(name),
    [replsetLabel]: replset,
    ...(component && { [componentLabel]: component }),
  };
}

export function mongosLabels(name: string): Record<string, string> {
  return { ...clusterLabels(name), [componentLabel]: 'mongos' };
}
