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

import { randomUUID } from 'crypto';
import {
  GitFileChange,
  GitHost,
  GitRepository,
} from '@database-platform/plugin-databases-node';
import { listAt, textAt } from '../../json';
import { systemClock } from '../../time';
import { createGiteaHost } from '../gitea';
import { GitHostWorld } from './GitHostWorld';

/** Somebody with a token that may do everything that the person may. */
interface Person {
  name: string;
  token: string;
}

/**
 * Where a Gitea is, and who is there; as `npm run test:real` describes it.
 */
export interface GiteaTarget {
  /** Where its pages are, without a slash at the end. */
  url: string;
  /** Owns the repositories, and reviews. */
  owner: Person;
  /** The portal. */
  writer: Person;
  reader: Person;
  /** What our adapter takes for the time; the machine's own when absent. */
  now?: () => number;
}

/**
 * The contract's world on anything that speaks Gitea's API.
 */
export class GiteaWorld implements GitHostWorld {
  readonly names: GitHostWorld['names'];
  readonly tokens: GitHostWorld['tokens'];
  readonly #people: GiteaTarget;

  constructor(people: GiteaTarget) {
    const { owner, writer, reader } = people;
    this.#people = people;
    this.names = {
      portal: writer.name,
      reviewer: owner.name,
      reader: reader.name,
    };
    this.tokens = {
      portal: writer.token,
      reviewer: owner.token,
      reader: reader.token,
    };
  }

  createHost(): GitHost {
    return this.#host(this.tokens.portal, fetch);
  }

  createHostWithBadCredentials(): GitHost {
    return this.#host('bad0123456789bad0123456789bad01234567890', fetch);
  }

  createHostThatFails(status: number, headers: Record<string, string>) {
    return this.#host(
      this.tokens.portal,
      async () =>
        new Response('<html>no</html>', {
          status,
          headers: { 'content-type': 'text/html', ...headers },
        }),
    );
  }

  createHostThatHangs(): GitHost {
    return this.#host(
      this.tokens.portal,
      (_, init) =>
        new Promise((__, reject) => {
          init?.signal?.addEventListener('abort', () =>
            reject(init.signal?.reason),
          );
        }),
    );
  }

  #host(token: string, fetchFunction: typeof fetch): GitHost {
    const { url, now } = this.#people;
    return createGiteaHost(
      { host: new URL(url).host, baseUrl: url, password: token },
      {
        fetch: fetchFunction,
        clock: now ? { ...systemClock, now } : systemClock,
      },
    );
  }

  async createRepository(
    files: Readonly<Record<string, string>>,
  ): Promise<GitRepository> {
    const { owner, writer, url } = this.#people;
    const name = `databases-${randomUUID().slice(0, 8)}`;
    await this.#ask('POST', '/user/repos', {
      name,
      auto_init: true,
      default_branch: 'main',
    });
    const repository = {
      host: new URL(url).host,
      owner: owner.name,
      name,
      url: `${url}/${owner.name}/${name}`,
    };
    await this.#on('PUT', repository, `/collaborators/${writer.name}`, {
      permission: 'write',
    });
    await this.#on('POST', repository, '/labels', {
      name: 'database',
      color: '#00aabb',
    });
    await this.push(
      repository,
      'main',
      Object.entries(files).map(([path, content]) => ({ path, content })),
    );
    return repository;
  }

  sshUrl({ owner, name }: GitRepository): string {
    return `ssh://git@${
      new URL(this.#people.url).hostname
    }:2222/${owner}/${name}.git`;
  }

  async headOfMain(repository: GitRepository): Promise<string> {
    const main = await this.#on('GET', repository, '/branches/main');
    return textOf(main, 'commit', 'id');
  }

  async push(
    repository: GitRepository,
    branch: string,
    files: readonly GitFileChange[],
  ) {
    const operations = [];
    for (const { path, content } of files) {
      const existing = await this.#find(
        repository,
        `/contents/${encodeURI(path)}?ref=${encodeURIComponent(branch)}`,
      );
      operations.push({
        operation: existing ? 'update' : 'create',
        path,
        content: Buffer.from(content ?? '').toString('base64'),
        ...(existing ? { sha: textOf(existing, 'sha') } : {}),
      });
    }
    const made = await this.#on('POST', repository, '/contents', {
      branch,
      message: 'Somebody else',
      files: operations,
    });
    return { sha: textOf(made, 'commit', 'sha') };
  }

  async createBranch(repository: GitRepository, branch: string, sha: string) {
    await this.#on('POST', repository, '/branches', {
      new_branch_name: branch,
      old_ref_name: sha,
    });
  }

  async commit(repository: GitRepository, sha: string) {
    const found = await this.#on('GET', repository, `/git/commits/${sha}`);
    return {
      parents: listAt(found, 'parents').map(parent => textOf(parent, 'sha')),
      message: textOf(found, 'commit', 'message'),
      author: {
        name: textOf(found, 'commit', 'author', 'name'),
        email: textOf(found, 'commit', 'author', 'email'),
      },
    };
  }

  async protect(repository: GitRepository, pattern: string, approvals: number) {
    await this.#on('POST', repository, '/branch_protections', {
      rule_name: pattern,
      enable_push: false,
      required_approvals: approvals,
    });
  }

  async archive(repository: GitRepository) {
    await this.#on('PATCH', repository, '', { archived: true });
  }

  async setStatus(
    repository: GitRepository,
    sha: string,
    name: string,
    state: 'pending' | 'passed' | 'failed',
  ) {
    const states = { pending: 'pending', passed: 'success', failed: 'failure' };
    await this.#on('POST', repository, `/statuses/${sha}`, {
      context: name,
      state: states[state],
    });
  }

  async review(
    repository: GitRepository,
    number: number,
    verdict: 'approved' | 'changes requested',
  ) {
    const event = verdict === 'approved' ? 'APPROVED' : 'REQUEST_CHANGES';
    await this.#on(
      'POST',
      repository,
      `/pulls/${number}/reviews`,
      { event, body: 'I looked at it.' },
      this.tokens.reviewer,
    );
  }

  async merge(
    repository: GitRepository,
    number: number,
    style: 'merge' | 'squash' | 'rebase',
  ) {
    // Refused while Gitea still looks for conflicts, whatever `mergeable` says.
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#on('POST', repository, `/pulls/${number}/merge`, {
          Do: style,
        });
        return;
      } catch (error) {
        if (attempt === 20 || !/try again later/.test(String(error))) {
          throw error;
        }
        await new Promise(resolve => setTimeout(resolve, 250));
      }
    }
  }

  async markAsDraft(repository: GitRepository, number: number) {
    const pull = await this.#on('GET', repository, `/pulls/${number}`);
    await this.#on('PATCH', repository, `/pulls/${number}`, {
      title: `WIP: ${textOf(pull, 'title')}`,
    });
  }

  async comments(repository: GitRepository, number: number) {
    const comments = await this.#on(
      'GET',
      repository,
      `/issues/${number}/comments`,
    );
    return listAt(comments).map(comment => textOf(comment, 'body'));
  }

  async labels(repository: GitRepository, number: number) {
    const pull = await this.#on('GET', repository, `/pulls/${number}`);
    return listAt(pull, 'labels').map(label => textOf(label, 'name'));
  }

  #on(
    method: string,
    { owner, name }: GitRepository,
    path: string,
    body?: unknown,
    token?: string,
  ): Promise<unknown> {
    return this.#ask(method, `/repos/${owner}/${name}${path}`, body, token);
  }

  async #find(repository: GitRepository, path: string) {
    try {
      return await this.#on('GET', repository, path);
    } catch {
      return undefined;
    }
  }

  async #ask(
    method: string,
    path: string,
    body?: unknown,
    token = this.#people.owner.token,
  ): Promise<unknown> {
    const response = await fetch(`${this.#people.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `token ${token}`,
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${response.status} ${text}`);
    }
    return text === '' ? undefined : JSON.parse(text);
  }
}

/** A text that the answer has; the test fails where it has not. */
function textOf(answer: unknown, ...path: string[]): string {
  const text = textAt(answer, ...path);
  if (text === undefined) {
    throw new Error(`The answer has no ${path.join('.')}`);
  }
  return text;
}
