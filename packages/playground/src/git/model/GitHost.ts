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

import { timingSafeEqual, createHash } from 'crypto';
import { rm } from 'fs/promises';
import { join } from 'path';
import { Clock } from '../../clock';
import { GitSignature } from '../plumbing/GitObjects';
import { GitRepository } from '../plumbing/GitRepository';
import { AccessRight, GitUser, KnownUser } from './GitUser';
import { HostError, notFound } from './HostError';
import { HostedRepository } from './HostedRepository';
import { HostEvent } from './HostEvent';

/** What {@link GitHost} is told. */
export interface GitHostOptions {
  /** Where the repositories are kept. */
  directory: string;
  clock: Clock;
  users: readonly GitUser[];
}

/** A repository to be made. */
export interface NewRepository {
  /** Login of a user or organisation. */
  owner: string;
  name: string;
  description?: string;
  isPrivate?: boolean;
  rights?: Readonly<Record<string, AccessRight>>;
}

/** Users, repositories and what happens to them: the host without any transport. */
export class GitHost {
  readonly clock: Clock;
  readonly users: readonly KnownUser[];
  readonly repositories: HostedRepository[] = [];
  readonly #directory: string;
  readonly #listeners = new Set<(event: HostEvent) => void>();
  #lastId = 0;

  constructor(options: GitHostOptions) {
    this.clock = options.clock;
    this.#directory = options.directory;
    this.users = options.users.map((user, i) => ({
      ...user,
      id: i + 1,
      createdMs: options.clock.now(),
    }));
  }

  /** A number that nothing else of this host has. */
  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  user(name: string): KnownUser | undefined {
    const wanted = name.toLowerCase();
    return this.users.find(user => user.name.toLowerCase() === wanted);
  }

  userByEmail(email: string): KnownUser | undefined {
    const wanted = email.toLowerCase();
    return this.users.find(user => user.email.toLowerCase() === wanted);
  }

  userByToken(token: string): KnownUser | undefined {
    return this.users.find(({ tokens }) =>
      tokens?.some(own => sameText(own, token)),
    );
  }

  userByPassword(name: string, password: string): KnownUser | undefined {
    const user = this.user(name);
    return user?.password !== undefined && sameText(user.password, password)
      ? user
      : undefined;
  }

  /** Makes a repository that is still empty. */
  async createRepository(options: NewRepository): Promise<HostedRepository> {
    const owner = this.user(options.owner);
    if (!owner) {
      throw new HostError(404, `user does not exist [name: ${options.owner}]`);
    }
    if (!/^[\w.-]{1,100}$/.test(options.name) || /^\.+$/.test(options.name)) {
      throw new HostError(
        422,
        "[Name]: Should contain only alphanumeric, dash ('-'), underscore ('_') and dot ('.') characters.",
      );
    }
    if (this.findRepository(owner.name, options.name)) {
      throw new HostError(
        409,
        'The repository with the same name already exists.',
      );
    }
    const git = await GitRepository.init(
      join(this.#directory, owner.name, `${options.name}.git`),
    );
    const repository = new HostedRepository(
      this.nextId(),
      owner,
      options.name,
      git,
      options.isPrivate ?? false,
      options.description ?? '',
      new Map(Object.entries(options.rights ?? {})),
      this.clock.now(),
    );
    this.repositories.push(repository);
    return repository;
  }

  /** Forgets a repository, and deletes what git kept of it. */
  async deleteRepository(repository: HostedRepository): Promise<void> {
    this.repositories.splice(this.repositories.indexOf(repository), 1);
    await rm(repository.git.directory, { recursive: true, force: true });
  }

  findRepository(owner: string, name: string): HostedRepository | undefined {
    const wanted = `${owner}/${name}`.toLowerCase();
    return this.repositories.find(
      ({ fullName }) => fullName.toLowerCase() === wanted,
    );
  }

  /** @throws HostError 404 */
  repository(owner: string, name: string): HostedRepository {
    const repository = this.findRepository(owner, name);
    if (!repository) {
      throw notFound();
    }
    return repository;
  }

  /** Who a user is in a commit that is made now. */
  signatureOf({ fullName, name, email }: KnownUser): GitSignature {
    return { name: fullName || name, email, atMs: this.clock.now() };
  }

  /** Calls the listener after each event; the answer ends it. */
  subscribe(listener: (event: HostEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  announce(event: HostEvent): void {
    event.repository.updatedMs = this.clock.now();
    [...this.#listeners].forEach(listener => listener(event));
  }
}

function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
