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

import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { databaseReadPermission } from '@database-platform/plugin-databases-common';
import type { Request } from 'express';
import { DatabaseRecord } from '../inventory';
import { ALLOW_ALL, ALLOW_NONE, ReadFilter } from '../permissions/ReadFilter';
import { RouteContext } from './RouteContext';
import { requireLabel, requireObjectName } from './validateNames';

/** Where a database is, in the addresses of the API. */
export const DATABASE_PATH =
  '/databases/:kubernetesCluster/:namespace/:engine/:name';

/**
 * The database that the address of the request names.
 *
 * @throws InputError when a part of the address cannot be right.
 * @throws NotAllowedError when the reader may see no database at all.
 * @throws NotFoundError that says which part is not known to those who may see everything. For others a database that may not be seen is the same as one that does not exist.
 */
export async function findDatabase(
  request: Request,
  context: RouteContext,
): Promise<DatabaseRecord> {
  const filter = await context.access.filter(request, databaseReadPermission);
  requireSome(filter);
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

/**
 * @throws NotAllowedError when no database at all may be seen.
 */
export function requireSome(filter: ReadFilter): void {
  if (filter === ALLOW_NONE) {
    throw new NotAllowedError(
      `You lack the permission ${databaseReadPermission.name}`,
    );
  }
}

/** Only those who may see everything are told what there is. */
function whatIsUnknown(
  ref: DatabaseRecord['ref'],
  filter: ReadFilter,
  { engines, inventory, watches }: RouteContext,
): string {
  const { kubernetesCluster, namespace, name } = ref;
  if (filter !== ALLOW_ALL) {
    return 'There is no such database, or you may not see it';
  }
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
      record.ref.namespace === namespace,
  );
  return isNamespaceKnown
    ? `There is no ${engine.title} database "${name}" in the namespace "${namespace}" of the Kubernetes cluster "${kubernetesCluster}"`
    : `There is no namespace "${namespace}" with databases in the Kubernetes cluster "${kubernetesCluster}"`;
}
