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
import { controllerRef } from '../../shared';
import { MysqlSettings } from '../MysqlSettings';
import { MysqlSpec } from '../MysqlSpec';

/** What every manifest of a database is made from. */
export interface MakerContext {
  /** The InnoDBCluster. */
  owner: KubeObject;
  spec: MysqlSpec;
  settings: MysqlSettings;
}

/** A new object that belongs to the database as the operator's framework makes it: with an owner, and with the owner's own labels. */
export function made(
  { owner }: MakerContext,
  kind: { apiVersion: string; kind: string },
  name: string,
  rest: Record<string, unknown> & {
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  } = {},
): KubeObject {
  const { labels, annotations, ...fields } = rest;
  const all = { ...owner.metadata.labels, ...labels };
  return {
    ...kind,
    metadata: {
      name,
      namespace: owner.metadata.namespace,
      ...(Object.keys(all).length > 0 && { labels: all }),
      ...(annotations && { annotations }),
      ownerReferences: [controllerRef(owner)],
    },
    ...fields,
  };
}

/** Which image runs for a part of the database. */
export function imageOf(
  { spec, settings }: MakerContext,
  part: 'server' | 'router' | 'operator',
  version = settings.operatorVersion,
): string {
  return `${spec.imageRepository}/${spec.edition}-${part}:${version}`;
}

/** The labels of what has to do with MySQL in any way. */
export function partLabels(
  instance: string,
  component: string,
): Record<string, string> {
  return {
    'app.kubernetes.io/instance': instance,
    'app.kubernetes.io/component': component,
    'app.kubernetes.io/managed-by': 'mysql-operator',
    'app.kubernetes.io/created-by': 'mysql-operator',
  };
}
