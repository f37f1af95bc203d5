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

import { RunningDeployers, startDeployers } from '../deployer';
import { readLocalFiles } from '../deployer/RepositoryFiles';
import { PlaygroundGit, servePlaygroundGit } from '../git';
import { checkManifests } from '../git/checks/checkManifests';
import { HostedRepository } from '../git/model/HostedRepository';
import { demandGit } from '../git/plumbing/demandGit';
import { World } from '../world';
import { playgroundPaths } from '../world/paths';
import { createGitUsers } from './gitUsers';
import { seedRepository } from './seedRepository';

/** What {@link startGitWorld} is told. */
export interface GitWorldOptions {
  world: Pick<World, 'stages'>;
  /** The repositories are kept in `git` below it. */
  directory: string;
  /** 0 takes a free one. */
  port: number;
  onError: (error: unknown) => void;
}

/** The demo's Git host, its repository, its checks and the deployers. */
export interface GitWorld {
  git: PlaygroundGit;
  repository: HostedRepository;
  deployers: RunningDeployers;
  stop(): Promise<void>;
}

/**
 * Starts what brings changes to the clusters of a world: the Git host, and a deployer in each cluster.
 *
 * @throws GitMissingError where this machine has no git, or one that is too old
 */
export async function startGitWorld({
  world,
  directory,
  port,
  onError,
}: GitWorldOptions): Promise<GitWorld> {
  await demandGit();
  const { clock } = world.stages[0].cluster;
  const git = await servePlaygroundGit({
    directory,
    clock,
    port,
    users: createGitUsers(),
  });
  try {
    const repository = await seedRepository(
      git.host,
      git.url,
      readLocalFiles(playgroundPaths.repository),
    );
    const clusters = world.stages.map(({ cluster, plan }) => ({
      cluster,
      plan: plan.deploy,
    }));
    const deployers = await startDeployers({
      host: git.host,
      repository,
      clusters,
      onError,
    });
    const stopChecks = checkManifests({
      host: git.host,
      repository,
      clusters,
      onError,
    });
    return {
      git,
      repository,
      deployers,
      stop: async () => {
        await stopChecks();
        await deployers.stop();
        await git.close();
      },
    };
  } catch (error) {
    await git.close();
    throw error;
  }
}
