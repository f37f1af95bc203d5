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

import { GitHost } from '../model/GitHost';
import { KnownUser } from '../model/GitUser';
import { HostError } from '../model/HostError';
import { HostedRepository } from '../model/HostedRepository';
import { CommitStatus, StatusState } from '../model/PullRequest';

/** What a program says of a commit. */
export interface NewStatus {
  state: string;
  context?: string;
  description?: string;
  targetUrl?: string;
}

const states: Record<StatusState, true> = {
  pending: true,
  success: true,
  error: true,
  failure: true,
  warning: true,
};

/**
 * Notes a status of a commit; the last one of each context counts.
 *
 * @throws HostError 404 for a commit that is not there, 422 for a state that is none
 */
export async function setStatus(
  host: GitHost,
  repository: HostedRepository,
  sha: string,
  { state, context, description, targetUrl }: NewStatus,
  creator: KnownUser,
): Promise<CommitStatus> {
  if (!isState(state)) {
    throw new HostError(422, `unknown state ${state}`);
  }
  const commit = /^[0-9a-f]{40}$/.test(sha)
    ? await repository.git.resolve(sha)
    : undefined;
  if (!commit) {
    throw new HostError(404, `object does not exist [id: ${sha}, rel_path: ]`, {
      errors: null,
    });
  }
  const status: CommitStatus = {
    id: host.nextId(),
    sha: commit,
    state,
    context: context || 'default',
    description: description ?? '',
    targetUrl: targetUrl ?? '',
    creator,
    createdMs: host.clock.now(),
  };
  repository.statuses.push(status);
  host.announce({ kind: 'status', repository, status });
  return status;
}

function isState(text: string): text is StatusState {
  return Object.hasOwn(states, text);
}
