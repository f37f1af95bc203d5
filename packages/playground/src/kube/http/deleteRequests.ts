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

import { isJsonObject } from '../json';
import { KubeObject } from '../types';
import { view } from '../write/view';
import { DeleteRequest } from '../write/WriteContext';
import { readOptionalObject } from './readBody';
import { numberOf, readSelectors } from './readQuery';
import { ResourceRequest, WriteResult } from './ResourceRequest';

async function deleteRequest(asked: ResourceRequest): Promise<DeleteRequest> {
  const { query, request, cluster } = asked;
  const body =
    (await readOptionalObject(request, cluster.registry.schemas)) ?? {};
  const preconditions = isJsonObject(body.preconditions)
    ? (body.preconditions as DeleteRequest['preconditions'])
    : undefined;
  const policy = String(
    body.propagationPolicy ?? query.get('propagationPolicy') ?? '',
  );
  const orphans = body.orphanDependents ?? query.get('orphanDependents');
  const dryRun = Array.isArray(body.dryRun)
    ? body.dryRun
    : query.getAll('dryRun');
  const grace =
    typeof body.gracePeriodSeconds === 'number'
      ? body.gracePeriodSeconds
      : numberOf(query, 'gracePeriodSeconds');
  let propagationPolicy: DeleteRequest['propagationPolicy'];
  if (
    policy === 'Background' ||
    policy === 'Foreground' ||
    policy === 'Orphan'
  ) {
    propagationPolicy = policy;
  } else if (orphans === true || orphans === 'true') {
    propagationPolicy = 'Orphan';
  }
  return {
    gracePeriodSeconds: grace,
    propagationPolicy,
    preconditions,
    dryRun: dryRun.some(one => one === 'All'),
  };
}

/** Kinds whose deletion answers the object that was deleted; others answer a Status. */
const answersObject = new Set([
  '/namespaces',
  '/pods',
  '/persistentvolumeclaims',
  '/persistentvolumes',
  '/serviceaccounts',
  '/services',
  '/resourcequotas',
  'storage.k8s.io/storageclasses',
]);

/** `DELETE` of one object. */
export async function deleteObject(
  asked: ResourceRequest,
): Promise<WriteResult> {
  const { cluster, definition, namespace, name } = asked;
  const { id, storageKey } = definition;
  const { object, gone } = cluster.deleter.delete(
    storageKey,
    id,
    definition.namespaced ? namespace : undefined,
    name,
    await deleteRequest(asked),
  );
  if (!gone || answersObject.has(storageKey)) {
    return { code: 200, object: view(definition, object) };
  }
  return {
    code: 200,
    object: {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Success',
      details: {
        name,
        ...(id.group && { group: id.group }),
        kind: id.plural,
        uid: object.metadata.uid,
      },
    },
  };
}

/** `DELETE` of all objects that are selected; answers them as they were. */
export async function deleteCollection(
  asked: ResourceRequest,
): Promise<readonly KubeObject[]> {
  const { cluster, definition, namespace, query } = asked;
  const selects = readSelectors(definition, query);
  const how = await deleteRequest(asked);
  const { storageKey, id } = definition;
  const chosen = cluster.store
    .collection(storageKey)
    .list(namespace)
    .map(object => view(definition, object))
    .filter(object => !selects || selects(object));
  for (const { metadata } of chosen) {
    if (cluster.writer.read(definition, metadata.namespace, metadata.name)) {
      cluster.deleter.delete(
        storageKey,
        id,
        metadata.namespace,
        metadata.name,
        how,
      );
    }
  }
  return chosen;
}
