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
import { createGitlabHost } from '../gitlab';
import { FakeGitlab } from './__testUtils__/gitlab/FakeGitlab';
import { gitlabOperations } from './__testUtils__/gitlab/gitlabOperations';
import { MemoryForge, MemoryWorld } from './__testUtils__/memory';
import { gitHostContract } from './gitHostContract';

describe('with GitLab as it documents itself', () => {
  const forge = new MemoryForge();
  const gitlab = new FakeGitlab(forge);

  gitHostContract(
    'GitLab',
    async () =>
      new MemoryWorld(forge, {
        host: 'gitlab.com',
        fetch: gitlab.fetch,
        createHost: ({ token, fetch }) =>
          createGitlabHost(
            {
              host: 'gitlab.com',
              baseUrl: 'https://gitlab.com',
              apiBaseUrl: 'https://gitlab.com/api/v4',
              token,
            },
            { fetch, clock: systemClock },
          ),
      }),
  );

  it('was only asked for and only answered what the documentation has', () => {
    expect(gitlab.violations).toEqual([]);
    expect([...gitlab.used].sort()).toEqual(
      gitlabOperations.map(({ name }) => name).sort(),
    );
  });
});
