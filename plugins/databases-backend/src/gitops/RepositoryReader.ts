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
import { UrlReaderService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { GitToken } from '@database-platform/plugin-databases-common';
import {
  GitFileTooLargeError,
  GitOptions,
} from '@database-platform/plugin-databases-node';
import { createHash } from 'node:crypto';
import { tokenFor } from '../git/tokenFor';
import { PlanProblem } from '../plans/PlanProblem';
import { Clock, Deadline } from '../time';
import { BoundedMemory } from './BoundedMemory';
import { ManifestPlace } from './ManifestPlace';
import { readYamlTree } from './readYamlTree';

/** No part of a plan waits longer for one answer of a Git host. A tree is an archive of the repository. */
const DEADLINE_MS = 10_000;
const TREE_DEADLINE_MS = 20_000;

/** No manifest is longer; Git hosts begin to refuse at 1 MB. */
const MAX_FILE_BYTES = 1_000_000;
const TREE_LIMITS = {
  maxFileBytes: MAX_FILE_BYTES,
  maxFiles: 5_000,
  maxBytes: 30_000_000,
};

/** How long the head of a branch is believed: while someone fills in a form, it is asked for again and again. */
const HEAD_BELIEVED_MS = 3_000;
const DEFAULT_BRANCH_BELIEVED_MS = 60_000;
const MAX_HEADS = 1_000;

/** Of all that is remembered, in characters. */
const MEMORY_SIZE = 40_000_000;
const ENTRY_SIZE = 200;

export interface OpenOptions {
  /** The own token of the person who asks, which only its own host is sent. */
  gitToken?: GitToken;
  /** The host is asked for the commit of the branch, however short ago it told. */
  isFresh?: boolean;
}

/** Whose rights a repository is read with. */
interface Reader {
  token: string | undefined;
}

/**
 * A repository at one commit.
 */
export interface RepositoryAt {
  branch: string;
  sha: string;
  /** The text of a file; `undefined` when there is none. */
  readFile(path: string): Promise<string | undefined>;
  /**
   * The files with YAML below a folder, by their paths in the repository.
   *
   * @throws PlanProblem when there are too many.
   */
  readTree(folder: string): Promise<ReadonlyMap<string, string>>;
}

/**
 * Reads repositories: single files by the Git host's API, folders by the portal's URL reader. What a commit holds never changes, so it is remembered.
 */
export class RepositoryReader {
  readonly #urlReader: UrlReaderService;
  readonly #clock: Clock;
  readonly #heads: BoundedMemory<string | undefined>;
  readonly #defaultBranches: BoundedMemory<string>;
  readonly #files = new BoundedMemory<string | undefined>({
    maxSize: MEMORY_SIZE / 2,
  });
  readonly #trees = new BoundedMemory<ReadonlyMap<string, string>>({
    maxSize: MEMORY_SIZE / 2,
  });

  constructor(options: { urlReader: UrlReaderService; clock: Clock }) {
    this.#urlReader = options.urlReader;
    this.#clock = options.clock;
    const now = () => this.#clock.now();
    this.#heads = new BoundedMemory({
      maxSize: MAX_HEADS,
      maxAgeMs: HEAD_BELIEVED_MS,
      now,
    });
    this.#defaultBranches = new BoundedMemory({
      maxSize: MAX_HEADS,
      maxAgeMs: DEFAULT_BRANCH_BELIEVED_MS,
      now,
    });
  }

  /**
   * @throws PlanProblem when there is no such branch, or the Git host cannot be reached.
   */
  async open(
    place: Pick<ManifestPlace, 'gitHost' | 'repository' | 'branch'>,
    options: OpenOptions,
  ): Promise<RepositoryAt> {
    const { gitHost, repository } = place;
    const token = tokenFor(repository, options.gitToken);
    const branch =
      place.branch ?? (await this.#defaultBranch(place, { token }));
    const sha = await this.#head({ ...place, branch }, { token }, options);
    if (sha === undefined) {
      throw PlanProblem.of(
        'location/no-branch',
        `${branch} is no branch of ${repository.url}: a pull request can only change what is deployed from a branch`,
      );
    }
    const scope = `${repository.url} ${sha} ${digest(token)}`;
    return {
      branch,
      sha,
      readFile: path =>
        this.#files.recall(`${scope} ${path}`, () =>
          this.#ask(DEADLINE_MS, repository.url, async signal => {
            const file = await gitHost.readFile(repository, path, sha, {
              signal,
              token,
              maxBytes: MAX_FILE_BYTES,
            });
            if (file && file.content.length > MAX_FILE_BYTES) {
              throw tooLarge(path, repository.url);
            }
            return {
              value: file?.content,
              size: path.length + (file?.content.length ?? 0) + ENTRY_SIZE,
            };
          }),
        ),
      readTree: folder =>
        this.#trees.recall(`${scope} ${folder}`, () =>
          this.#ask(TREE_DEADLINE_MS, repository.url, signal =>
            this.#readTree(place, sha, folder, { signal, token }),
          ),
        ),
    };
  }

  #defaultBranch(
    { gitHost, repository }: Pick<ManifestPlace, 'gitHost' | 'repository'>,
    { token }: Reader,
  ): Promise<string> {
    return this.#defaultBranches.recall(
      `${repository.url} ${digest(token)}`,
      () =>
        this.#ask(DEADLINE_MS, repository.url, async signal => {
          const { defaultBranch } = await gitHost.getRepository(repository, {
            signal,
            token,
          });
          return { value: defaultBranch, size: 1 };
        }),
    );
  }

  #head(
    place: Pick<ManifestPlace, 'gitHost' | 'repository'> & { branch: string },
    { token }: Reader,
    { isFresh }: OpenOptions,
  ): Promise<string | undefined> {
    const { gitHost, repository, branch } = place;
    const key = `${repository.url} ${branch} ${digest(token)}`;
    if (isFresh) {
      this.#heads.forget(key);
    }
    return this.#heads.recall(key, () =>
      this.#ask(DEADLINE_MS, repository.url, async signal => {
        const head = await gitHost.getBranch(repository, branch, {
          signal,
          token,
        });
        return { value: head?.sha, size: 1 };
      }),
    );
  }

  async #readTree(
    { gitHost, repository }: Pick<ManifestPlace, 'gitHost' | 'repository'>,
    sha: string,
    folder: string,
    options: GitOptions,
  ) {
    // The commit, not the branch: everything of a plan is read at one commit, and some URL readers cannot tell a slash in a branch from one in a path
    const found = await readYamlTree(
      this.#urlReader,
      gitHost.fileUrl(repository, sha, folder),
      TREE_LIMITS,
      { signal: options.signal, token: options.token },
    );
    if (!found) {
      throw tooMany(folder, repository.url);
    }
    const texts = new Map<string, string>();
    let size = 0;
    for (const [path, text] of found) {
      texts.set([folder, path].filter(Boolean).join('/'), text);
      size += text.length;
    }
    return { value: texts, size: size + texts.size * ENTRY_SIZE };
  }

  /** Not ended by whoever asked first: others may wait for the same answer. */
  async #ask<T>(
    deadlineMs: number,
    url: string,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const deadline = new Deadline(
      this.#clock,
      deadlineMs,
      new AbortController().signal,
    );
    try {
      return await work(deadline.signal);
    } catch (thrown) {
      const error = toError(thrown);
      if (error instanceof PlanProblem) {
        throw error;
      }
      if (error instanceof GitFileTooLargeError) {
        throw PlanProblem.of('location/too-large', error.message);
      }
      throw PlanProblem.of(
        'location/unreadable',
        deadline.expired
          ? `${url} did not answer within ${deadlineMs / 1000} s`
          : `${url} cannot be read: ${error.message}`,
      );
    } finally {
      deadline.clear();
    }
  }
}

function tooLarge(path: string, url: string): PlanProblem {
  return PlanProblem.of(
    'location/too-large',
    `${path} in ${url} is larger than ${
      MAX_FILE_BYTES / 1_000_000
    } MB, more than the portal edits`,
  );
}

function tooMany(folder: string, url: string): PlanProblem {
  return PlanProblem.of(
    'location/too-large',
    `${
      folder || 'The whole repository'
    } in ${url} has more files than the portal looks through: put an annotation with the address of the file on the object`,
  );
}

/** What one person's token can read is not told to another. */
function digest(token: string | undefined): string {
  return token === undefined
    ? ''
    : createHash('sha256').update(token).digest('base64url');
}
