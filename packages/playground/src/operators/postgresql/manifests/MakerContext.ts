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
import { PostgresSettings } from '../PostgresSettings';
import { PostgresSpec } from '../PostgresSpec';
import { clusterLabels } from '../names';

/** What every manifest of a database cluster is made from. */
export interface MakerContext {
  namespace: string;
  name: string;
  uid: string;
  spec: PostgresSpec;
  settings: PostgresSettings;
}

/** The labels that the operator puts on what it makes. */
export function objectLabels(context: MakerContext): Record<string, string> {
  return { ...clusterLabels(context.name), team: context.spec.teamId };
}

/** An object in the cluster's namespace. */
export function made(
  context: MakerContext,
  kind: { apiVersion: string; kind: string },
  name: string,
  rest: Record<string, unknown> & {
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  },
): KubeObject {
  const { labels, annotations, ...fields } = rest;
  return {
    ...kind,
    metadata: {
      name,
      namespace: context.namespace,
      labels: labels ?? objectLabels(context),
      ...(annotations && { annotations }),
    },
    ...fields,
  };
}
