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
  DatabaseRef,
  Engine,
} from '@database-platform/plugin-databases-common';
import { Inventory } from '../inventory';
import { Deployment } from './Deployment';
import { deployedObject, DeploymentReader } from './DeploymentReader';

/**
 * Who applies the databases of the inventory, and how far that is.
 */
export class Deployments {
  readonly #reader: DeploymentReader;
  readonly #inventory: Pick<Inventory, 'get' | 'marks'>;
  readonly #engines: readonly Engine[];

  constructor(options: {
    reader: DeploymentReader;
    inventory: Pick<Inventory, 'get' | 'marks'>;
    engines: readonly Engine[];
  }) {
    this.#reader = options.reader;
    this.#inventory = options.inventory;
    this.#engines = options.engines;
  }

  /**
   * Asks with the portal's own rights.
   *
   * @param options - `repositoryUrl` chooses the repository whose commit is asked for, where the deployer takes files from several
   * @returns `undefined` when there is no such database (yet), or nothing says who applies it.
   * @throws Error that says why it is not known.
   */
  async deploymentOf(
    ref: DatabaseRef,
    options: { signal: AbortSignal; repositoryUrl?: string },
  ): Promise<Deployment | undefined> {
    const record = this.#inventory.get(ref);
    const engine = this.#engines.find(({ id }) => id === ref.engine);
    const manifest = engine?.changes?.manifest;
    return record && manifest
      ? this.#reader.read(
          deployedObject(ref, manifest, this.#inventory.marks(record)),
          options,
        )
      : undefined;
  }
}
