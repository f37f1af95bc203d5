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
import { KubeObject } from '../../kube/types';

/** The Deployment that an operator runs in. */
export function operatorDeployment(options: {
  name: string;
  namespace: string;
  image: string;
  labels?: Record<string, string>;
}): KubeObject {
  const { name, namespace, image } = options;
  const labels = { 'app.kubernetes.io/name': name, ...options.labels };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name,
              image,
              resources: { requests: { cpu: '100m', memory: '250Mi' } },
            },
          ],
        },
      },
    },
  };
}
