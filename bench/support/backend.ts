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
import { createBackend } from '@backstage/backend-defaults';
import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import {
  coreServices,
  createBackendModule,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { kubernetesAccessServiceRef } from '@database-platform/plugin-databases-node';
import { Router } from 'express';
import {
  createSendHttp,
  DirectTransport,
  KubernetesPluginTransport,
} from '../../plugins/databases-backend/src/kube';
import { systemClock } from '../../plugins/databases-backend/src/time';
import { cpuMs } from './cpuMs';
import { plainList } from './plainList';
import { cpuProfile, processFigures } from './processFigures';
import { ServedTimes } from './servedTimes';
import { watchPaths } from './watchPaths';

/** So many garbage collections take compiled code away that is not used any more: a start leaves much of it, at any number of databases. */
const COLLECTIONS = 8;

const isPlain = process.env.BENCH_DATABASES === 'off';
const isProxied = process.env.BENCH_TRANSPORT === 'proxy';
const served = new ServedTimes('/api/databases/');

/** What a benchmark asks of the backend's process itself: its memory, when it began, and the baseline of a plain list. */
const benchPlugin = createBackendPlugin({
  pluginId: 'bench',
  register(env) {
    env.registerInit({
      deps: {
        access: kubernetesAccessServiceRef,
        auth: coreServices.auth,
        discovery: coreServices.discovery,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
      },
      async init({ access, auth, discovery, httpRouter, lifecycle, logger }) {
        const proxied = new KubernetesPluginTransport({
          auth,
          discovery,
          sendHttp: createSendHttp(),
          clock: systemClock,
        });
        // Through the proxy where the module is not installed
        const transport = new DirectTransport({
          proxied,
          access,
          clock: systemClock,
          logger,
        });
        let startedAt = 0;
        let cpuAtStart = process.cpuUsage();
        let plain: ReturnType<typeof plainList> | undefined;
        lifecycle.addStartupHook(() => {
          startedAt = Date.now();
          cpuAtStart = process.cpuUsage();
          if (isPlain) {
            // At the same moment at which the databases plugin begins to list, with all else that a starting backend does
            plain = plainList(transport);
            plain.catch(() => {});
          }
        });
        const router = Router();
        router.get('/cpu', (_request, response) => {
          response.json({ ms: cpuMs(cpuAtStart) });
        });
        router.get('/memory', (_request, response) => {
          for (let round = 0; round < COLLECTIONS; round++) {
            globalThis.gc?.();
          }
          response.json({ ...process.memoryUsage(), startedAt });
        });
        router.get('/figures', (request, response, next) => {
          processFigures(Number(request.query.seconds)).then(
            result => response.json(result),
            next,
          );
        });
        router.get('/profile', (request, response, next) => {
          cpuProfile(Number(request.query.seconds)).then(
            result => response.json(result),
            next,
          );
        });
        router.get('/watch-paths', (_request, response, next) => {
          watchPaths(transport).then(items => response.json({ items }), next);
        });
        router.get('/plain-list', (_request, response, next) => {
          (plain ?? plainList(transport)).then(
            result => response.json(result),
            next,
          );
        });
        router.get('/served', (_request, response) => {
          response.json({ ms: served.take() });
        });
        httpRouter.use(router);
      },
    });
  },
});

/** As the demo's policy, so that every request pays for its permission check. */
const policyModule = createBackendModule({
  pluginId: 'permission',
  moduleId: 'bench-policy',
  register(env) {
    env.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy({
          handle: async () => ({ result: AuthorizeResult.ALLOW }),
        });
      },
    });
  },
});

const backend = createBackend();
backend.add(
  rootHttpRouterServiceFactory({
    configure({ applyDefaults, server }) {
      applyDefaults();
      served.observe(server);
    },
  }),
);
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-kubernetes-backend'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(benchPlugin);
backend.add(policyModule);
if (!isPlain) {
  backend.add(import('@database-platform/plugin-databases-backend'));
}
if (!isProxied) {
  backend.add(
    import('@database-platform/plugin-kubernetes-backend-module-databases'),
  );
}
backend.start();
