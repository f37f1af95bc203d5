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
import { changeFiles } from '../operations/changeFiles';
import { openPull } from '../operations/openPull';
import { PlaygroundGit, servePlaygroundGit } from '../servePlaygroundGit';

describe('the pages of the Git host', () => {
  let directory: string;
  let git: PlaygroundGit;

  const user = (name: string) => git.host.user(name)!;
  const repository = () => git.host.repository('ann', 'things');
  const change = (path: string, text: string, newBranch?: string) =>
    changeFiles(
      git.host,
      repository(),
      {
        files: [{ operation: 'upload', path, content: Buffer.from(text) }],
        newBranch,
      },
      user('bot'),
    );
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'playground-pages-'));
    const person = (name: string) => ({
      name,
      fullName: `${name} <b>`,
      email: `${name}@example.org`,
      password: 'x',
    });
    git = await servePlaygroundGit({
      directory,
      clock: new ScaledClock(),
      users: [
        person('ann'),
        person('ben'),
        person('eve'),
        { name: 'bot', fullName: 'Bot', email: 'bot@example.org' },
      ],
      repositories: [
        {
          owner: 'ann',
          name: 'things',
          isPrivate: true,
          rights: { ben: 'write', bot: 'write' },
        },
      ],
    });
    await change('a.yaml', 'a: 1\n');
  });
  afterAll(async () => {
    await git.close();
    await rm(directory, { recursive: true });
  });

  const propose = async (branch: string, text: string, body = 'Because.') => {
    await change('a.yaml', text, branch);
    return openPull(
      git.host,
      repository(),
      {
        title: `Change <i>${branch}</i>`,
        body,
        head: branch,
        base: 'main',
        labelIds: [],
        assignees: [],
        reviewers: [],
      },
      user('bot'),
    );
  };

  /** A browser without any script: keeps a cookie, does not follow. */
  class Browser {
    cookie = '';

    async send(path: string, form?: Record<string, string>, headers = {}) {
      const response = await fetch(`${git.url}${path}`, {
        method: form ? 'POST' : 'GET',
        body: form && new URLSearchParams(form),
        redirect: 'manual',
        headers: { cookie: this.cookie, ...headers },
      });
      const set = response.headers.get('set-cookie');
      this.cookie = set ? set.split(';')[0] : this.cookie;
      return {
        status: response.status,
        headers: response.headers,
        location: response.headers.get('location'),
        text: await response.text(),
      };
    }

    async signIn(name: string): Promise<this> {
      const { status } = await this.send('/user/login', { user: name });
      if (status !== 303) {
        throw new Error(`Signing in answers ${status}`);
      }
      return this;
    }

    /** Sends a form of a page with the token that the page has in it. */
    async act(page: string, action: string, fields: Record<string, string>) {
      const { text } = await this.send(page);
      const token = /name="form_token"\s+value="([^"]+)"/.exec(text)?.[1] ?? '';
      return this.send(`${page}/${action}`, { form_token: token, ...fields });
    }
  }

  it('asks who one is first, and comes back to where one wanted to go', async () => {
    const browser = new Browser();
    const asked = await browser.send('/ann/things/pulls?state=closed');
    expect(asked.status).toBe(303);
    const login = await browser.send(asked.location!);
    expect(login.text).toContain('value="/ann/things/pulls?state=closed"');
    expect(login.text).toMatch(/ann &lt;b&gt;\s*\(ann\)/);
    expect(login.text).not.toContain('(bot)');
    const done = await browser.send('/user/login', {
      user: 'ann',
      redirect_to: '/ann/things/pulls?state=closed',
    });
    expect(done.location).toBe('/ann/things/pulls?state=closed');
    for (const away of ['https://evil.example', '//evil.example', '/\\evil']) {
      const { location } = await browser.send('/user/login', {
        user: 'ann',
        redirect_to: away,
      });
      expect(location).toBe('/');
    }
    expect((await browser.send('/user/login', { user: 'bot' })).status).toBe(
      403,
    );
    const foreign = await browser.send(
      '/user/login',
      { user: 'ann' },
      { origin: 'http://localhost:1' },
    );
    expect(foreign.status).toBe(403);
  });

  it('shows repositories, files and commits to those who may read them', async () => {
    const ann = await new Browser().signIn('ann');
    expect((await ann.send('/')).text).toContain('href="/ann/things"');
    expect((await ann.send('/ann/things')).text).toContain('a.yaml');
    const file = await ann.send('/ann/things/src/branch/main/a.yaml');
    expect(file.text).toMatch(/<td>a: 1<\/td>/);
    const raw = await ann.send('/ann/things/raw/branch/main/a.yaml');
    expect(raw.headers.get('content-type')).toMatch(/^text\/plain/);
    const commits = await ann.send('/ann/things/commits/branch/main');
    const commit = /href="(\/ann\/things\/commit\/[0-9a-f]{40})"/.exec(
      commits.text,
    );
    expect((await ann.send(commit![1])).text).toMatch(/<td>a: 1<\/td>/);
    const eve = await new Browser().signIn('eve');
    expect((await eve.send('/')).text).toContain('none that you may read');
    expect((await eve.send('/ann/things')).status).toBe(404);
    expect((await ann.send('/ann/things/src/branch/none')).status).toBe(404);
    expect((await ann.send('/%')).status).toBe(404);
  });

  it('shows a pull request, escaped, and lets one approve and merge what one saw', async () => {
    const pull = await propose(
      'one',
      'a: 2\n',
      '# Why\n<script>alert(1)</script>\n\n<!-- trailer -->',
    );
    const ben = await new Browser().signIn('ben');
    const path = `/ann/things/pulls/${pull.index}`;
    expect((await ben.send('/ann/things/pulls')).text).toContain(path);
    const { text, headers } = await ben.send(path);
    expect(headers.get('content-security-policy')).toContain(
      "default-src 'none'",
    );
    expect(text).toContain('<h3>Why</h3>');
    expect(text).not.toContain('<script>');
    expect(text).not.toContain('<i>one');
    expect(text).toMatch(/class="plus">[^+]*\+<\/td>\s*<td>a: 2<\/td>/);
    expect((await ben.act(path, 'review', { event: 'APPROVED' })).status).toBe(
      303,
    );
    expect((await ben.send(path)).text).toContain('approved');
    const stale = await ben.act(path, 'merge', { head: '1'.repeat(40) });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('head out of date');
    const merged = await ben.act(path, 'merge', {
      head: pull.headSha,
      delete_branch: 'yes',
    });
    expect(merged.location).toBe(path);
    expect((await ben.send(path)).text).toContain('Merged');
    expect(await repository().git.branchHead('one')).toBeUndefined();
    expect((await ben.send('/ann/things/pulls?state=closed')).text).toContain(
      path,
    );
  });

  it('refuses forms of others, and says why something is not possible', async () => {
    const pull = await propose('two', 'a: 3\n');
    const path = `/ann/things/pulls/${pull.index}`;
    const ben = await new Browser().signIn('ben');
    const forged = await ben.send(`${path}/merge`, { form_token: 'guess' });
    expect(forged.status).toBe(409);
    expect(pull.merge).toBeUndefined();
    const wordless = await ben.act(path, 'review', {
      event: 'REQUEST_CHANGES',
    });
    expect(wordless.text).toContain('requires a body');
    const anonymous = await new Browser().send(`${path}/merge`, {});
    expect(anonymous.location).toMatch(/^\/user\/login/);
    await change('a.yaml', 'a: 9\n');
    const { text } = await ben.send(path);
    expect(text).toContain('change the same lines');
    expect(text).toMatch(
      /value="merge"\s+disabled aria-describedby="why-not-merge"/,
    );
    expect((await ben.act(path, 'close', {})).status).toBe(303);
    expect(pull.state).toBe('closed');
    expect((await ben.act(path, 'reopen', {})).status).toBe(303);
    expect(pull.state).toBe('open');
    const own = git.host.user('bot')!;
    expect(pull.user).toBe(own);
  });

  it('signs out', async () => {
    const ann = await new Browser().signIn('ann');
    const { text } = await ann.send('/');
    const token = /name="form_token"\s+value="([^"]+)"/.exec(text)![1];
    await ann.send('/user/logout', { form_token: 'guess' });
    expect((await ann.send('/ann/things')).status).toBe(200);
    await ann.send('/user/logout', { form_token: token });
    expect((await ann.send('/ann/things')).status).toBe(303);
  });
});
