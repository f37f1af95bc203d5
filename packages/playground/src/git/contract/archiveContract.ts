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

import { base64, GiteaSession } from './GiteaSession';
import { differences, shapes } from './shapes';

/** A repository that is kept to be read only. */
export function archiveContract(open: () => Promise<GiteaSession>): void {
  describe('an archived repository', () => {
    it('is read, and not written', async () => {
      const session = await open();
      const { owner, writer, reader, repo } = session;
      const pull = await session.pull('kept.yaml');
      const refused = await writer.patch(repo, { archived: true });
      expect(refused.status).toBe(403);
      const archived = await owner.patch(repo, { archived: true });
      expect(archived.status).toBe(200);
      expect(archived.body.archived).toBe(true);
      expect((await reader.get(`${repo}/contents/README.md`)).status).toBe(200);
      const written = await writer.post(`${repo}/contents`, {
        branch: pull.head.ref,
        files: [
          { operation: 'create', path: 'new.yaml', content: base64('x') },
        ],
      });
      expect(written.status).toBe(423);
      expect(differences(written.body, shapes.error)).toEqual([]);
      expect((await session.merge(pull.number)).status).toBe(423);
      await session.close();
    });
  });
}
