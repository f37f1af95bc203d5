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

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { documents } from './crds.mjs';
import { checkout } from './paths.mjs';

/**
 * A user that the API server knows by a token.
 *
 * @typedef {object} User
 * @property {string} name
 * @property {string} token
 * @property {string[]} groups
 */

const RULES = 'rbac.authorization.k8s.io/v1';

/** The namespace in which the limited user may read. */
export const LIMITED_NAMESPACE = 'limited';

/** A bearer token that nobody guesses. */
export function createToken() {
  return randomBytes(24).toString('hex');
}

/**
 * Who uses a cluster of these tests: an administrator, a reader with the
 * rights that the portal asks for, and one with hardly any.
 *
 * @returns {{ admin: User, reader: User, limited: User }}
 */
export function createUsers() {
  return {
    admin: { name: 'admin', token: createToken(), groups: ['system:masters'] },
    reader: { name: 'reader', token: createToken(), groups: ['portal'] },
    limited: { name: 'limited', token: createToken(), groups: ['few-rights'] },
  };
}

/**
 * The text of a --token-auth-file.
 *
 * @param {readonly User[]} users
 */
export function tokenFile(users) {
  return users
    .map(user => {
      const groups = user.groups.join(',');
      return `${user.token},${user.name},${user.name},"${groups}"\n`;
    })
    .join('');
}

/**
 * The rights of the reader and of the limited user. The limited one reads
 * PostgreSQL clusters, pods and ConfigMaps of one namespace and nothing else.
 *
 * @returns {{ path: string, body: unknown }[]} objects to apply, in order
 */
export function rights() {
  const read = ['get', 'list', 'watch'];
  return [
    {
      path: `/api/v1/namespaces/${LIMITED_NAMESPACE}`,
      body: {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: LIMITED_NAMESPACE },
      },
    },
    {
      path: `/apis/${RULES}/clusterroles/portal-reader`,
      body: {
        apiVersion: RULES,
        kind: 'ClusterRole',
        metadata: { name: 'portal-reader' },
        rules: readerRules(),
      },
    },
    {
      path: `/apis/${RULES}/clusterrolebindings/portal-reader`,
      body: binding('ClusterRoleBinding', 'portal-reader', undefined, {
        kind: 'ClusterRole',
        name: 'portal-reader',
        user: 'reader',
      }),
    },
    {
      path: `/apis/${RULES}/namespaces/${LIMITED_NAMESPACE}/roles/few-rights`,
      body: {
        apiVersion: RULES,
        kind: 'Role',
        metadata: { name: 'few-rights', namespace: LIMITED_NAMESPACE },
        rules: [
          { apiGroups: [''], resources: ['pods', 'configmaps'], verbs: read },
          {
            apiGroups: ['acid.zalan.do'],
            resources: ['postgresqls'],
            verbs: read,
          },
        ],
      },
    },
    {
      path: `/apis/${RULES}/namespaces/${LIMITED_NAMESPACE}/rolebindings/few-rights`,
      body: binding('RoleBinding', 'few-rights', LIMITED_NAMESPACE, {
        kind: 'Role',
        name: 'few-rights',
        user: 'limited',
      }),
    },
  ];
}

/** The rules of the role that the documentation tells users to create: the tests show that they are enough. */
function readerRules() {
  const file = join(checkout, 'plugins/databases-backend/rbac/read-only.yaml');
  return documents(file).find(object => object.kind === 'ClusterRole').rules;
}

/**
 * @param {string} kind
 * @param {string} name
 * @param {string | undefined} namespace
 * @param {{ kind: string, name: string, user: string }} role
 */
function binding(kind, name, namespace, role) {
  const apiGroup = 'rbac.authorization.k8s.io';
  return {
    apiVersion: RULES,
    kind,
    metadata: { name, ...(namespace ? { namespace } : {}) },
    roleRef: { apiGroup, kind: role.kind, name: role.name },
    subjects: [{ apiGroup, kind: 'User', name: role.user }],
  };
}
