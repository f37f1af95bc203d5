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
import {
  PlaygroundGit,
  ScaledClock,
  servePlaygroundGit,
} from '@database-platform/playground';
import { gitHostContract } from './gitHostContract';
import { GiteaWorld } from './GiteaWorld';

const person = (name: string) => ({ name, token: `${name}-token-0123456789` });
const people = {
  owner: person('owner'),
  writer: person('portal'),
  reader: person('reader'),
};
/** Ten times faster than life, for both sides: our adapter gives Gitea some seconds to look for conflicts. */
const clock = new ScaledClock(10);
let directory: string;
let git: PlaygroundGit | undefined;

gitHostContract('the playground', async () => {
  directory = await mkdtemp(join(tmpdir(), 'databases-git-'));
  git = await servePlaygroundGit({
    directory,
    clock,
    users: Object.values(people).map(({ name, token }) => ({
      name,
      fullName: '',
      email: `${name}@example.org`,
      password: `${name}-password`,
      tokens: [token],
    })),
  });
  return new GiteaWorld({
    url: git.url,
    now: () => clock.now(),
    ...people,
  });
});

afterAll(async () => {
  await git?.close();
  await rm(directory, { recursive: true, force: true });
});
