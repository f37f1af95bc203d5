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
import { GitOptions } from '@database-platform/plugin-databases-node';
import { Clock } from '../../time';
import { ChangeDraft, ChangeRecord, isActive } from '../ChangeRecord';
import { retryDelay } from '../follow/lookDelay';
import { Lease, LeaseLostError } from '../Lease';
import { withoutLeftOpen } from '../leftOpen';
import { ChangeStore } from '../store/ChangeStore';
import { COMMIT_STEP, ensurePullRequest } from './ensurePullRequest';
import {
  GitAccess,
  GitHostsByName,
  gitOptionsFor,
  requireGitHost,
} from './gitAccess';
import { isFinal } from './isFinal';
import { failedToOpen, putOff, withPullRequest } from './openingStates';
import { PullRequestCloser } from './PullRequestCloser';

export interface PullRequestOpenerOptions {
  store: ChangeStore;
  clock: Clock;
  random(): number;
  gitHosts: GitHostsByName;
}

/**
 * Opens the pull request of a change in steps, each of which can be repeated.
 *
 * @remarks
 * Whatever came before (nothing, a crash at any point, another process that was slower), the end is one branch with one commit and one pull request:
 * the branch's name is the change's own and was recorded before anything was asked of the host; the host is asked for a pull request of that branch first;
 * and making a branch or a pull request that is there already is a success.
 *
 * A person's token that the host does not know (any more) is not used again: the change goes on with the portal's own credentials, as one does that comes
 * without a token, and says so. What a person may not do is not done with the portal's rights instead: that is the end of the change.
 */
export class PullRequestOpener {
  readonly #options: PullRequestOpenerOptions;
  readonly #closer: PullRequestCloser;

  constructor(options: PullRequestOpenerOptions) {
    this.#options = options;
    this.#closer = new PullRequestCloser(options);
  }

  /**
   * Carries the change on from wherever it is to the open pull request.
   *
   * @returns the change as it is then: opened, failed for good, or still to be opened because the host could not be reached; the error says why
   */
  async open(
    record: ChangeRecord,
    lease: Lease,
    access: GitAccess,
  ): Promise<{ change: ChangeRecord; error?: Error }> {
    const { draft } = record;
    if (!draft) {
      return { change: record };
    }
    const { clock, gitHosts, random, store } = this.#options;
    let opened: Awaited<ReturnType<typeof ensurePullRequest>>;
    try {
      opened = await this.#ensure(record, draft, lease, access);
    } catch (thrown) {
      if (thrown instanceof LeaseLostError) {
        throw thrown;
      }
      const error = toError(thrown);
      if (isFinal(error)) {
        return {
          change: await this.#fail(record, error, lease, access),
          error,
        };
      }
      const now = clock.now();
      const failures = record.trail.failures + 1;
      const lookAt = now + retryDelay(failures, error, random);
      const change = await store.save(putOff(record, error, { now, lookAt }));
      return { change, error };
    }
    try {
      const { title } = requireGitHost(gitHosts, record.repository.host);
      return {
        change: await store.save(
          withPullRequest(record, title, opened, clock.now()),
        ),
      };
    } catch (error) {
      // Only who closes or replaces a change writes it without working on it
      const now = await store.get(record.id);
      if (!now || isActive(now)) {
        throw error;
      }
      await this.#closer.close(now, lease, {
        access,
        comment: `"${record.title}" is not wanted any more.`,
      });
      return { change: (await store.get(record.id)) ?? now };
    }
  }

  /** Closes the pull request of the change that this one replaces, once this one's own is open. */
  async closeSuperseded(
    record: ChangeRecord,
    lease: Lease,
    access: GitAccess,
  ): Promise<ChangeRecord> {
    const { supersedes, pullRequest } = record;
    if (supersedes === undefined || !pullRequest) {
      return record;
    }
    const { store } = this.#options;
    const old = await store.get(supersedes);
    if (old) {
      await this.#closer.close(old, lease, {
        access,
        comment: `Superseded by ${pullRequest.url}: ${record.title}`,
      });
    }
    return store.save({ ...withoutLeftOpen(record), supersedes: undefined });
  }

  async #ensure(
    record: ChangeRecord,
    draft: ChangeDraft,
    lease: Lease,
    access: GitAccess,
  ): ReturnType<typeof ensurePullRequest> {
    const { gitHosts } = this.#options;
    const { repository } = record;
    try {
      return await ensurePullRequest(record, draft, lease, gitHosts, access);
    } catch (error) {
      if (!isUnknownToken(error, gitOptionsFor(repository, access))) {
        throw error;
      }
      const opened = await ensurePullRequest(record, draft, lease, gitHosts, {
        signal: access.signal,
      });
      return {
        ...opened,
        problems: [
          `${repository.host} does not accept the own token of ${record.requestedBy}, so the pull request was opened with the portal's credentials`,
          ...opened.problems,
        ],
      };
    }
  }

  /** Nothing half-made is left, and the same can be asked for anew. */
  async #fail(
    record: ChangeRecord,
    error: Error,
    lease: Lease,
    access: GitAccess,
  ): Promise<ChangeRecord> {
    if (await this.#hasCommitted(record)) {
      await this.#tryStep(lease, 'delete branch', async () => {
        const { repository, branch, baseBranch } = record;
        const gitHost = requireGitHost(this.#options.gitHosts, repository.host);
        const options = gitOptionsFor(repository, access);
        // An earlier try may have opened it, and died before it could say so
        const opened = await gitHost.findPullRequest(
          repository,
          branch,
          baseBranch,
          options,
        );
        if (!opened) {
          await gitHost.deleteBranch(repository, branch, options);
        }
      });
    }
    const { clock, store } = this.#options;
    return store.save(failedToOpen(record, error, clock.now()), {
      forgetKey: true,
    });
  }

  /** Whether the branch, if there is one, is the change's own: the last commit to it was not refused. One with somebody else's commits is not ours to delete. */
  async #hasCommitted({ id }: ChangeRecord): Promise<boolean> {
    const steps = await this.#options.store.steps(id);
    const last = steps.filter(({ step }) => step === COMMIT_STEP).at(-1);
    return last !== undefined && last.error === undefined;
  }

  async #tryStep(lease: Lease, step: string, call: () => Promise<void>) {
    try {
      await lease.step(step, call);
    } catch (error) {
      if (error instanceof LeaseLostError) {
        throw error;
      }
      // What is left over is harmless: it is a branch without a pull request
    }
  }
}

/** Whether a host does not know the person's token. */
function isUnknownToken(error: unknown, { token }: GitOptions): boolean {
  return toError(error).name === 'AuthenticationError' && token !== undefined;
}
