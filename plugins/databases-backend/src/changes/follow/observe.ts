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

import { toError } from '@backstage/errors';
import {
  DatabaseRef,
  Engine,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { GitHost, GitOptions } from '@database-platform/plugin-databases-node';
import { Deployment } from '../../gitops/Deployment';
import { Inventory } from '../../inventory';
import { KubeReader } from '../../kube';
import { Clock } from '../../time';
import { ChangeRecord } from '../ChangeRecord';
import { Answer, DatabaseLook, DeploymentLook, Look } from './Look';

/**
 * Whether a commit has another one does not change, and a database that is at work has its change looked at often: the Git host's rate limit is not for that.
 * It is asked again all the same, since it may not have known a commit yet.
 */
const ASK_AGAIN_MS = 60_000;

/** Where a change is looked at. */
export interface ObserveOptions {
  gitHosts: { byHost(host: string): GitHost | undefined };
  deployments: {
    deploymentOf(
      ref: DatabaseRef,
      options: { signal: AbortSignal; repositoryUrl?: string },
    ): Promise<Deployment | undefined>;
  };
  kube: Pick<KubeReader, 'get'>;
  inventory: Pick<
    Inventory,
    'get' | 'details' | 'knowledgeOf' | 'remains' | 'sharedFacts'
  >;
  engines: readonly Engine[];
  clock: Pick<Clock, 'now'>;
}

/**
 * Looks at what the stage of a change depends on, and at nothing else.
 */
export async function observe(
  record: ChangeRecord,
  sources: ObserveOptions,
  signal: AbortSignal,
): Promise<Look> {
  switch (record.stage) {
    case 'checks':
    case 'approved':
    case 'merged':
      return {
        pullRequest: await readPullRequest(record, sources, { signal }),
      };
    case 'synced': {
      const [deployment, live] = await Promise.all([
        readDeployment(record, sources, signal),
        readLive(record, sources, signal),
      ]);
      return { deployment, live };
    }
    case 'seen':
      return { live: await readLive(record, sources, signal) };
    case 'healthy':
    case 'verified': {
      const live = await readLive(record, sources, signal);
      return { live, database: readDatabase(record, live, sources) };
    }
    default:
      return {};
  }
}

async function readPullRequest(
  { repository, pullRequest }: ChangeRecord,
  { gitHosts }: ObserveOptions,
  options: GitOptions,
) {
  return answerOf(async () => {
    if (!pullRequest) {
      return undefined;
    }
    const gitHost = hostOf(gitHosts, repository.host);
    const found = await gitHost.getPullRequest(
      repository,
      pullRequest.number,
      options,
    );
    if (!found) {
      // Hosts also say "not found" of what may not be seen: then the whole repository is not to be seen
      await gitHost.getRepository(repository, options);
    }
    return found;
  });
}

async function readDeployment(
  record: ChangeRecord,
  { clock, deployments, gitHosts }: ObserveOptions,
  signal: AbortSignal,
): Promise<Answer<DeploymentLook>> {
  const { ref, repository, mergeSha, stages, trail } = record;
  return answerOf(async () => {
    const deployment = await deployments.deploymentOf(ref, {
      signal,
      repositoryUrl: repository.url,
    });
    const sync = deployment?.sync;
    if (!sync) {
      return { deployment, contains: undefined };
    }
    if (mergeSha === undefined) {
      // The host does not tell the commit: what was applied after the merge has it
      const mergedAt = stages.find(({ id }) => id === 'merged')?.at;
      const isLater =
        sync.at !== undefined &&
        mergedAt !== undefined &&
        Date.parse(sync.at) > Date.parse(mergedAt);
      return { deployment, contains: sync.state === 'synced' && isLater };
    }
    const { appliedSha } = sync;
    if (appliedSha === undefined || appliedSha === mergeSha) {
      return { deployment, contains: appliedSha === mergeSha };
    }
    const { lacking } = trail;
    if (
      lacking?.sha === appliedSha &&
      clock.now() - lacking.at < ASK_AGAIN_MS
    ) {
      return { deployment, contains: false, lacking };
    }
    const contains = await hostOf(gitHosts, repository.host).isAncestor(
      repository,
      mergeSha,
      appliedSha,
      { signal },
    );
    return contains
      ? { deployment, contains }
      : { deployment, contains, lacking: { sha: appliedSha, at: clock.now() } };
  });
}

async function readLive(
  { ref }: ChangeRecord,
  { engines, kube }: ObserveOptions,
  signal: AbortSignal,
): Promise<Answer<UnknownObject | undefined>> {
  const manifest = engines.find(({ id }) => id === ref.engine)?.changes
    ?.manifest;
  if (!manifest) {
    return {
      ok: false,
      reason: `The engine ${ref.engine} is not there any more`,
    };
  }
  const { group, version, plural } = manifest;
  const { kubernetesCluster, namespace, name } = ref;
  const answer = await kube.get(
    { kubernetesCluster, group, versions: [version], plural, namespace, name },
    signal,
  );
  switch (answer.result) {
    case 'found':
      return { ok: true, value: answer.object };
    case 'missing':
      return { ok: true, value: undefined };
    default:
      return {
        ok: false,
        reason: `The object in the Kubernetes cluster "${kubernetesCluster}" could not be read: ${answer.reason}`,
      };
  }
}

function readDatabase(
  { ref, expected }: ChangeRecord,
  live: Answer<UnknownObject | undefined>,
  { clock, engines, inventory }: ObserveOptions,
): DatabaseLook {
  const record = inventory.get(ref);
  if (!record) {
    const knowledge = inventory.knowledgeOf(ref);
    return {
      remains: inventory.remains(ref),
      isComplete:
        knowledge !== undefined &&
        knowledge.isSettled() &&
        knowledge.lastKnownAt() === undefined,
    };
  }
  const details = inventory.details(record);
  const changes = engines.find(({ id }) => id === ref.engine)?.changes;
  const object = live.ok ? live.value : undefined;
  const shared = inventory.sharedFacts(ref);
  // A watch that lives knows everything up to now, however long nothing has happened
  const knownAt = record.partition.knowledge.lastKnownAt() ?? clock.now();
  return {
    present: {
      phase: details.phase,
      reason: details.reason,
      advice: details.advice,
      isRefused:
        details.operatorState !== undefined &&
        (changes?.failureStates ?? []).includes(details.operatorState),
      knownAt,
    },
    remains: [],
    isComplete: true,
    ...(changes &&
      object &&
      shared && {
        differences: changes.verify(
          object,
          { ...details, observedAt: new Date(knownAt).toISOString() },
          shared,
        ),
        notKnown: changes.notKnown?.(expected) ?? [],
      }),
  };
}

function hostOf(gitHosts: ObserveOptions['gitHosts'], host: string): GitHost {
  const gitHost = gitHosts.byHost(host);
  if (!gitHost) {
    throw new Error(
      `The portal has no integration for ${host} any more: add it to its configuration`,
    );
  }
  return gitHost;
}

async function answerOf<T>(ask: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await ask() };
  } catch (thrown) {
    const error = toError(thrown);
    const { retryAfterMs } = error as { retryAfterMs?: unknown };
    return {
      ok: false,
      reason: error.message,
      ...(typeof retryAfterMs === 'number' && { retryAfterMs }),
    };
  }
}
