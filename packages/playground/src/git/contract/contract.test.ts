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

import { mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';
import { ScaledClock } from '../../ScaledClock';
import { PlaygroundGit, servePlaygroundGit } from '../servePlaygroundGit';
import { GiteaApiUser } from './GiteaApiTarget';
import { giteaApiContract } from './giteaApiContract';

jest.setTimeout(60_000);

describe('the playground', () => {
  let directory: string | undefined;
  let git: PlaygroundGit | undefined;

  afterAll(async () => {
    await git?.close();
    if (directory) {
      await rm(directory, { recursive: true });
    }
  });

  const user = (name: string): GiteaApiUser => ({
    name,
    email: `${name}@example.org`,
    password: `${name}-password`,
    token: `${name}-token`,
  });

  giteaApiContract(async () => {
    directory = await mkdtemp(join(tmpdir(), 'playground-git-'));
    const [owner, writer, reader] = ['owner', 'writer', 'reader'].map(user);
    git = await servePlaygroundGit({
      directory,
      clock: new ScaledClock(),
      users: [owner, writer, reader].map(({ token, ...known }) => ({
        ...known,
        fullName: '',
        tokens: [token],
      })),
    });
    return { url: git.url, owner, writer, reader };
  });
});
