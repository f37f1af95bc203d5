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
import { KubeCluster } from '../KubeCluster';
import { printLogLine } from '../PodLogs';
import { kubeErrors } from '../status/KubeStatusError';
import { KubeObject } from '../types';
import { Answer } from './Answer';
import { flagOf, numberOf } from './readQuery';
import { storageKeys } from '../store/storageKeys';

function namesIn(pod: KubeObject, field: string): string[] {
  const spec = isJsonObject(pod.spec) ? pod.spec : {};
  const list = spec[field];
  return Array.isArray(list)
    ? list.filter(isJsonObject).map(container => String(container.name))
    : [];
}

function containerOf(pod: KubeObject, wanted: string | null): string {
  const containers = namesIn(pod, 'containers');
  const inits = namesIn(pod, 'initContainers');
  const { name } = pod.metadata;
  if (wanted) {
    if (![...containers, ...inits].includes(wanted)) {
      throw kubeErrors.badRequest(
        `container ${wanted} is not valid for pod ${name}`,
      );
    }
    return wanted;
  }
  if (containers.length !== 1) {
    const also =
      inits.length > 0
        ? ` or one of the init containers: [${inits.join(' ')}]`
        : '';
    throw kubeErrors.badRequest(
      `a container name must be specified for pod ${name}, choose one of: [${containers.join(
        ' ',
      )}]${also}`,
    );
  }
  return containers[0];
}

/**
 * Answers `GET …/pods/NAME/log`, following it where that is asked for.
 *
 * @throws KubeStatusError 400 for containers that there are not, and for logs of previous ones: none are kept
 */
export function answerPodLog(
  cluster: KubeCluster,
  pod: KubeObject,
  query: URLSearchParams,
  answer: Answer,
): void {
  const { name, namespace = '' } = pod.metadata;
  const container = containerOf(pod, query.get('container'));
  if (flagOf(query, 'previous')) {
    throw kubeErrors.badRequest(
      `previous terminated container "${container}" in pod "${name}" not found`,
    );
  }
  const timestamps = flagOf(query, 'timestamps');
  const sinceSeconds = numberOf(query, 'sinceSeconds');
  const sinceTime = query.get('sinceTime');
  let sinceMs: number | undefined;
  if (sinceSeconds !== undefined) {
    sinceMs = cluster.clock.now() - sinceSeconds * 1000;
  } else if (sinceTime) {
    sinceMs = Date.parse(sinceTime);
  }
  const limitBytes = numberOf(query, 'limitBytes');
  const text = cluster.logs.read(namespace, name, container, {
    tailLines: numberOf(query, 'tailLines'),
    sinceMs,
    limitBytes,
    timestamps,
  });
  if (!flagOf(query, 'follow')) {
    answer.plain(200, text);
    return;
  }
  const { response } = answer;
  response.writeHead(200, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-cache, private',
  });
  response.flushHeaders();
  const stops: (() => void)[] = [];
  const stop = () => stops.splice(0).forEach(one => one());
  const end = () => {
    stop();
    response.end();
  };
  let left = limitBytes ?? Infinity;
  const send = (part: string) => {
    const bytes = Buffer.from(part).subarray(0, left);
    left -= bytes.length;
    if (bytes.length > 0) {
      response.write(bytes);
    }
    if (left <= 0) {
      end();
    }
  };
  response.on('close', stop);
  stops.push(
    cluster.logs.follow(namespace, name, container, line =>
      send(printLogLine(line, timestamps)),
    ),
    cluster.store.collection(storageKeys.pods).subscribe(({ type, object }) => {
      if (type === 'DELETED' && object.metadata.uid === pod.metadata.uid) {
        end();
      }
    }),
  );
  send(text);
}
