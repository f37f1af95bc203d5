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

import { KubeObject } from '../kube/types';

/**
 * What somebody applied by hand and never brought to Git: a database whose `teamId` is no name that a catalog knows, in a namespace that nobody
 * claims. Nobody owns it.
 */
export function unmanagedObjects(cluster: string): KubeObject[] {
  if (cluster !== 'prod-us') {
    return [];
  }
  return [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: 'experiments',
        labels: { 'example.org/environment': 'production' },
      },
    },
    {
      apiVersion: 'acid.zalan.do/v1',
      kind: 'postgresql',
      metadata: { name: 'churn-model', namespace: 'experiments' },
      spec: {
        teamId: 'Data Science (old)',
        numberOfInstances: 1,
        postgresql: { version: '16' },
        volume: { size: '20Gi' },
        users: { notebook: ['superuser'] },
        databases: { churn: 'notebook' },
      },
    },
  ];
}
