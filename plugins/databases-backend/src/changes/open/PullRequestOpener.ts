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
  GitHost,
  GitOptions,
  GitPullRequest,
} from '@database-platform/plugin-databases-node';
import { Clock } from '../../time';
import { ChangeDraft, ChangeRecord, isActive, isMerged } from '../ChangeRecord';
import { Lease, LeaseLostError } from '../Lease';
import { retryDelay } from '../follow/lookDelay';
import { reached, timeThere, withStage } from '../stages';
import { ChangeStore } from '../store/ChangeStore';
import { isFinal } from './isFinal';

/**
 * Opens the pull request of a change in steps, each of which can be repeated.
 *
 * @remarks
 * Whatever came before (nothing, a crash at any point, another process that was slower), the end is one branch with one commit and one pull request:
 * the branch's name is the change's own and was recorded before anything was asked of the host; the host is asked for a pull request of that branch first;
 * and making a branch or a pull request that is there already is a success.
 */
export class PullRequestOpener {
  readonly #store: ChangeStore;
  readonly #clock: Clock;
  readonly #random: () => number;

  constructor(options: { store: ChangeStore; clock: Clock; random(): number }) {
    this.#store = options.store;
    this.#clock = options.clock;
    this.#random = options.random;
  }

  /**
   * Carries the change on from wherever it is to the open pull request.
   *
   * @returns the change as it is then: opened, failed for good, or still to be opened because the host could not be reached; the error says why
   */
  async open(
    record: ChangeRecord,
    lease: Lease,
    gitHost: GitHost,
    options: GitOptions,
  ): Promise<{ change: ChangeRecord; error?: Error }> {
    const { draft } = record;
    if (!draft) {
      return { change: record };
    }
    let opened: Awaited<ReturnType<PullRequestOpener['ensure']>>;
    try {
      opened = await this.ensure(record, draft, lease, gitHost, options);
    } catch (thrown) {
      if (thrown instanceof LeaseLostError) {
        throw thrown;
      }
      const error = toError(thrown);
      const change = isFinal(error)
        ? await this.#fail(record, error, lease, gitHost, options)
        : await this.#putOff(record, error);
      return { change, error };
    }
    try {
      return { change: await this.#note(record, gitHost, opened) };
    } catch (error) {
      // Only who closes or replaces a change writes it without working on it
      const now = await this.#store.get(record.id);
      if (!now || isActive(now)) {
        throw error;
      }
      await this.#close(now, lease, gitHost, {
        options,
        comment: `"${record.title}" is not wanted any more.`,
      });
      return { change: (await this.#store.get(record.id)) ?? now };
    }
  }

  /** Closes the pull request of the change that this one replaces, once this one's own is open. */
  async closeSuperseded(
    record: ChangeRecord,
    lease: Lease,
    gitHost: GitHost,
    options: GitOptions,
  ): Promise<ChangeRecord> {
    const { supersedes, pullRequest } = record;
    if (supersedes === undefined || !pullRequest) {
      return record;
    }
    const old = await this.#store.get(supersedes);
    if (old) {
      await this.#close(old, lease, gitHost, {
        options,
        comment: `Superseded by ${pullRequest.url}: ${record.title}`,
      });
    }
    return this.#store.save({ ...record, supersedes: undefined });
  }

  /** Asks the host for what is there, and makes what is missing. */
  async ensure(
    record: ChangeRecord,
    draft: ChangeDraft,
    lease: Lease,
    gitHost: GitHost,
    options: GitOptions,
  ): Promise<{ pullRequest: GitPullRequest; problems: readonly string[] }> {
    const { repository, branch, baseBranch } = record;
    const known = await lease.step('find pull request', () =>
      gitHost.findPullRequest(repository, branch, baseBranch, options),
    );
    if (known) {
      return { pullRequest: known, problems: [] };
    }
    await lease.step('commit', () =>
      gitHost.commitToNewBranch(
        {
          repository,
          branch,
          baseBranch,
          baseSha: draft.baseSha,
          message: draft.message,
          author: draft.author,
          files: draft.files,
        },
        options,
      ),
    );
    return lease.step('open pull request', () =>
      gitHost.openPullRequest(
        {
          repository,
          branch,
          base: baseBranch,
          title: draft.title,
          body: draft.body,
          labels: draft.labels,
          reviewers: draft.reviewers,
          teamReviewers: draft.teamReviewers,
        },
        options,
      ),
    );
  }

  async #note(
    record: ChangeRecord,
    gitHost: GitHost,
    opened: { pullRequest: GitPullRequest; problems: readonly string[] },
  ): Promise<ChangeRecord> {
    const { pullRequest, problems } = opened;
    const now = this.#clock.now();
    const { draft: _draft, problem: _problem, ...rest } = record;
    return this.#store.save({
      ...rest,
      updatedAt: now,
      state: 'open',
      stage: 'checks',
      stages: withStage(
        withStage(
          record.stages,
          'opened',
          reached(
            timeThere(pullRequest.createdAt, {
              after: record.stages,
              now,
            }),
            problems.length > 0 ? problems.join('; ') : undefined,
          ),
        ),
        'checks',
        { state: 'current' },
      ),
      waitingFor: `waits for checks and review of pull request ${pullRequest.number}`,
      pullRequest: {
        url: pullRequest.url,
        number: pullRequest.number,
        branch: record.branch,
        host: gitHost.title,
        state: 'open',
      },
      trail: { ...record.trail, stageSince: now, failures: 0 },
      lookAt: now,
    });
  }

  /** Nothing half-made is left, and the same can be asked for anew. */
  async #fail(
    record: ChangeRecord,
    error: Error,
    lease: Lease,
    gitHost: GitHost,
    options: GitOptions,
  ): Promise<ChangeRecord> {
    const now = this.#clock.now();
    // A branch with somebody else's commits is not ours to delete
    if (error.name !== 'ConflictError') {
      await this.#tryStep(lease, 'delete branch', async () => {
        const { repository, branch, baseBranch } = record;
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
    const { draft: _draft, ...rest } = record;
    return this.#store.save(
      {
        ...rest,
        updatedAt: now,
        state: 'failed',
        stages: withStage(record.stages, 'opened', {
          state: 'failed',
          detail: error.message,
        }),
        waitingFor: undefined,
        problem: {
          stage: 'opened',
          since: new Date(now).toISOString(),
          reason: error.message,
        },
        lookAt: undefined,
      },
      { forgetKey: true },
    );
  }

  async #putOff(record: ChangeRecord, error: Error): Promise<ChangeRecord> {
    const now = this.#clock.now();
    const since = record.trail.unreadableSince ?? now;
    const failures = record.trail.failures + 1;
    return this.#store.save({
      ...record,
      updatedAt: now,
      waitingFor: `waits for ${record.repository.host} to answer; the pull request is opened then`,
      problem: {
        stage: 'opened',
        since: new Date(since).toISOString(),
        reason: error.message,
        advice: 'The portal tries again by itself.',
      },
      trail: { ...record.trail, failures, unreadableSince: since },
      lookAt: now + retryDelay(failures, error, this.#random),
    });
  }

  /** Closes the pull request of a replaced change; one that was merged in the meantime goes on. */
  async #close(
    old: ChangeRecord,
    lease: Lease,
    gitHost: GitHost,
    { options, comment }: { options: GitOptions; comment: string },
  ) {
    const { repository, branch, baseBranch } = old;
    const pullRequest = await lease.step('find superseded', () =>
      gitHost.findPullRequest(repository, branch, baseBranch, options),
    );
    if (pullRequest?.state === 'merged') {
      if (!isMerged(old) && old.state === 'superseded') {
        await this.#store.save({
          ...old,
          state: 'open',
          supersededBy: undefined,
          holdsSlot: false,
          lookAt: this.#clock.now(),
        });
      }
      return;
    }
    if (pullRequest?.state === 'open') {
      const steps = await this.#store.steps(lease.changeId);
      // A comment cannot be looked for: rather none than two
      if (!steps.some(({ step }) => step === 'comment on superseded')) {
        await lease.step('comment on superseded', () =>
          gitHost.comment(repository, pullRequest.number, comment, options),
        );
      }
      await lease.step('close superseded', () =>
        gitHost.closePullRequest(repository, pullRequest.number, options),
      );
    }
    await lease.step('delete superseded branch', () =>
      gitHost.deleteBranch(repository, branch, options),
    );
    const closed = await this.#store.get(old.id);
    if (closed?.pullRequest) {
      await this.#store.save({
        ...closed,
        pullRequest: { ...closed.pullRequest, state: 'closed' },
      });
    }
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
