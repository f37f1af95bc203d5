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

import { join } from 'path';
import { Clock } from '../clock';
import { deliverHooks } from './deliverHooks';
import { serveGitHost } from './http/serveGitHost';
import { GitHost, NewRepository } from './model/GitHost';
import { GitUser } from './model/GitUser';

/** What {@link servePlaygroundGit} is told. */
export interface PlaygroundGitOptions {
  /** The repositories are kept in `git` below it. */
  directory: string;
  clock: Clock;
  users: readonly GitUser[];
  /** Made at the start, empty; more are made by `host.createRepository` or `POST /api/v1/user/repos`. */
  repositories?: readonly NewRepository[];
  /** 0 or absent takes a free one. */
  port?: number;
}

/** The playground's Git host as it runs. */
export interface PlaygroundGit {
  /** `http://localhost:PORT` */
  url: string;
  host: GitHost;
  close(): Promise<void>;
}

/** Starts a Git host on loopback that answers git over HTTP and Gitea's API. */
export async function servePlaygroundGit(
  options: PlaygroundGitOptions,
): Promise<PlaygroundGit> {
  const host = new GitHost({
    directory: join(options.directory, 'git'),
    clock: options.clock,
    users: options.users,
  });
  for (const repository of options.repositories ?? []) {
    await host.createRepository(repository);
  }
  const served = await serveGitHost(host, options.port ?? 0);
  const stopHooks = deliverHooks(host, served.url);
  return {
    url: served.url,
    host,
    close: async () => {
      stopHooks();
      await served.close();
    },
  };
}
