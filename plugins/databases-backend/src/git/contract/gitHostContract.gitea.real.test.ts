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

import { readFileSync } from 'fs';
import { gitHostContract } from './gitHostContract';
import { GiteaTarget, GiteaWorld } from './GiteaWorld';

/** Path of the file that `npm run test:real` describes its Gitea in. */
const file = process.env.DATABASE_PLATFORM_REAL_GITEA;

(file ? describe : describe.skip)('with a real server', () => {
  gitHostContract('Gitea', async () => {
    const target: GiteaTarget = JSON.parse(readFileSync(file!, 'utf8'));
    return new GiteaWorld(target);
  });
});
