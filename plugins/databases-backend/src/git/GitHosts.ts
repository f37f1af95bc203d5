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
  GitHost,
  GitRepository,
} from '@database-platform/plugin-databases-node';

/**
 * An address taken apart, with the host that serves it.
 */
export interface GitLocation {
  gitHost: GitHost;
  repository: GitRepository;
  /** A branch, tag or commit; absent when the address has none. */
  ref?: string;
  /** A file or folder in the repository, without a slash at either end; absent when the address has none. */
  path?: string;
}

/**
 * The Git hosts that this portal can open pull requests on.
 */
export interface GitHosts {
  readonly all: readonly GitHost[];

  /**
   * @param url - of a repository, folder or file; the addresses that `git clone` takes are understood too
   * @throws InputError with what to configure, when no host knows the address.
   */
  forUrl(url: string): GitLocation;

  /**
   * @param host - with its port: `github.com`
   * @throws NotFoundError with what to configure, when there is no such host.
   */
  forHost(host: string): GitHost;

  /** As {@link GitHosts.forHost}; `undefined` when there is no such host. */
  byHost(host: string): GitHost | undefined;
}
