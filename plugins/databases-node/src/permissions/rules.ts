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

import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { databasePermissionResourceRef } from './DatabasePermissionResource';

const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow databases that are owned by one of the claims',
  resourceRef: databasePermissionResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity references, such as group:default/orders-team'),
  }),
  apply: ({ owner }, { claims }) =>
    owner.ref !== undefined && claims.includes(owner.ref),
  toQuery: ({ claims }) => ({ field: 'owner', values: claims }),
});

const hasEngine = createPermissionRule({
  name: 'HAS_ENGINE',
  description: 'Allow databases of one of the engines',
  resourceRef: databasePermissionResourceRef,
  paramsSchema: z.object({
    engines: z.array(z.string()).describe('Engine ids, such as postgresql'),
  }),
  apply: ({ ref }, { engines }) => engines.includes(ref.engine),
  toQuery: ({ engines }) => ({ field: 'engine', values: engines }),
});

const inNamespace = createPermissionRule({
  name: 'IN_NAMESPACE',
  description: 'Allow databases in one of the namespaces',
  resourceRef: databasePermissionResourceRef,
  paramsSchema: z.object({
    namespaces: z.array(z.string()).describe('Names of namespaces'),
  }),
  apply: ({ ref }, { namespaces }) => namespaces.includes(ref.namespace),
  toQuery: ({ namespaces }) => ({ field: 'namespace', values: namespaces }),
});

const onKubernetesCluster = createPermissionRule({
  name: 'ON_KUBERNETES_CLUSTER',
  description: 'Allow databases on one of the Kubernetes clusters',
  resourceRef: databasePermissionResourceRef,
  paramsSchema: z.object({
    kubernetesClusters: z
      .array(z.string())
      .describe('Names that the Kubernetes plugin gives its clusters'),
  }),
  apply: ({ ref }, { kubernetesClusters }) =>
    kubernetesClusters.includes(ref.kubernetesCluster),
  toQuery: ({ kubernetesClusters }) => ({
    field: 'kubernetesCluster',
    values: kubernetesClusters,
  }),
});

const inEnvironment = createPermissionRule({
  name: 'IN_ENVIRONMENT',
  description: 'Allow databases in one of the environments',
  resourceRef: databasePermissionResourceRef,
  paramsSchema: z.object({
    environments: z
      .array(z.string())
      .describe('Names from the configuration key databases.environments'),
  }),
  apply: ({ environment }, { environments }) =>
    environment !== undefined && environments.includes(environment),
  toQuery: ({ environments }) => ({
    field: 'environment',
    values: environments,
  }),
});

/**
 * The rules that the databases backend registers; policies use them through `databasesConditions`.
 *
 * @public
 */
export const databasePermissionRules = {
  isOwner,
  hasEngine,
  inNamespace,
  onKubernetesCluster,
  inEnvironment,
};
