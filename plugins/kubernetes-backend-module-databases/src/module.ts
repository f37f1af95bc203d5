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
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { kubernetesRouterExtensionPoint } from '@backstage/plugin-kubernetes-node';
import { kubernetesAccessServiceRef } from '@database-platform/plugin-databases-node';
import { readFile } from 'node:fs/promises';
import { GlobalAgent } from './goesThroughProxy';
import { PluginAccess } from './PluginAccess';

/**
 * Tells the databases plugin of the same process how the Kubernetes plugin reaches its Kubernetes clusters, so that it opens its watches itself.
 *
 * @public
 */
export const kubernetesModuleDatabases = createBackendModule({
  pluginId: 'kubernetes',
  moduleId: 'databases',
  register(env) {
    env.registerInit({
      deps: {
        access: kubernetesAccessServiceRef,
        auth: coreServices.auth,
        router: kubernetesRouterExtensionPoint,
      },
      async init({ access, auth, router }) {
        // The one place at which the Kubernetes plugin shows all that it knows its clusters by; its routes stay as they are
        router.addRouter(({ getDefault, clusterSupplier, authStrategyMap }) => {
          access.provide(
            new PluginAccess({
              auth,
              clusterSupplier,
              authStrategyMap,
              env: process.env,
              globalAgent: () =>
                (globalThis as { GLOBAL_AGENT?: GlobalAgent }).GLOBAL_AGENT,
              readFile: path => readFile(path, 'utf8').catch(() => undefined),
            }),
          );
          return getDefault();
        });
      },
    });
  },
});
