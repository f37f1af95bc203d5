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

import { mkdtemp, rm, writeFile } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';
import { runGit } from '../plumbing/runGit';
import { GiteaApiUser } from './GiteaApiTarget';
import { GiteaSession } from './GiteaSession';

/** Clone, fetch and push by git itself. */
export function smartHttpContract(session: () => GiteaSession): void {
  describe('git over HTTP', () => {
    let folder: string;

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'gitea-contract-'));
    });
    afterEach(async () => {
      await rm(folder, { recursive: true, force: true });
    });

    const remote = ({ name, token }: GiteaApiUser) => {
      const { target } = session();
      const url = new URL(target.url);
      url.username = name;
      url.password = token;
      url.pathname = `/${target.owner.name}/${session().name}.git`;
      return url.href;
    };
    const git = (...args: string[]) =>
      runGit(
        ['-c', 'user.name=Git', '-c', 'user.email=git@example.org', ...args],
        {
          cwd: folder,
          accept: [0, 1, 128],
        },
      );
    const clone = (user: GiteaApiUser) =>
      git('clone', '--quiet', remote(user), '.');
    const commit = async (path: string) => {
      await writeFile(join(folder, path), 'a: 1\n');
      await git('add', path);
      return git('commit', '--quiet', '-m', `Add ${path}`);
    };

    it('clones, and pushes a branch that a pull request can be made of', async () => {
      const { target, writer, repo } = session();
      expect((await clone(target.writer)).code).toBe(0);
      await git('checkout', '--quiet', '-b', 'by-git');
      await commit('by-git.yaml');
      expect((await git('push', '--quiet', 'origin', 'by-git')).code).toBe(0);
      const opened = await writer.post(`${repo}/pulls`, {
        title: 'By git',
        head: 'by-git',
        base: 'main',
      });
      expect(opened.status).toBe(201);
      await commit('by-git-2.yaml');
      await git('push', '--quiet', 'origin', 'by-git');
      const head = (await git('rev-parse', 'HEAD')).text.trim();
      const now = await session().settled(opened.body.number);
      expect(now.head.sha).toBe(head);
      const pullRef = await git(
        'ls-remote',
        'origin',
        `refs/pull/${opened.body.number}/head`,
      );
      expect(pullRef.text).toContain(head);
    });

    it('refuses a push to main, one of a reader, and strangers', async () => {
      const { target } = session();
      await clone(target.writer);
      await commit('direct.yaml');
      const pushed = await git('push', 'origin', 'main');
      expect(pushed.code).toBe(1);
      expect(pushed.stderr).toContain(
        'Not allowed to push to protected branch main',
      );
      const asReader = await git(
        'push',
        remote(target.reader),
        'HEAD:refs/heads/r',
      );
      // By the hook or by HTTP: what counts is that nothing arrives.
      expect(asReader.code).not.toBe(0);
      const made = await git('ls-remote', 'origin', 'refs/heads/r');
      expect(made.text).toBe('');
      const strange = await git(
        'ls-remote',
        remote({ ...target.reader, token: 'wrong' }),
      );
      expect(strange.code).toBe(128);
    });
  });
}
