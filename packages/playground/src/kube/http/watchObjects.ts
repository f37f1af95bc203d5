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

import { ServerResponse } from 'node:http';
import { Clock, Timer } from '../../clock';
import { jsonClone, JsonObject } from '../json';
import { KubeCluster } from '../KubeCluster';
import { apiVersionOf, ResourceDefinition } from '../ResourceDefinition';
import { KubeStatusError, kubeErrors } from '../status/KubeStatusError';
import { LoggedEvent } from '../store/EventLog';
import { KubeObject } from '../types';
import { view } from '../write/view';
import { ObjectJson } from './ObjectJson';
import {
  checkListOptions,
  flagOf,
  numberOf,
  readRevision,
  readSelectors,
} from './readQuery';
import { Representation } from './Representation';
import { IncludeObject, tableOf } from './tables';

/** What {@link watchObjects} is told beside the request. */
export interface WatchOptions {
  cluster: KubeCluster;
  definition: ResourceDefinition;
  namespace: string | undefined;
  query: URLSearchParams;
  representation: Representation;
  includeObject: IncludeObject;
  json: ObjectJson;
  /** Real time: bookmarks and timeouts are the client's business, not the world's. */
  timers: Clock;
  bookmarkIntervalMs: number;
}

const defaultTimeoutMs = 45 * 60_000;
/** Bytes that may wait for a slow reader before its watch is ended. */
const maxBacklog = 64 * 1024 * 1024;

/** Writes the lines of one watch. */
class WatchStream {
  readonly #response: ServerResponse;
  readonly #options: WatchOptions;
  #tables = 0;

  constructor(response: ServerResponse, options: WatchOptions) {
    this.#response = response;
    this.#options = options;
  }

  event(type: string, object: KubeObject): void {
    this.#line(type, this.#represent(object));
  }

  bookmark(revision: number, initialEventsEnd: boolean): void {
    const { definition, representation } = this.#options;
    const metadata: JsonObject = {
      resourceVersion: String(revision),
      creationTimestamp: null,
      ...(initialEventsEnd && {
        annotations: { 'k8s.io/initial-events-end': 'true' },
      }),
    };
    const partial = representation.as === 'PartialObjectMetadata';
    const object: JsonObject = partial
      ? {
          kind: 'PartialObjectMetadata',
          apiVersion: 'meta.k8s.io/v1',
          metadata,
        }
      : {
          kind: definition.kind,
          apiVersion: apiVersionOf(definition.id),
          metadata,
        };
    this.#line(
      'BOOKMARK',
      JSON.stringify(
        representation.as === 'Table'
          ? {
              kind: 'Table',
              apiVersion: 'meta.k8s.io/v1',
              metadata,
              columnDefinitions: [],
              rows: [{ cells: [], object }],
            }
          : object,
      ),
    );
  }

  error(error: KubeStatusError): void {
    this.#line('ERROR', JSON.stringify(error.status));
  }

  #represent(object: KubeObject): string {
    const { definition, representation, json } = this.#options;
    switch (representation.as) {
      case 'Table':
        this.#tables++;
        return JSON.stringify(
          tableOf(definition, [object], {
            nowMs: this.#options.cluster.clock.now(),
            includeObject: this.#options.includeObject,
            withColumns: this.#tables === 1,
            metadata: { resourceVersion: object.metadata.resourceVersion },
          }),
        );
      case 'PartialObjectMetadata':
        return json.partial(object);
      default:
        return json.full(object);
    }
  }

  #line(type: string, object: string): void {
    if (this.#options.cluster.faults.hang) {
      return;
    }
    if (this.#response.writableLength > maxBacklog) {
      this.#response.destroy();
      return;
    }
    this.#response.write(`{"type":"${type}","object":${object}}\n`);
  }
}

/** What a write means to a watch that selects: objects come and go as they begin and cease to be selected. */
function seen(
  event: LoggedEvent,
  definition: ResourceDefinition,
  selects: ((object: KubeObject) => boolean) | undefined,
): { type: LoggedEvent['type']; object: KubeObject } | undefined {
  const object = view(definition, event.object);
  if (!selects) {
    return { type: event.type, object };
  }
  const before =
    event.previous !== undefined && selects(view(definition, event.previous));
  const after = event.type !== 'DELETED' && selects(object);
  if (!before && !after) {
    return undefined;
  }
  if (before && after) {
    return { type: 'MODIFIED', object };
  }
  if (after) {
    return { type: 'ADDED', object };
  }
  if (event.type === 'DELETED') {
    return { type: 'DELETED', object };
  }
  // What left the selection is told as it was, with the revision at which it left.
  const last = jsonClone(view(definition, event.previous!));
  last.metadata.resourceVersion = event.object.metadata.resourceVersion;
  return { type: 'DELETED', object: last };
}

/**
 * Answers a watch, until the client goes, the time is up, or a fault ends it.
 *
 * @throws KubeStatusError before anything is answered, for options that the API refuses
 */
export function watchObjects(
  response: ServerResponse,
  options: WatchOptions,
): void {
  const { cluster, definition, namespace, query, timers } = options;
  checkListOptions(query, true);
  const selects = readSelectors(definition, query);
  const revision = readRevision(query) ?? 0;
  const sendInitial = query.get('sendInitialEvents');
  const bookmarks = flagOf(query, 'allowWatchBookmarks');
  const timeoutSeconds = numberOf(query, 'timeoutSeconds') ?? 0;
  const timeoutMs =
    timeoutSeconds > 0 ? timeoutSeconds * 1000 : defaultTimeoutMs;
  const collection = cluster.store.collection(definition.storageKey);
  if (sendInitial === 'true' && revision > cluster.store.revision) {
    throw kubeErrors.tooLargeResourceVersion(revision, cluster.store.revision);
  }

  response.writeHead(200, {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-cache, private',
  });
  response.flushHeaders();
  if (response.req.httpVersionMajor === 1) {
    // Connections of HTTP/2 are so from the beginning
    response.socket?.setNoDelay(true);
  }
  const stream = new WatchStream(response, options);
  const initial =
    sendInitial === 'true' || (sendInitial !== 'false' && revision === 0);
  if (!initial && revision > 0 && !collection.log.reaches(revision)) {
    stream.error(
      kubeErrors.expired(
        `too old resource version: ${revision} (${
          collection.log.compactedTo + 1
        })`,
      ),
    );
    response.end();
    return;
  }

  const inScope = (object: KubeObject) =>
    namespace === undefined || object.metadata.namespace === namespace;
  const tell = (event: LoggedEvent) => {
    if (inScope(event.object)) {
      const told = seen(event, definition, selects);
      if (told) {
        stream.event(told.type, told.object);
      }
    }
  };
  let startedAt = cluster.store.revision;
  if (initial) {
    for (const stored of collection.list(namespace)) {
      const object = view(definition, stored);
      if (!selects || selects(object)) {
        stream.event('ADDED', object);
      }
    }
    if (sendInitial === 'true' && bookmarks) {
      stream.bookmark(startedAt, true);
    }
  } else if (revision > 0) {
    collection.log.after(revision).forEach(tell);
    startedAt = Math.max(startedAt, revision);
  }
  const unsubscribe = collection.subscribe(event => {
    // A watch from the future stays silent until the cluster gets there.
    if (event.revision > startedAt) {
      tell(event);
    }
  });

  const timersRunning = new Set<Timer>();
  const after = (ms: number, callback: () => void) => {
    const timer = timers.after(ms, () => {
      timersRunning.delete(timer);
      callback();
    });
    timersRunning.add(timer);
  };
  const stops = [unsubscribe];
  const stop = () => {
    stops.splice(0).forEach(one => one());
    timersRunning.forEach(timer => timer.cancel());
    timersRunning.clear();
  };
  stops.push(
    cluster.faults.onDrop(() => {
      stop();
      response.destroy();
    }),
  );
  response.on('close', stop);
  after(timeoutMs, () => {
    stop();
    response.end();
  });
  if (bookmarks) {
    const bookmark = () => stream.bookmark(cluster.store.revision, false);
    const regularly = () =>
      after(options.bookmarkIntervalMs, () => {
        bookmark();
        regularly();
      });
    regularly();
    // The last one comes shortly before the time is up, so that the next watch can begin there.
    if (timeoutMs > 2000) {
      after(timeoutMs - 2000, bookmark);
    }
  }
}
