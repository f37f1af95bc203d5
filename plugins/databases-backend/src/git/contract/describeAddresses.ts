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

/* eslint-disable jest/no-export -- a part of a suite that several tests run */

import { GitHostWorld } from './GitHostWorld';
import { CONTRACT_TIMEOUT_MS, GetWorld } from './support';

export function describeAddresses(getWorld: GetWorld<GitHostWorld>): void {
  describe('addresses', () => {
    it(
      'takes apart what it makes, and what git clone takes',
      async () => {
        const world = getWorld();
        const host = world.createHost();
        const repository = await world.createRepository({ 'a.yaml': 'a: 1\n' });
        const path = 'teams/böse #1/orders db.yaml';

        expect(host.parseUrl(repository.url)).toEqual({ repository });
        expect(host.parseUrl(`${repository.url}.git`)).toEqual({ repository });
        expect(host.parseUrl(`${repository.url}/`)).toEqual({ repository });
        expect(host.parseUrl(world.sshUrl(repository))).toEqual({ repository });
        expect(host.parseUrl(host.fileUrl(repository, 'main', path))).toEqual({
          repository,
          ref: 'main',
          path,
        });
        const sha = 'a'.repeat(40);
        expect(
          host.parseUrl(`${host.fileUrl(repository, sha, path)}#L3`),
        ).toEqual({ repository, ref: sha, path });
      },
      CONTRACT_TIMEOUT_MS,
    );

    it('leaves the addresses of others alone', () => {
      const host = getWorld().createHost();
      expect(
        host.parseUrl('https://elsewhere.example.org/a/b'),
      ).toBeUndefined();
      expect(host.parseUrl(`https://${host.host}`)).toBeUndefined();
      expect(host.parseUrl(`https://${host.host}/only`)).toBeUndefined();
      expect(
        host.parseUrl('git@elsewhere.example.org:a/b.git'),
      ).toBeUndefined();
      expect(host.parseUrl('no address')).toBeUndefined();
    });
  });
}
