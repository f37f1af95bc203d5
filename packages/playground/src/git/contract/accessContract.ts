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

import { GiteaSession } from './GiteaSession';
import { differences, shapes } from './shapes';

/** Who is let in, and what they are told they are. */
export function accessContract(session: () => GiteaSession): void {
  describe('access', () => {
    it('tells its version to anybody', async () => {
      const answer = await session().reader.get('/version', {
        anonymous: true,
      });
      expect(answer.status).toBe(200);
      expect(answer.body.version).toEqual(expect.stringMatching(/^1\.\d+/));
    });

    it('takes a token as token, as bearer, and in place of a password', async () => {
      const { reader, target } = session();
      const { name, token, password } = target.reader;
      const basic = (text: string) =>
        `Basic ${Buffer.from(text).toString('base64')}`;
      for (const authorization of [
        `token ${token}`,
        `Bearer ${token}`,
        basic(`${name}:${token}`),
        basic(`${name}:${password}`),
      ]) {
        const answer = await reader.get('/user', { authorization });
        expect(answer.status).toBe(200);
        expect(answer.body.login).toBe(name);
      }
    });

    it('refuses nobody and wrong credentials with words', async () => {
      const { reader } = session();
      const anonymous = await reader.get('/user', { anonymous: true });
      expect(anonymous.status).toBe(401);
      expect(anonymous.body.message).toBe('token is required');
      const wrong = await reader.get('/user', { authorization: 'token wrong' });
      expect(wrong.status).toBe(401);
      expect(differences(wrong.body, shapes.error)).toEqual([]);
      expect(wrong.body.message).toBe('invalid username, password or token');
    });

    it('describes users', async () => {
      const { reader, target } = session();
      const own = await reader.get('/user');
      expect(differences(own.body, shapes.user)).toEqual([]);
      expect(own.body).toMatchObject({
        login: target.reader.name,
        username: target.reader.name,
        email: target.reader.email,
      });
      const other = await reader.get(`/users/${target.writer.name}`);
      expect(other.status).toBe(200);
      expect(differences(other.body, shapes.user)).toEqual([]);
      const missing = await reader.get('/users/nobody-here');
      expect(missing.status).toBe(404);
    });

    it('describes the repository, and what each may do there', async () => {
      const { owner, writer, reader, repo, name, target } = session();
      const rights = [];
      for (const client of [owner, writer, reader]) {
        const { status, body } = await client.get(repo);
        expect(status).toBe(200);
        expect(differences(body, shapes.repository)).toEqual([]);
        expect(body).toMatchObject({
          name,
          full_name: `${target.owner.name}/${name}`,
          private: true,
          default_branch: 'main',
          html_url: `${target.url}/${target.owner.name}/${name}`,
          clone_url: `${target.url}/${target.owner.name}/${name}.git`,
        });
        rights.push(body.permissions);
      }
      expect(rights).toEqual([
        { admin: true, push: true, pull: true },
        { admin: false, push: true, pull: true },
        { admin: false, push: false, pull: true },
      ]);
    });

    it('hides a private repository from strangers, and names one that is not there the same way', async () => {
      const { reader, repo, target } = session();
      const stranger = await reader.get(repo, { anonymous: true });
      const missing = await reader.get(`/repos/${target.owner.name}/missing`);
      for (const { status, body } of [stranger, missing]) {
        expect(status).toBe(404);
        expect(differences(body, shapes.notFound)).toEqual([]);
      }
    });

    it('refuses a reader who writes', async () => {
      const { reader, repo } = session();
      const branch = await reader.post(`${repo}/branches`, {
        new_branch_name: 'mine',
      });
      expect(branch.status).toBe(403);
      expect(differences(branch.body, shapes.error)).toEqual([]);
      const file = await reader.post(`${repo}/contents`, {
        branch: 'main',
        new_branch: 'mine',
        files: [{ operation: 'create', path: 'a', content: '' }],
      });
      expect(file.status).toBe(403);
      expect((await reader.get(`${repo}/branch_protections`)).status).toBe(403);
    });
  });
}
