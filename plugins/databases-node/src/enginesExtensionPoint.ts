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

import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { Engine } from '@database-platform/plugin-databases-common';

/**
 * Collects the engines that other organisations add to the ones the suite brings.
 *
 * @public
 */
export interface DatabasesEnginesExtensionPoint {
  /**
   * Adds engines.
   *
   * @remarks
   * An engine with the id of one that the suite brings takes its place; the same id added twice is an error.
   */
  addEngine(...engines: Array<Engine | Engine[]>): void;
}

/**
 * Where a backend module adds engines.
 *
 * @example
 *
 * ```ts
 * createBackendModule({
 *   pluginId: 'databases',
 *   moduleId: 'cockroachdb',
 *   register(env) {
 *     env.registerInit({
 *       deps: { engines: databasesEnginesExtensionPoint },
 *       async init({ engines }) {
 *         engines.addEngine(cockroachEngine);
 *       },
 *     });
 *   },
 * });
 * ```
 *
 * @public
 */
export const databasesEnginesExtensionPoint =
  createExtensionPoint<DatabasesEnginesExtensionPoint>({
    id: 'databases.engines',
  });
