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

import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder tools/real-servers. */
export const toolFolder = resolve(
  dirname(fileURLToPath(import.meta.url)),
  '..',
);

/** The root of the checkout. */
export const checkout = resolve(toolFolder, '../..');

/**
 * The folder beside the checkout with the operators' own resource definitions
 * and manifests, or undefined where there is none.
 *
 * @returns {string | undefined}
 */
export function findShared() {
  const folder = resolve(checkout, '../shared');
  return existsSync(join(folder, 'crds')) ? folder : undefined;
}

/**
 * Where built programs are kept.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {string}
 */
export function cacheFolder(env) {
  return env.DATABASE_PLATFORM_CACHE
    ? resolve(env.DATABASE_PLATFORM_CACHE, 'real-servers')
    : join(checkout, '.cache/real-servers');
}
