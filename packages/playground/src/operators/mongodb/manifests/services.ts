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
import { KubeObject } from '../../../kube/types';
import { controllerRef, textAt, textsAt } from '../../shared';
import { componentLabel, mongosLabels, namesOf, replsetLabels } from '../names';
import { MongosSpec, ReplsetSpec } from '../spec/MongodbSpec';
import { isAtLeast, MakerContext } from './MakerContext';

/** The headless Service of a replica set, with the names of its members. */
export function makeReplsetService(
  context: MakerContext,
  replset: ReplsetSpec,
): KubeObject {
  const labels = replsetLabels(context.name, replset.name);
  return service(context, {
    name: namesOf(context.name).service(replset.name),
    labels,
    spec: {
      clusterIP: 'None',
      selector: labels,
      ports: [port(context, 'mongodb')],
    },
  });
}

/** The Service of one member, where members are exposed. */
export function makeMemberService(
  context: MakerContext,
  replset: ReplsetSpec,
  pod: string,
): KubeObject {
  const { section } = replset;
  return service(context, {
    name: pod,
    labels: {
      ...replsetLabels(context.name, replset.name),
      [componentLabel]: 'external-service',
    },
    annotations: textsAt(section, 'expose', 'annotations'),
    spec: {
      type: textAt(section, 'expose', 'type') || 'ClusterIP',
      publishNotReadyAddresses: true,
      selector: { 'statefulset.kubernetes.io/pod-name': pod },
      ports: [port(context, 'mongodb')],
    },
  });
}

/** The Service of all mongos, or of one where each has its own. */
export function makeMongosService(
  context: MakerContext,
  mongos: MongosSpec,
  name: string,
): KubeObject {
  const labels = mongosLabels(context.name);
  return service(context, {
    name,
    labels,
    annotations: textsAt(mongos.section, 'expose', 'annotations'),
    spec: {
      type: mongos.exposeType,
      selector: {
        ...labels,
        ...(mongos.servicePerPod && {
          'statefulset.kubernetes.io/pod-name': name,
        }),
      },
      ports: [port(context, 'mongos')],
    },
  });
}

function port(context: MakerContext, name: string) {
  return {
    name,
    port: 27017,
    targetPort: 27017,
    ...(isAtLeast(context, '1.22.0') && { appProtocol: 'mongo' }),
  };
}

function service(
  { namespace, owner }: MakerContext,
  made: {
    name: string;
    labels: Record<string, string>;
    annotations?: Record<string, string>;
    spec: Record<string, unknown>;
  },
): KubeObject {
  const { name, labels, annotations = {}, spec } = made;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name,
      namespace,
      labels,
      ...(Object.keys(annotations).length > 0 && { annotations }),
      ownerReferences: [controllerRef(owner)],
    },
    spec,
  };
}
