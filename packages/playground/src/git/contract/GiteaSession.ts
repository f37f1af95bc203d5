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

import { randomBytes } from 'crypto';
import { GiteaApiTarget } from './GiteaApiTarget';
import { GiteaAnswer, GiteaClient, Json } from './GiteaClient';

/** What a protected `main` asks for beside a pull request. */
export interface MainProtection {
  required_approvals?: number;
  enable_status_check?: boolean;
  status_check_contexts?: string[];
  block_on_rejected_reviews?: boolean;
}

/** A repository that a test has for itself. */
export class GiteaSession {
  readonly owner: GiteaClient;
  readonly writer: GiteaClient;
  readonly reader: GiteaClient;
  #branches = 0;

  private constructor(readonly target: GiteaApiTarget, readonly name: string) {
    this.owner = new GiteaClient(target, target.owner);
    this.writer = new GiteaClient(target, target.writer);
    this.reader = new GiteaClient(target, target.reader);
  }

  /** Makes a private repository with a first commit, a writer and a reader, and a `main` that takes pull requests only. */
  static async open(
    target: GiteaApiTarget,
    protection: MainProtection = {},
  ): Promise<GiteaSession> {
    const session = new GiteaSession(
      target,
      `contract-${randomBytes(4).toString('hex')}`,
    );
    const { owner, repo } = session;
    demand(
      await owner.post('/user/repos', {
        name: session.name,
        private: true,
        auto_init: true,
        default_branch: 'main',
      }),
      201,
    );
    for (const [user, permission] of [
      [target.writer, 'write'],
      [target.reader, 'read'],
    ] as const) {
      demand(
        await owner.put(`${repo}/collaborators/${user.name}`, { permission }),
        204,
      );
    }
    demand(
      await owner.post(`${repo}/branch_protections`, {
        rule_name: 'main',
        enable_push: false,
        ...protection,
      }),
      201,
    );
    return session;
  }

  /** `/repos/OWNER/NAME` */
  get repo(): string {
    return `/repos/${this.target.owner.name}/${this.name}`;
  }

  /** Deletes the repository. */
  async close(): Promise<void> {
    demand(await this.owner.delete(this.repo), 204);
  }

  /** Commits one file to a new branch, as the writer; the branch and what was answered. */
  async commit(
    path: string,
    content: string,
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<{ branch: string; answer: Json }> {
    this.#branches += 1;
    const branch = `change/${this.#branches}`;
    const answer = demand(
      await this.writer.post(`${this.repo}/contents`, {
        branch: 'main',
        new_branch: branch,
        message: `Change ${path}`,
        files: [{ operation: 'create', path, content: base64(content) }],
        ...more,
      }),
      201,
    );
    return { branch, answer: answer.body };
  }

  /** Opens a pull request of a new branch with one file, as the writer. */
  async pull(path: string, content = 'a: 1\n'): Promise<Json> {
    const { branch } = await this.commit(path, content);
    const opened = demand(
      await this.writer.post(`${this.repo}/pulls`, {
        title: `Add ${path}`,
        body: 'Because.',
        head: branch,
        base: 'main',
      }),
      201,
    );
    return opened.body;
  }

  /** Waits until the server knows whether a pull request can be merged: a real one finds out behind the scenes. */
  async settled(index: unknown, isMergeable = true): Promise<Json> {
    const deadline = Date.now() + 20_000;
    for (;;) {
      const { body } = await this.writer.get(`${this.repo}/pulls/${index}`);
      if (Boolean(body.mergeable) === isMergeable || Date.now() > deadline) {
        return body;
      }
      await pause();
    }
  }

  /** Merges; a server that is still looking whether it can is asked again. */
  async merge(
    index: unknown,
    more: Readonly<Record<string, unknown>> = {},
    client = this.writer,
  ): Promise<GiteaAnswer> {
    const deadline = Date.now() + 20_000;
    for (;;) {
      const answer = await client.post(`${this.repo}/pulls/${index}/merge`, {
        Do: 'merge',
        ...more,
      });
      const isBusy = String(answer.body.message) === 'Please try again later';
      if (!isBusy || Date.now() > deadline) {
        return answer;
      }
      await pause();
    }
  }
}

/** As contents are sent. */
export function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function demand(answer: GiteaAnswer, status: number): GiteaAnswer {
  if (answer.status !== status) {
    throw new Error(
      `Expected ${status}, got ${answer.status}: ${answer.text.slice(0, 500)}`,
    );
  }
  return answer;
}

function pause(): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, 200);
  });
}
