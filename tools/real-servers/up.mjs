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

/**
 * Starts a real Kubernetes with the real operator and keeps it until Ctrl-C.
 *
 *   node tools/real-servers/up.mjs
 */

import { join } from 'node:path';
import { findGo } from './src/build.mjs';
import { documents } from './src/crds.mjs';
import { applyObjects } from './src/manifests.mjs';
import { onInterrupt } from './src/onInterrupt.mjs';
import { toolFolder } from './src/paths.mjs';
import { startWorld } from './src/world.mjs';

/** @param {string} line */
const log = line => process.stdout.write(`${line}\n`);

if (!findGo()) {
  log(
    'Go is not installed: the servers are built with it. See https://go.dev/dl',
  );
  process.exit(1);
}

/** @type {import('./src/world.mjs').World | undefined} */
let started;
onInterrupt(async () => started?.stop());
const world = await startWorld({ log, detail: () => undefined });
started = world;
await world.startOperator();
await applyObjects(
  world.kubernetes.client,
  documents(join(toolFolder, 'manifests/orders-db.yaml')),
);
log('');
log(`Kubernetes API  ${world.kubernetes.url}`);
log(`kubeconfig      ${world.kubernetes.kubeconfig}`);
log(`logs            ${join(world.workDir, 'logs')}`);
log('Ctrl-C stops it.');
