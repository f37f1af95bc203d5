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
import { jsonPatch, JsonPatchError } from '../patch/jsonPatch';
import { mergePatch } from '../patch/mergePatch';
import { strategicMergePatch } from '../patch/strategicMergePatch';
import { ResourceDefinition } from '../ResourceDefinition';
import { kubeErrors, KubeStatusError } from '../status/KubeStatusError';
import { KubeObject } from '../types';
import { WriteContext } from '../write/WriteContext';
import { mediaTypeOf, parseBytes, readBytes } from './readBody';
import {
  bodyOf,
  contextOf,
  ResourceRequest,
  WriteResult,
} from './ResourceRequest';
import { scaleOf, withScale } from './scale';

const strategicType = 'application/strategic-merge-patch+json';
const mergeType = 'application/merge-patch+json';
const jsonType = 'application/json-patch+json';
const applyType = 'application/apply-patch+yaml';

/** `POST` of a new object. */
export async function createObject(
  asked: ResourceRequest,
): Promise<WriteResult> {
  const { cluster, definition, namespace } = asked;
  const how = contextOf(asked, 'CreateOptions');
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
  const how = contextOf(asked, 'UpdateOptions');
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
  how: WriteContext,
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
  const how = contextOf(asked, 'PatchOptions', apply);
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
