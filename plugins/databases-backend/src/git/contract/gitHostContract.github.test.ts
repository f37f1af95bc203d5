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

import { systemClock } from '../../time';
import { createGithubHost } from '../github';
import { gitHostContract } from './gitHostContract';
import { FakeGithub } from './github/FakeGithub';
import { GithubDescription } from './github/GithubDescription';
import { MemoryForge, MemoryWorld } from './memory';

describe('with GitHub as it describes itself', () => {
  const forge = new MemoryForge();
  let github: FakeGithub;

  gitHostContract('GitHub', async () => {
    github = new FakeGithub(forge, new GithubDescription());
    return new MemoryWorld(forge, {
      host: 'github.com',
      fetch: github.fetch,
      createHost: ({ token, fetch }) =>
        createGithubHost(
          { host: 'github.com' },
          {
            fetch,
            clock: systemClock,
            credentials: {
              getCredentials: async () => ({ token, type: 'token' }),
            },
          },
        ),
    });
  });

  afterEach(() => {
    expect(github.violations.splice(0)).toEqual([]);
  });
});
