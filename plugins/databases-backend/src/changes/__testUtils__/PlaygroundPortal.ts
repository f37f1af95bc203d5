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

import { DatabaseChange } from '@database-platform/plugin-databases-common';
import { Playground, startPlayground } from '@database-platform/playground';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../../__testUtils__/eventually';
import { ChangesPortal } from './ChangesPortal';

/** The world of the playground goes so many times faster: members take their time to restart. */
const SPEED = 10;

/**
 * The portal over the playground, and a person of the playground who merges.
 */
export class PlaygroundPortal {
  readonly portal: ChangesPortal;
  readonly #playground: Playground;

  private constructor(portal: ChangesPortal, playground: Playground) {
    this.portal = portal;
    this.#playground = playground;
  }

  /** @param directory - for what the playground keeps */
  static async start(directory: string): Promise<PlaygroundPortal> {
    const playground = await startPlayground(
      {
        directory,
        speed: SPEED,
        engines: ['postgresql'],
        members: 3,
        heartbeatMs: 0,
        control: false,
        seed: 1,
        gitPort: 0,
      },
      () => {},
    );
    const { clusters, git } = JSON.parse(
      await readFile(join(directory, 'portal.json'), 'utf8'),
    );
    const portal = await ChangesPortal.start({
      // One is enough, and all of them are much work for one process
      kubernetesClusters: clusters.slice(0, 1),
      gitea: { url: git.url, token: git.token },
      repositories: [
        {
          url: git.repository,
          path: 'clusters/{kubernetesCluster}/{namespace}',
        },
      ],
    });
    return new PlaygroundPortal(portal, playground);
  }

  /** Merges on the Git host. */
  async merge({ pullRequest }: DatabaseChange): Promise<void> {
    const apiUrl = this.#playground.git?.apiUrl;
    const person = Buffer.from('platform-admin:playground').toString('base64');
    await eventually(async () => {
      const response = await fetch(
        `${apiUrl}/repos/platform/databases/pulls/${pullRequest?.number}/merge`,
        {
          method: 'POST',
          headers: {
            Authorization: `Basic ${person}`,
            'Content-Type': 'application/json',
          },
          body: JSON.stringify({ Do: 'merge' }),
        },
      );
      if (response.status !== 200) {
        throw new Error(`Not merged: ${await response.text()}`);
      }
    });
  }

  async stop(): Promise<void> {
    await this.portal.stop();
    await this.#playground.stop();
  }
}
