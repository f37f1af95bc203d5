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
import { ageOf, humanDuration } from '../table/humanDuration';
import { KubeObject } from '../types';
import { objectsIn } from './objectsIn';

/** The word that `kubectl get pods` shows: phase, or why containers wait or ended. */
export function podStatus(pod: KubeObject): string {
  const status = isJsonObject(pod.status) ? pod.status : {};
  let word = String(status.reason ?? status.phase ?? 'Unknown');
  for (const container of objectsIn(status.containerStatuses)) {
    const state = isJsonObject(container.state) ? container.state : {};
    for (const kind of ['waiting', 'terminated']) {
      const part = state[kind];
      if (isJsonObject(part) && part.reason) {
        word = String(part.reason);
      }
    }
  }
  if (pod.metadata.deletionTimestamp) {
    return 'Terminating';
  }
  return word;
}

export function podReady(pod: KubeObject): string {
  const status = isJsonObject(pod.status) ? pod.status : {};
  const spec = isJsonObject(pod.spec) ? pod.spec : {};
  const ready = objectsIn(status.containerStatuses).filter(one => one.ready);
  return `${ready.length}/${objectsIn(spec.containers).length}`;
}

export function podRestarts(pod: KubeObject): string {
  const status = isJsonObject(pod.status) ? pod.status : {};
  return String(
    objectsIn(status.containerStatuses).reduce(
      (sum, one) => sum + Number(one.restartCount ?? 0),
      0,
    ),
  );
}

export function servicePorts(service: KubeObject): string {
  const spec = isJsonObject(service.spec) ? service.spec : {};
  const ports = objectsIn(spec.ports).map(port =>
    port.nodePort
      ? `${port.port}:${port.nodePort}/${port.protocol}`
      : `${port.port}/${port.protocol}`,
  );
  return ports.join(',') || '<none>';
}

export function endpoints(object: KubeObject): string {
  const found = objectsIn(object.subsets).flatMap(subset =>
    objectsIn(subset.addresses).flatMap(address => {
      const ports = objectsIn(subset.ports);
      return ports.length > 0
        ? ports.map(port => `${address.ip}:${port.port}`)
        : [String(address.ip)];
    }),
  );
  if (found.length === 0) {
    return '<none>';
  }
  return found.length > 3
    ? `${found.slice(0, 3).join(',')} + ${found.length - 3} more...`
    : found.join(',');
}

export function accessModes(object: KubeObject): string {
  const short: Record<string, string> = {
    ReadWriteOnce: 'RWO',
    ReadOnlyMany: 'ROX',
    ReadWriteMany: 'RWX',
    ReadWriteOncePod: 'RWOP',
  };
  const status = isJsonObject(object.status) ? object.status : {};
  const spec = isJsonObject(object.spec) ? object.spec : {};
  const modes = status.accessModes ?? spec.accessModes;
  return Array.isArray(modes)
    ? modes.map(mode => short[String(mode)] ?? String(mode)).join(',')
    : '';
}

export function nodeStatus(node: KubeObject): string {
  const status = isJsonObject(node.status) ? node.status : {};
  const ready = objectsIn(status.conditions).find(one => one.type === 'Ready');
  const spec = isJsonObject(node.spec) ? node.spec : {};
  let word = 'Unknown';
  if (ready) {
    word = ready.status === 'True' ? 'Ready' : 'NotReady';
  }
  return spec.unschedulable ? `${word},SchedulingDisabled` : word;
}

export function nodeRoles(node: KubeObject): string {
  const prefix = 'node-role.kubernetes.io/';
  const roles = Object.keys(node.metadata.labels ?? {})
    .filter(label => label.startsWith(prefix))
    .map(label => label.slice(prefix.length));
  return roles.join(',') || '<none>';
}

export function lastSeen(event: KubeObject, nowMs: number): string {
  const series = isJsonObject(event.series) ? event.series : {};
  return ageOf(
    series.lastObservedTime ??
      event.lastTimestamp ??
      event.eventTime ??
      event.metadata.creationTimestamp,
    nowMs,
  );
}

export function eventObject(event: KubeObject): string {
  const about = isJsonObject(event.involvedObject) ? event.involvedObject : {};
  return `${String(about.kind ?? '').toLowerCase()}/${about.name ?? ''}`;
}

export function jobDuration(job: KubeObject, nowMs: number): string {
  const status = isJsonObject(job.status) ? job.status : {};
  if (typeof status.startTime !== 'string') {
    return '';
  }
  const end =
    typeof status.completionTime === 'string'
      ? Date.parse(status.completionTime)
      : nowMs;
  return humanDuration(end - Date.parse(status.startTime));
}

export function jobStatus(job: KubeObject): string {
  const status = isJsonObject(job.status) ? job.status : {};
  const ended = objectsIn(status.conditions).find(
    one =>
      one.status === 'True' &&
      (one.type === 'Complete' || one.type === 'Failed'),
  );
  return String(ended?.type ?? 'Running');
}
