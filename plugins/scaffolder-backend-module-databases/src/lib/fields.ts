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

import { operationInputs } from '@database-platform/plugin-databases-common';
import type { z } from 'zod/v3';

type Zod = typeof z;

/** The database that an action is about. */
export const databaseField = (zod: Zod) =>
  zod
    .string()
    .describe(
      'The database as kubernetesCluster/namespace/engine/name, such as prod-eu/orders/postgresql/orders-db',
    );

/** Where a new database goes. */
export const targetField = (zod: Zod) =>
  zod
    .object({
      kubernetesCluster: zod
        .string()
        .describe('Name of the Kubernetes cluster in the portal'),
      namespace: zod.string().describe('Namespace in the Kubernetes cluster'),
    })
    .describe('Where the new database goes');

export const nameField = (zod: Zod) =>
  zod.string().describe('Name of the new database');

export const reasonField = (zod: Zod) =>
  zod
    .string()
    .optional()
    .describe('Why, in a sentence or two: it stands in the pull request');

export const fingerprintField = (zod: Zod) =>
  zod
    .string()
    .optional()
    .describe(
      'Fingerprint of the plan that was looked at: when the files have changed since, nothing is opened',
    );

/** What every action that opens a change takes besides its own. */
export const commonFields = {
  reason: reasonField,
  fingerprint: fingerprintField,
};

/** What every action that opens a change answers. */
export const changeOutput = {
  changeId: (zod: Zod) => zod.string().describe('Id of the change'),
  changePath: (zod: Zod) =>
    zod.string().describe('Path of the change in the portal'),
  title: (zod: Zod) => zod.string().describe('What changes, as a headline'),
  diff: (zod: Zod) =>
    zod.string().describe('What changes in the files, as one unified diff'),
  pullRequestUrl: (zod: Zod) =>
    zod.string().describe('Address of the pull request'),
  pullRequestNumber: (zod: Zod) =>
    zod.number().describe('Number of the pull request'),
};

/** The values that an operation takes, for every engine that has it. */
export function valuesOf(operation: string): z.ZodTypeAny {
  const schemas = Object.values(operationInputs).flatMap(
    operations => operations[operation] ?? [],
  );
  const [first, ...rest] = schemas;
  if (!first) {
    throw new Error(`No engine has the operation ${operation}`);
  }
  return rest.reduce((all, schema) => all.or(schema), first);
}
