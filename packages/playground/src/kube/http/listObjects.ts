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

import { JsonObject } from '../json';
import { KubeCluster } from '../KubeCluster';
import { apiVersionOf, ResourceDefinition } from '../ResourceDefinition';
import { kubeErrors } from '../status/KubeStatusError';
import { keyOf } from '../store/Collection';
import { KubeObject } from '../types';
import { view } from '../write/view';
import { ObjectJson } from './ObjectJson';
import {
  checkListOptions,
  numberOf,
  readRevision,
  readSelectors,
} from './readQuery';
import { Representation } from './Representation';
import { IncludeObject, tableOf } from './tables';

/** Where a paged list goes on. */
interface ContinueToken {
  /** Revision of the first page; -1 for whatever is there now. */
  rv: number;
  /** Key of the last object that was given. */
  start: string;
}

function writeToken(token: ContinueToken): string {
  return Buffer.from(
    JSON.stringify({ v: 'meta.k8s.io/v1', ...token }),
  ).toString('base64url');
}

function readToken(text: string): ContinueToken {
  try {
    const token = JSON.parse(
      Buffer.from(text, 'base64url').toString('utf8'),
    ) as Record<string, unknown>;
    if (
      token.v === 'meta.k8s.io/v1' &&
      Number.isInteger(token.rv) &&
      typeof token.start === 'string'
    ) {
      return { rv: Number(token.rv), start: token.start };
    }
  } catch {
    // Falls through to the refusal below.
  }
  throw kubeErrors.badRequest(
    'invalid continue token: continue key is not valid: illegal base64 data at input byte 0',
  );
}

/** One page of a list. */
export interface ObjectPage {
  objects: readonly KubeObject[];
  metadata: JsonObject;
}

interface Snapshot {
  revision: number;
  objects: readonly KubeObject[];
  start?: string;
}

function snapshot(
  cluster: KubeCluster,
  definition: ResourceDefinition,
  namespace: string | undefined,
  query: URLSearchParams,
): Snapshot {
  const { store } = cluster;
  const collection = store.collection(definition.storageKey);
  const current = () => ({
    revision: store.revision,
    objects: collection.list(namespace),
  });
  const continued = query.get('continue');
  const revision = readRevision(query);
  if (continued) {
    if (revision !== undefined && revision !== 0) {
      throw kubeErrors.badRequest(
        'specifying resource version is not allowed when using continue',
      );
    }
    const { rv, start } = readToken(continued);
    if (rv === -1) {
      return { ...current(), start };
    }
    const objects = collection.listAt(rv, namespace);
    if (!objects) {
      throw kubeErrors.expired(
        'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.',
        writeToken({ rv: -1, start }),
      );
    }
    return { revision: rv, objects, start };
  }
  if (revision !== undefined && revision > store.revision) {
    throw kubeErrors.tooLargeResourceVersion(revision, store.revision);
  }
  const limited = (numberOf(query, 'limit') ?? 0) > 0;
  const match = query.get('resourceVersionMatch');
  const exact = match === 'Exact' || (match === null && limited);
  if (revision && exact) {
    const objects = collection.listAt(revision, namespace);
    if (!objects) {
      throw kubeErrors.expired(
        'The resourceVersion for the provided list is too old.',
      );
    }
    return { revision, objects };
  }
  return current();
}

/** The page of objects that a list request asks for, as they were at one revision. */
export function pageOf(
  cluster: KubeCluster,
  definition: ResourceDefinition,
  namespace: string | undefined,
  query: URLSearchParams,
): ObjectPage {
  checkListOptions(query, false);
  const selects = readSelectors(definition, query);
  const limit = numberOf(query, 'limit') ?? 0;
  const { revision, objects, start } = snapshot(
    cluster,
    definition,
    namespace,
    query,
  );
  // Whoever accepts any revision is answered from the watch cache, which does not page.
  const unpaged =
    limit <= 0 ||
    (query.get('resourceVersion') === '0' && !query.get('continue'));
  const key = (object: KubeObject) =>
    keyOf(object.metadata.namespace, object.metadata.name);
  let first = 0;
  if (start !== undefined) {
    first = objects.findIndex(object => key(object) > start);
    first = first < 0 ? objects.length : first;
  }
  const metadata: JsonObject = { resourceVersion: String(revision) };
  const shown = (object: KubeObject) => view(definition, object);
  if (unpaged) {
    const rest = objects.slice(first).map(shown);
    return { objects: selects ? rest.filter(selects) : rest, metadata };
  }
  const page: KubeObject[] = [];
  let index = first;
  for (; index < objects.length && page.length < limit; index++) {
    const object = shown(objects[index]);
    if (!selects || selects(object)) {
      page.push(object);
    }
  }
  if (index < objects.length) {
    metadata.continue = writeToken({
      rv: revision,
      start: key(objects[index - 1]),
    });
    if (!selects) {
      metadata.remainingItemCount = objects.length - index;
    }
  }
  return { objects: page, metadata };
}

/** A page as the JSON text of the answer. */
export function writePage(
  definition: ResourceDefinition,
  page: ObjectPage,
  representation: Representation,
  options: { json: ObjectJson; nowMs: number; includeObject: IncludeObject },
): string {
  const { objects, metadata } = page;
  if (representation.as === 'Table') {
    return JSON.stringify(
      tableOf(definition, objects, {
        nowMs: options.nowMs,
        includeObject: options.includeObject,
        withColumns: true,
        metadata,
      }),
    );
  }
  const partial = representation.as === 'PartialObjectMetadata';
  const kind = partial ? 'PartialObjectMetadataList' : `${definition.kind}List`;
  const apiVersion = partial ? 'meta.k8s.io/v1' : apiVersionOf(definition.id);
  const items = objects.map(object =>
    partial
      ? options.json.partial(object)
      : options.json.item(definition, object),
  );
  return `{"kind":"${kind}","apiVersion":"${apiVersion}","metadata":${JSON.stringify(
    metadata,
  )},"items":[${items.join(',')}]}`;
}
