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

/* eslint-disable jest/no-export -- declared here, run against the playground and against a real server */

import { accessContract } from './accessContract';
import { archiveContract } from './archiveContract';
import { branchContract } from './branchContract';
import { contentsContract } from './contentsContract';
import { GiteaApiTarget } from './GiteaApiTarget';
import { GiteaSession } from './GiteaSession';
import { pullContract } from './pullContract';
import { reviewContract } from './reviewContract';
import { hookContract } from './hookContract';
import { smartHttpContract } from './smartHttpContract';

/**
 * Declares the tests of Gitea's API that the playground's Git host and a real Gitea both have to pass. They speak HTTP and
 * git only, in repositories of their own. To be called in a Jest file.
 */
export function giteaApiContract(
  getTarget: () => Promise<GiteaApiTarget>,
): void {
  describe("Gitea's API", () => {
    let target: GiteaApiTarget | undefined;
    let opened: GiteaSession | undefined;
    const session = (): GiteaSession => {
      if (!opened) {
        throw new Error('The session is not open yet');
      }
      return opened;
    };

    beforeAll(async () => {
      target = await getTarget();
      opened = await GiteaSession.open(target);
    }, 60_000);

    afterAll(async () => {
      await opened?.close();
    }, 60_000);

    const openOther = () => GiteaSession.open(session().target);

    accessContract(session);
    branchContract(session);
    contentsContract(session);
    pullContract(session);
    reviewContract(session, () =>
      GiteaSession.open(session().target, {
        required_approvals: 1,
        enable_status_check: true,
        status_check_contexts: ['manifests'],
        block_on_rejected_reviews: true,
      }),
    );
    smartHttpContract(session);
    hookContract(session);
    archiveContract(openOther);
  });
}
