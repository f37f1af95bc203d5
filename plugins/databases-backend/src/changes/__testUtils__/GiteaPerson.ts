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

import { JsonObject } from '@backstage/types';
import { DatabaseChange } from '@database-platform/plugin-databases-common';
import { eventually } from '../../__testUtils__/eventually';

/** A person of Gitea, and the repository that is theirs. */
export interface GiteaPersonOptions {
  url: string;
  name: string;
  token: string;
  /** Its name. */
  repository: string;
  /** Who else may write to it: the portal. */
  writer: string;
}

/**
 * What a person does on Gitea: reads, writes, reviews and merges, all by its API.
 */
export class GiteaPerson {
  readonly #options: GiteaPersonOptions;

  private constructor(options: GiteaPersonOptions) {
    this.#options = options;
  }

  /** The person has just made the repository, which is empty but for a README. */
  static async withRepository(
    options: GiteaPersonOptions,
  ): Promise<GiteaPerson> {
    const person = new GiteaPerson(options);
    await person.#send('POST', '/user/repos', {
      name: options.repository,
      auto_init: true,
      private: true,
    });
    await person.#inRepository('PUT', `/collaborators/${options.writer}`, {
      permission: 'write',
    });
    return person;
  }

  /** As people open it. */
  get repositoryUrl(): string {
    const { url, name, repository } = this.#options;
    return `${url}/${name}/${repository}`;
  }

  /** Commits a new file to main. */
  async add(path: string, text: string): Promise<void> {
    await this.#inRepository('POST', `/contents/${path}`, {
      content: Buffer.from(text).toString('base64'),
      message: `Add ${path}`,
      branch: 'main',
    });
  }

  /** The last commit of main. */
  async head(): Promise<string> {
    const { commit } = await this.get<{ commit: { id: string } }>(
      '/branches/main',
    );
    return commit.id;
  }

  /** Paths of the files in a folder of main. */
  async list(folder: string): Promise<string[]> {
    const entries = await this.get<Array<{ path: string }>>(
      `/contents/${folder}?ref=main`,
    );
    return entries.map(({ path }) => path);
  }

  /** The text of a file on main, or on another branch or commit. */
  async read(path: string, ref: string = 'main'): Promise<string> {
    const response = await this.#inRepository(
      'GET',
      `/raw/${path}?ref=${encodeURIComponent(ref)}`,
    );
    return response.text();
  }

  /** What the API says below the repository. */
  async get<T>(path: string): Promise<T> {
    return (await this.#inRepository('GET', path)).json();
  }

  /** The diff of a pull request as Gitea makes it. */
  async diff({ pullRequest }: DatabaseChange): Promise<string> {
    const path = `/pulls/${pullRequest?.number}.diff`;
    return (await this.#inRepository('GET', path)).text();
  }

  /**
   * Merges the pull request of a change. Gitea refuses with 405 ("try again later") while it finds out whether that is possible.
   */
  async merge(
    { pullRequest }: DatabaseChange,
    style: 'merge' | 'squash' | 'rebase' = 'merge',
  ): Promise<void> {
    const refused = await eventually(async () => {
      const response = await this.#request(
        'POST',
        `${this.#path}/pulls/${pullRequest?.number}/merge`,
        { Do: style, delete_branch_after_merge: true },
      );
      if (response.status === 405) {
        throw new Error(`Not merged: ${await response.text()}`);
      }
      return response.ok ? undefined : response.text();
    });
    if (refused !== undefined) {
      throw new Error(`Not merged: ${refused}`);
    }
  }

  get #path(): string {
    return `/repos/${this.#options.name}/${this.#options.repository}`;
  }

  #inRepository(method: string, path: string, body?: JsonObject) {
    return this.#send(method, `${this.#path}${path}`, body);
  }

  async #send(
    method: string,
    path: string,
    body?: JsonObject,
  ): Promise<Response> {
    const response = await this.#request(method, path, body);
    if (!response.ok) {
      throw new Error(
        `${method} ${path}: ${response.status} ${await response.text()}`,
      );
    }
    return response;
  }

  #request(method: string, path: string, body?: JsonObject): Promise<Response> {
    return fetch(`${this.#options.url}/api/v1${path}`, {
      method,
      headers: {
        Authorization: `token ${this.#options.token}`,
        'Content-Type': 'application/json',
      },
      signal: AbortSignal.timeout(30_000),
      ...(body && { body: JSON.stringify(body) }),
    });
  }
}
