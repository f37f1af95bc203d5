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

import { list } from './GiteaClient';
import { base64, GiteaSession } from './GiteaSession';
import { differences, shapes } from './shapes';

/** Branches, and one that is protected. */
export function branchContract(session: () => GiteaSession): void {
  describe('branches', () => {
    it('makes, reads, lists and deletes them', async () => {
      const { writer, reader, repo } = session();
      const made = await writer.post(`${repo}/branches`, {
        new_branch_name: 'feature/x',
        old_ref_name: 'main',
      });
      expect(made.status).toBe(201);
      expect(differences(made.body, shapes.branch)).toEqual([]);
      expect(differences(made.body.commit, shapes.branchCommit)).toEqual([]);
      const read = await reader.get(`${repo}/branches/feature/x`);
      expect(read.body).toMatchObject({
        name: 'feature/x',
        protected: false,
        user_can_push: false,
      });
      const escaped = await reader.get(`${repo}/branches/feature%2Fx`);
      expect(escaped.body.commit.id).toBe(read.body.commit.id);
      const all = await reader.get(`${repo}/branches?limit=50`);
      expect(list(all.body).map(({ name }) => name)).toEqual(
        expect.arrayContaining(['main', 'feature/x']),
      );
      expect((await writer.delete(`${repo}/branches/feature/x`)).status).toBe(
        204,
      );
      expect((await reader.get(`${repo}/branches/feature/x`)).status).toBe(404);
    });

    it('refuses names that are taken, in the way or no names', async () => {
      const { writer, repo } = session();
      const make = (name: string, from = 'main') =>
        writer.post(`${repo}/branches`, {
          new_branch_name: name,
          old_branch_name: from,
        });
      expect((await make('taken')).status).toBe(201);
      expect((await make('taken')).status).toBe(409);
      expect((await make('taken/below')).status).toBe(409);
      expect((await make('a b')).status).toBe(422);
      const missing = await make('fresh', 'missing');
      expect(missing.status).toBe(404);
      expect(missing.body.message).toBe('The old branch does not exist');
    });

    it('protects main from everybody who would push', async () => {
      const { owner, writer, repo } = session();
      const main = await writer.get(`${repo}/branches/main`);
      expect(main.body).toMatchObject({
        protected: true,
        user_can_push: false,
        user_can_merge: true,
      });
      for (const client of [owner, writer]) {
        const pushed = await client.post(`${repo}/contents`, {
          branch: 'main',
          files: [
            { operation: 'create', path: 'direct.yaml', content: base64('x') },
          ],
        });
        expect(pushed.status).toBe(403);
        expect(differences(pushed.body, shapes.error)).toEqual([]);
      }
      expect((await writer.delete(`${repo}/branches/main`)).status).toBe(403);
      const rules = await owner.get(`${repo}/branch_protections`);
      expect(rules.body).toEqual([
        expect.objectContaining({ rule_name: 'main', enable_push: false }),
      ]);
    });
  });
}
