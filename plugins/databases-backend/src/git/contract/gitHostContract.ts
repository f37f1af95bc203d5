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

import { GitHostWorld } from './GitHostWorld';
import { describeAddresses } from './describeAddresses';
import { describeCommits } from './describeCommits';
import { describeFailures } from './describeFailures';
import { describePullRequests } from './describePullRequests';
import { describeReading } from './describeReading';
import { describeReviewing } from './describeReviewing';

/**
 * What every {@link GitHost} must do, as tests.
 *
 * @param name - of the host that it is run against
 * @param start - called once; what it answers must be ready
 */
export function gitHostContract(
  name: string,
  start: () => Promise<GitHostWorld>,
): void {
  describe(`a Git host: ${name}`, () => {
    let world: GitHostWorld | undefined;

    beforeAll(async () => {
      world = await start();
    }, 60_000);

    const get = () => {
      if (!world) {
        throw new Error('The host did not start.');
      }
      return world;
    };
    describeAddresses(get);
    describeReading(get);
    describeCommits(get);
    describePullRequests(get);
    describeReviewing(get);
    describeFailures(get);
  });
}
