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

import { NotFoundError } from '@backstage/errors';
import { databaseReadPermission } from '@database-platform/plugin-databases-common';
import type { Request } from 'express';
import { DatabaseRecord } from '../inventory';
import { ReadFilter } from '../permissions/ReadFilter';
import { RouteContext } from './RouteContext';
import { requireLabel, requireObjectName } from './validateNames';

/** Where a database is, in the addresses of the API. */
export const DATABASE_PATH =
  '/databases/:kubernetesCluster/:namespace/:engine/:name';

/**
 * The database that the address of the request names.
 *
 * @throws InputError when a part of the address cannot be right.
 * @throws NotFoundError that says which part is not known. A database that may not be seen is the same as one that does not exist.
 */
export async function findDatabase(
  request: Request,
  context: RouteContext,
): Promise<DatabaseRecord> {
  const filter = await context.access.filter(request, databaseReadPermission);
  const { kubernetesCluster, engine } = request.params;
  const namespace = requireLabel('namespace', request.params.namespace);
  const name = requireObjectName('name', request.params.name);
  const ref = { kubernetesCluster, namespace, engine, name };
  const record = context.inventory.get(ref);
  if (record && filter.allows(record)) {
    return record;
  }
  throw new NotFoundError(whatIsUnknown(ref, filter, context));
}

function whatIsUnknown(
  ref: DatabaseRecord['ref'],
  filter: ReadFilter,
  { engines, inventory, watches }: RouteContext,
): string {
  const { kubernetesCluster, namespace, name } = ref;
  if (!watches.kubernetesClusters.includes(kubernetesCluster)) {
    return `There is no Kubernetes cluster "${kubernetesCluster}" among those that are watched`;
  }
  const engine = engines.find(({ id }) => id === ref.engine);
  if (!engine) {
    return `There is no engine "${ref.engine}": known are ${engines
      .map(({ id }) => id)
      .join(', ')}`;
  }
  const isNamespaceKnown = Array.from(inventory.visible).some(
    record =>
      record.ref.kubernetesCluster === kubernetesCluster &&
      record.ref.namespace === namespace &&
      filter.allows(record),
  );
  return isNamespaceKnown
    ? `There is no ${engine.title} database "${name}" in the namespace "${namespace}" of the Kubernetes cluster "${kubernetesCluster}", or you may not see it`
    : `There is no namespace "${namespace}" with databases that you may see in the Kubernetes cluster "${kubernetesCluster}"`;
}
