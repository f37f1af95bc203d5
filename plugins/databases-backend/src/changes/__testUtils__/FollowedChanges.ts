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

import { TestDatabases } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  ChangeStage,
  ChangeStageId,
  DatabaseChange,
} from '@database-platform/plugin-databases-common';
import { Conformance } from '../../__testUtils__/conformance';
import { Deployment } from '../../gitops/Deployment';
import { DatabaseChangeStore } from '../store/DatabaseChangeStore';
import { ChangesWorld } from './ChangesWorld';
import { MemoryGitHost } from './MemoryGitHost';
import { storeOver } from './storeOver';

/**
 * Changes on their way, each in a world of its own. Made once for the tests of a file.
 */
export class FollowedChanges {
  readonly #databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  /** Compiled once: that takes longer than any test. */
  readonly #conformance = new Conformance();

  async createStore(): Promise<DatabaseChangeStore> {
    return storeOver(await this.#databases.init('SQLITE_3'));
  }

  /** A backend over what is kept. */
  async start(
    store: DatabaseChangeStore,
    config: JsonObject = {},
  ): Promise<ChangesWorld> {
    return new ChangesWorld(store, this.#conformance, config).start();
  }

  /** A change whose pull request is open. */
  async opened(
    config: JsonObject = {},
  ): Promise<{ world: ChangesWorld; id: string; git: MemoryGitHost }> {
    const world = await this.start(await this.createStore(), config);
    const { body } = await world.resize(3);
    return { world, id: body.id, git: world.plan.git };
  }
}

/** The change as the API tells it. */
export async function read(
  world: ChangesWorld,
  id: string,
): Promise<DatabaseChange> {
  return (await world.get(`/changes/${id}`)).body;
}

/** One of its stages. */
export function stage(
  change: DatabaseChange,
  id: ChangeStageId,
): ChangeStage | undefined {
  return change.stages.find(item => item.id === id);
}

/** What Argo CD says of the shop's manifests. */
export function argo(sync: Partial<Deployment['sync']>): Deployment {
  return {
    tool: 'Argo CD',
    title: 'Application shop',
    foundBy: 'argo-cd',
    repositoryUrl: 'https://git.example.org/platform/databases',
    path: 'shop',
    sync: { state: 'synced', ...sync },
  };
}
