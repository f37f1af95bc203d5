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

import { IncomingMessage } from 'node:http';
import { isJsonObject, jsonClone, JsonObject } from '../json';
import { KubeCluster } from '../KubeCluster';
import { jsonPatch, JsonPatchError } from '../patch/jsonPatch';
import { mergePatch } from '../patch/mergePatch';
import { strategicMergePatch } from '../patch/strategicMergePatch';
import { ResourceDefinition } from '../ResourceDefinition';
import { kubeErrors, KubeStatusError } from '../status/KubeStatusError';
import { KubeObject } from '../types';
import { view } from '../write/ObjectWriter';
import { DeleteRequest } from '../write/WriteContext';
import { Answer } from './Answer';
import {
  mediaTypeOf,
  parseBytes,
  readBytes,
  readObject,
  readOptionalObject,
} from './readBody';
import { numberOf, readSelectors, readWriteContext } from './readQuery';
import { scaleOf, withScale } from './scale';

/** A request for one resource, after it was found out what and whose it is. */
export interface ResourceRequest {
  cluster: KubeCluster;
  definition: ResourceDefinition;
  request: IncomingMessage;
  answer: Answer;
  query: URLSearchParams;
  namespace: string | undefined;
  name: string;
  subresource: string | undefined;
}

/** What a write answers. */
export interface WriteResult {
  code: number;
  object: KubeObject | JsonObject;
}

const strategicType = 'application/strategic-merge-patch+json';
const mergeType = 'application/merge-patch+json';
const jsonType = 'application/json-patch+json';
const applyType = 'application/apply-patch+yaml';

function context(
  { query, request, answer }: ResourceRequest,
  kind: 'CreateOptions' | 'UpdateOptions' | 'PatchOptions',
  apply = false,
) {
  return readWriteContext(query, {
    kind,
    userAgent: request.headers['user-agent'],
    apply,
    warn: answer.warn,
  });
}

function bodyOf({ request, cluster }: ResourceRequest): Promise<JsonObject> {
  return readObject(request, cluster.registry.schemas);
}

/** `POST` of a new object. */
export async function createObject(
  asked: ResourceRequest,
): Promise<WriteResult> {
  const { cluster, definition, namespace } = asked;
  const how = context(asked, 'CreateOptions');
  const body = await bodyOf(asked);
  return {
    code: 201,
    object: cluster.writer.create(definition, namespace, body, how),
  };
}

/** `PUT` of an object, its status or its scale. */
export async function updateObject(
  asked: ResourceRequest,
): Promise<WriteResult> {
  const { cluster, definition, namespace, name, subresource } = asked;
  const how = context(asked, 'UpdateOptions');
  const body = await bodyOf(asked);
  const { writer } = cluster;
  if (subresource === 'scale') {
    return scaled(asked, () => body, how);
  }
  return {
    code: 200,
    object: writer.update(
      definition,
      namespace,
      name,
      body,
      how,
      subresource === 'status' ? 'status' : undefined,
    ),
  };
}

function scaled(
  { cluster, definition, namespace, name }: ResourceRequest,
  change: (scale: KubeObject) => unknown,
  how: ReturnType<typeof context>,
): WriteResult {
  const { scale } = definition;
  if (!scale) {
    throw kubeErrors.unknownPath();
  }
  const object = cluster.writer.patch(
    definition,
    namespace,
    name,
    current => withScale(definition, current, change(scaleOf(current, scale))),
    how,
    'scale',
  );
  return { code: 200, object: scaleOf(object, scale) };
}

function patchOf(
  definition: ResourceDefinition,
  mediaType: string,
  patch: unknown,
): (current: KubeObject) => unknown {
  if (mediaType === jsonType) {
    return current => {
      try {
        return jsonPatch(current, patch);
      } catch (error) {
        if (!(error instanceof JsonPatchError)) {
          throw error;
        }
        throw error.kind === 'malformed'
          ? kubeErrors.badRequest(error.message)
          : new KubeStatusError(
              422,
              'Invalid',
              `the server rejected our request due to an error in our request`,
              {},
            );
      }
    };
  }
  if (!isJsonObject(patch)) {
    throw kubeErrors.badRequest(
      `error decoding patch: json: cannot unmarshal ${
        Array.isArray(patch) ? 'array' : typeof patch
      } into Go value of type map[string]interface {}`,
    );
  }
  return current =>
    mediaType === strategicType
      ? strategicMergePatch(current, patch, definition.schema)
      : mergePatch(current, patch);
}

/** `PATCH` of any kind, server-side apply among them. */
export async function patchObject(
  asked: ResourceRequest,
): Promise<WriteResult> {
  const { cluster, definition, namespace, name, request, subresource } = asked;
  const mediaType = mediaTypeOf(request);
  const accepted = [
    jsonType,
    mergeType,
    ...(definition.core ? [strategicType] : []),
    applyType,
  ];
  if (!accepted.includes(mediaType)) {
    throw kubeErrors.unsupportedMediaType(
      `the body of the request was in an unknown format - accepted media types include: ${accepted.join(
        ', ',
      )}`,
    );
  }
  const apply = mediaType === applyType;
  const how = context(asked, 'PatchOptions', apply);
  const patch = parseBytes(
    await readBytes(request),
    mediaType,
    cluster.registry.schemas,
  );
  const through = subresource === 'status' ? 'status' : undefined;
  if (apply) {
    if (!isJsonObject(patch)) {
      throw kubeErrors.badRequest('error decoding YAML: the body is no object');
    }
    const { object, created } = cluster.writer.apply(
      definition,
      namespace,
      name,
      patch,
      how,
      { force: asked.query.get('force') === 'true', subresource: through },
    );
    return { code: created ? 201 : 200, object };
  }
  const change = patchOf(definition, mediaType, patch);
  if (subresource === 'scale') {
    return scaled(asked, change, how);
  }
  return {
    code: 200,
    object: cluster.writer.patch(
      definition,
      namespace,
      name,
      change,
      how,
      through,
    ),
  };
}

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

/** `POST …/pods/NAME/eviction`: the pod is deleted; budgets are not looked at. */
export async function evictPod(asked: ResourceRequest): Promise<WriteResult> {
  const { cluster, definition, namespace, name } = asked;
  const body = await bodyOf(asked);
  const options = isJsonObject(body.deleteOptions) ? body.deleteOptions : {};
  cluster.deleter.delete(
    definition.storageKey,
    definition.id,
    namespace,
    name,
    {
      gracePeriodSeconds:
        typeof options.gracePeriodSeconds === 'number'
          ? options.gracePeriodSeconds
          : undefined,
    },
  );
  return { code: 201, object: success() };
}

/** `POST …/pods/NAME/binding`: the pod is given its node. */
export async function bindPod(asked: ResourceRequest): Promise<WriteResult> {
  const { cluster, definition, namespace, name } = asked;
  const body = await bodyOf(asked);
  const target = isJsonObject(body.target) ? body.target : {};
  cluster.writer.patch(
    definition,
    namespace,
    name,
    current => {
      const next = jsonClone(current) as JsonObject;
      const spec = isJsonObject(next.spec) ? next.spec : {};
      if (spec.nodeName) {
        throw kubeErrors.conflict(
          { group: '', plural: 'pods/binding' },
          name,
          `pod ${name} is already assigned to node "${spec.nodeName}"`,
        );
      }
      spec.nodeName = target.name;
      return next;
    },
    context(asked, 'CreateOptions'),
  );
  return { code: 201, object: success() };
}

function success(): JsonObject {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    code: 201,
  };
}
