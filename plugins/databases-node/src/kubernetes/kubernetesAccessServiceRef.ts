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

import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import {
  KubernetesAccessService,
  KubernetesAccessSource,
} from './KubernetesAccessService';

class ProvidedAccess implements KubernetesAccessService {
  #source: KubernetesAccessSource | undefined;

  get source(): KubernetesAccessSource | undefined {
    return this.#source;
  }

  provide(source: KubernetesAccessSource): void {
    this.#source = source;
  }
}

/**
 * How the databases plugin learns to reach Kubernetes clusters itself.
 *
 * @remarks
 * Of the whole process, as credentials must not leave it.
 *
 * @public
 */
export const kubernetesAccessServiceRef =
  createServiceRef<KubernetesAccessService>({
    id: 'databases.kubernetes-access',
    scope: 'root',
    defaultFactory: async service =>
      createServiceFactory({
        service,
        deps: {},
        factory: () => new ProvidedAccess(),
      }),
  });
