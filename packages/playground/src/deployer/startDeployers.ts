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

import { GitHost } from '../git/model/GitHost';
import { HostedRepository } from '../git/model/HostedRepository';
import { KubeCluster } from '../kube/KubeCluster';
import { resourceIds } from '../operators/shared';
import { applyObject } from './applyObject';
import { ArgoCd } from './argocd/ArgoCd';
import { DeployPlan } from './DeployPlan';
import { Deployer, Revision } from './Deployer';
import { Flux } from './flux/Flux';
import { readObjects } from './render/readObjects';
import { readCommitFiles } from './RepositoryFiles';

/** What {@link startDeployers} is told. */
export interface DeployersOptions {
  host: GitHost;
  repository: HostedRepository;
  /** Clusters, and how each is deployed to. */
  clusters: readonly { cluster: KubeCluster; plan: DeployPlan }[];
  /** Told what goes wrong in the deployers themselves. */
  onError: (error: unknown) => void;
}

/** The deployers as they run. */
export interface RunningDeployers {
  /** Resolves when the pushes so far have been read. */
  settled(): Promise<void>;
  /** Ends once what is being read has been read. */
  stop(): Promise<void>;
}

/** Lets a deployer in each cluster follow the repository's main branch. What main says now counts as applied. */
export async function startDeployers({
  host,
  repository,
  clusters,
  onError,
}: DeployersOptions): Promise<RunningDeployers> {
  const first = await readRevision(repository);
  const deployers = clusters.map(({ cluster, plan }): Deployer => {
    addToolObjects(cluster, plan, first);
    const { clock } = cluster;
    const deployer =
      plan.tool === 'flux'
        ? new Flux({ cluster, clock })
        : new ArgoCd({ cluster, clock, tracking: plan.tracking });
    deployer.start(first);
    return deployer;
  });
  let reading: Promise<void> = Promise.resolve();
  const end = host.subscribe(event => {
    const isMain =
      event.kind === 'push' &&
      event.repository === repository &&
      event.branch === repository.defaultBranch;
    if (isMain) {
      reading = reading
        .then(async () => {
          const revision = await readRevision(repository);
          deployers.forEach(deployer => deployer.pushed(revision));
        })
        .catch(onError);
    }
  });
  return {
    settled: () => reading,
    stop: async () => {
      end();
      await reading;
      deployers.forEach(deployer => deployer.stop());
    },
  };
}

async function readRevision({
  git,
  defaultBranch,
}: HostedRepository): Promise<Revision> {
  const sha = await git.branchHead(defaultBranch);
  if (!sha) {
    throw new Error(`The repository has no branch ${defaultBranch}`);
  }
  const { committer } = await git.commit(sha);
  return {
    sha,
    committedMs: committer.atMs,
    files: await readCommitFiles(git, sha),
  };
}

/** Applications, Kustomizations and sources: what the deployer of this cluster is told. */
function addToolObjects(
  cluster: KubeCluster,
  { tool }: DeployPlan,
  { files }: Revision,
): void {
  const file = `deployment/${cluster.name}.yaml`;
  cluster.create(resourceIds.namespaces, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: tool === 'flux' ? 'flux-system' : 'argocd' },
  });
  for (const { object } of readObjects(file, files.get(file) ?? '')) {
    applyObject(cluster, object, { manager: 'kubectl', isStrict: true });
  }
}
