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

import { isJsonObject, JsonObject } from '../json';
import { fill, part } from './fill';
import { objectsIn } from './objectsIn';

function pullPolicy(image: unknown): string {
  const name = String(image ?? '');
  const tag = /:([^:/@]+)$/.exec(name)?.[1];
  return name.includes('@') || (tag && tag !== 'latest')
    ? 'IfNotPresent'
    : 'Always';
}

function fillProbe(probe: unknown): void {
  if (isJsonObject(probe)) {
    fill(probe, {
      timeoutSeconds: 1,
      periodSeconds: 10,
      successThreshold: 1,
      failureThreshold: 3,
    });
    if (isJsonObject(probe.httpGet)) {
      fill(probe.httpGet, { path: '/', scheme: 'HTTP' });
    }
  }
}

function fillContainer(container: JsonObject): void {
  fill(container, {
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    imagePullPolicy: pullPolicy(container.image),
  });
  const resources = part(container, 'resources');
  if (isJsonObject(resources.limits)) {
    const requests = part(resources, 'requests');
    fill(requests, resources.limits);
  }
  objectsIn(container.ports).forEach(port => fill(port, { protocol: 'TCP' }));
  for (const variable of objectsIn(container.env)) {
    const from = isJsonObject(variable.valueFrom) ? variable.valueFrom : {};
    if (isJsonObject(from.fieldRef)) {
      fill(from.fieldRef, { apiVersion: 'v1' });
    }
  }
  [
    container.livenessProbe,
    container.readinessProbe,
    container.startupProbe,
  ].forEach(fillProbe);
}

/** What the server fills into `spec` of a pod. */
export function fillPodSpec(spec: JsonObject): void {
  fill(spec, {
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
    dnsPolicy: 'ClusterFirst',
    schedulerName: 'default-scheduler',
  });
  part(spec, 'securityContext');
  objectsIn(spec.containers).forEach(fillContainer);
  objectsIn(spec.initContainers).forEach(fillContainer);
  for (const volume of objectsIn(spec.volumes)) {
    if (Object.keys(volume).length === 1) {
      volume.emptyDir = {};
    }
    for (const kind of ['secret', 'configMap', 'downwardAPI', 'projected']) {
      const source = volume[kind];
      if (isJsonObject(source)) {
        fill(source, { defaultMode: 420 });
      }
    }
  }
}

/** The same for the template of a workload. */
export function fillTemplate(spec: JsonObject): void {
  const template = part(spec, 'template');
  part(template, 'metadata');
  fillPodSpec(part(template, 'spec'));
}

/** `status.qosClass` of a pod. */
export function qosClass(spec: JsonObject): string {
  let any = false;
  let guaranteed = true;
  for (const container of objectsIn(spec.containers)) {
    const resources = isJsonObject(container.resources)
      ? container.resources
      : {};
    const limits = isJsonObject(resources.limits) ? resources.limits : {};
    const requests = isJsonObject(resources.requests) ? resources.requests : {};
    for (const name of ['cpu', 'memory']) {
      any ||= limits[name] !== undefined || requests[name] !== undefined;
      guaranteed &&=
        limits[name] !== undefined && limits[name] === requests[name];
    }
  }
  if (!any) {
    return 'BestEffort';
  }
  return guaranteed ? 'Guaranteed' : 'Burstable';
}
