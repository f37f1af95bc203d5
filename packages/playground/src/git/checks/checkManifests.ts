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

import { Timer } from '../../clock';
import { readCommitFiles } from '../../deployer/RepositoryFiles';
import { DeployPlan } from '../../deployer';
import { KubeCluster } from '../../kube/KubeCluster';
import { GitHost } from '../model/GitHost';
import { KnownUser } from '../model/GitUser';
import { HostedRepository } from '../model/HostedRepository';
import { PullRequest } from '../model/PullRequest';
import { setStatus } from '../operations/setStatus';
import { judgeManifests } from './judgeManifests';

/** The name of the check, as a protected branch would ask for it. */
export const manifestsContext = 'manifests';

/** From the push to the verdict, in ms of the world's time. */
const checkMs = 2_000;
/** What Gitea keeps of a description. */
const maxLength = 255;

/** What {@link checkManifests} is told. */
export interface ChecksOptions {
  host: GitHost;
  repository: HostedRepository;
  clusters: readonly { cluster: KubeCluster; plan: DeployPlan }[];
  onError: (error: unknown) => void;
}

/**
 * Posts a status on the head of each pull request, as a CI would: what its deployers would make of it is asked of the API of each cluster, as a dry run.
 * The answer ends it, and waits for the checks that run.
 */
export function checkManifests({
  host,
  repository,
  clusters,
  onError,
}: ChecksOptions): () => Promise<void> {
  const timers = new Set<Timer>();
  const running = new Set<Promise<void>>();
  const watch = (work: Promise<void>) => {
    const done = work.catch(onError).finally(() => running.delete(done));
    running.add(done);
  };
  const owner = repository.owner;
  const check = async (pull: PullRequest, sha: string) => {
    const { git } = repository;
    const [before, after] = await Promise.all([
      readCommitFiles(git, pull.mergeBase),
      readCommitFiles(git, sha),
    ]);
    const verdict = judgeManifests(clusters, before, after);
    await post(host, repository, sha, verdict.state, verdict.words, owner);
  };
  const end = host.subscribe(event => {
    if (
      event.kind !== 'pull_request' ||
      event.repository !== repository ||
      !['opened', 'reopened', 'synchronized'].includes(event.action)
    ) {
      return;
    }
    const { pull } = event;
    const sha = pull.headSha;
    watch(
      post(host, repository, sha, 'pending', 'Reading the manifests', owner),
    );
    const timer = host.clock.after(checkMs, () => {
      timers.delete(timer);
      watch(check(pull, sha));
    });
    timers.add(timer);
  });
  return async () => {
    end();
    timers.forEach(timer => timer.cancel());
    await Promise.all(running);
  };
}

async function post(
  host: GitHost,
  repository: HostedRepository,
  sha: string,
  state: string,
  words: string,
  creator: KnownUser,
): Promise<void> {
  await setStatus(
    host,
    repository,
    sha,
    {
      state,
      context: manifestsContext,
      description:
        words.length > maxLength ? `${words.slice(0, maxLength - 1)}…` : words,
    },
    creator,
  );
}
