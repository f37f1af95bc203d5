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

import {
  GitFileChange,
  GitHost,
  GitRepository,
} from '@database-platform/plugin-databases-node';
import { GitHostWorld } from '../../GitHostWorld';
import { changesBetween, withChanges } from './gitObjects';
import { MemoryForge } from './MemoryForge';
import { MemoryPull, MemoryRepository } from './MemoryRepository';

/** How a forge is asked, and by which adapter. */
export interface MemoryFace {
  host: string;
  /** Answers requests of the host's API. */
  fetch: typeof fetch;
  createHost(options: { token: string; fetch: typeof fetch }): GitHost;
}

/** The contract's world on a forge in memory. */
export class MemoryWorld implements GitHostWorld {
  readonly names: GitHostWorld['names'];
  readonly tokens: GitHostWorld['tokens'];
  readonly #forge: MemoryForge;
  readonly #face: MemoryFace;

  constructor(forge: MemoryForge, face: MemoryFace) {
    const { portal, reviewer, reader } = forge.people;
    this.#forge = forge;
    this.#face = face;
    this.names = {
      portal: portal.name,
      reviewer: reviewer.name,
      reader: reader.name,
    };
    this.tokens = {
      portal: portal.token,
      reviewer: reviewer.token,
      reader: reader.token,
    };
  }

  createHost(): GitHost {
    return this.#host(this.tokens.portal, this.#face.fetch);
  }

  createHostWithBadCredentials(): GitHost {
    return this.#host('bad0123456789bad0123456789', this.#face.fetch);
  }

  createHostThatFails(
    status: number,
    headers: Record<string, string>,
  ): GitHost {
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
    return this.#face.createHost({ token, fetch: fetchFunction });
  }

  async createRepository(
    files: Readonly<Record<string, string>>,
  ): Promise<GitRepository> {
    const name = `databases-${this.#forge.repositories.size + 1}`;
    const repository = new MemoryRepository('acme', name);
    repository.labels.add('database');
    repository.push('main', Object.entries(files));
    this.#forge.repositories.set(repository.fullName, repository);
    const { host } = this.#face;
    return { host, owner: 'acme', name, url: `https://${host}/acme/${name}` };
  }

  sshUrl({ host, owner, name }: GitRepository): string {
    return `git@${host}:${owner}/${name}.git`;
  }

  async headOfMain(repository: GitRepository): Promise<string> {
    return this.#of(repository).branches.get('main')!;
  }

  async push(
    repository: GitRepository,
    branch: string,
    files: readonly GitFileChange[],
  ) {
    const changes = files.map(({ path, content }) => [path, content] as const);
    const { sha } = this.#of(repository).push(branch, changes);
    return { sha };
  }

  async createBranch(repository: GitRepository, branch: string, sha: string) {
    this.#of(repository).setBranch(branch, sha);
  }

  async commit(repository: GitRepository, sha: string) {
    return this.#of(repository).commits.get(sha)!;
  }

  async protect(repository: GitRepository, pattern: string, approvals: number) {
    this.#of(repository).protections.push({ pattern, approvals });
  }

  async archive(repository: GitRepository) {
    this.#of(repository).archived = true;
  }

  async setStatus(
    repository: GitRepository,
    sha: string,
    name: string,
    state: 'pending' | 'passed' | 'failed',
  ) {
    const { statuses } = this.#of(repository);
    statuses.set(sha, new Map(statuses.get(sha)).set(name, state));
  }

  async review(
    repository: GitRepository,
    number: number,
    verdict: 'approved' | 'changes requested',
  ) {
    const pull = this.#pull(repository, number);
    const user = this.names.reviewer;
    pull.reviews.push({ user, verdict, at: this.#of(repository).now() });
    pull.requested = pull.requested.filter(name => name !== user);
  }

  async merge(
    repository: GitRepository,
    number: number,
    style: 'merge' | 'squash' | 'rebase',
  ) {
    const store = this.#of(repository);
    const pull = this.#pull(repository, number);
    const base = store.resolve(pull.base)!;
    const head = store.commits.get(pull.headSha)!;
    const from = store.mergeBase(base.sha, head.sha)!;
    const files = withChanges(
      base.files,
      changesBetween(from.files, head.files),
    );
    const parents = style === 'merge' ? [base.sha, head.sha] : [base.sha];
    const { sha, at } = store.addCommit(files, parents, pull.title);
    store.setBranch(pull.base, sha);
    Object.assign(pull, {
      state: 'merged',
      closedAt: at,
      merge: { sha, style },
    });
  }

  async markAsDraft(repository: GitRepository, number: number) {
    this.#pull(repository, number).draft = true;
  }

  async comments(repository: GitRepository, number: number) {
    return this.#pull(repository, number).comments;
  }

  async labels(repository: GitRepository, number: number) {
    return this.#pull(repository, number).labels;
  }

  #of({ owner, name }: GitRepository): MemoryRepository {
    return this.#forge.repositories.get(`${owner}/${name}`)!;
  }

  #pull(repository: GitRepository, number: number): MemoryPull {
    return this.#of(repository).pulls.find(pull => pull.number === number)!;
  }
}
