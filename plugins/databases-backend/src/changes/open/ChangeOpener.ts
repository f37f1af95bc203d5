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

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  ChangeRequest,
  Engine,
  EngineOperation,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import {
  GitHost,
  GitOptions,
  GitRepository,
} from '@database-platform/plugin-databases-node';
import { createHash } from 'node:crypto';
import {
  EnvironmentConfig,
  resolveEnvironment,
} from '../../environments/resolveEnvironment';
import { PlanMaker, PreparedPlan } from '../../plans/PreparedPlan';
import { Clock, Deadline } from '../../time';
import { ChangeAccess, resourceOf } from '../ChangeAccess';
import { ChangeRecord, isMerged } from '../ChangeRecord';
import { ChangesConfig } from '../config/readChangesConfig';
import {
  ChangeInTheWayError,
  PlanOutdatedError,
  PlanRefusedError,
} from '../errors';
import { Lease } from '../Lease';
import { firstStages } from '../stages';
import { ChangeStore } from '../store/ChangeStore';
import { toOpenChange } from '../toOpenChange';
import { branchName } from './branchName';
import { commitMessage } from './commitMessage';
import { describePullRequest } from './describePullRequest';
import { expectedValues } from './expectedValues';
import { parseReviewers, People } from './People';
import { PullRequestOpener } from './PullRequestOpener';
import { requesterOf } from './requesterOf';

/** All remote calls of opening a pull request together. */
const OPEN_DEADLINE_MS = 60_000;

/** How long a request waits for another one that opens the same pull request. */
const OTHER_MS = 30_000;

/** Who asks for a change. */
export interface AskOptions {
  credentials: BackstageCredentials;
  /** A token of the person who asks, for the Git host. */
  gitToken?: string;
  signal: AbortSignal;
}

export interface ChangeOpenerOptions {
  access: ChangeAccess;
  store: ChangeStore;
  plans: PlanMaker;
  engines: readonly Engine[];
  environments: readonly EnvironmentConfig[];
  people: Pick<People, 'authorOf' | 'reviewersOf'>;
  gitHosts: { byHost(host: string): GitHost | undefined };
  config: ChangesConfig;
  clock: Clock;
  random(): number;
  /** A new identifier, unlike every other. */
  newId(): string;
  /** Addresses of the portal's pages; absent where its own address is not known. */
  linksTo?(change: Pick<ChangeRecord, 'id' | 'ref'>): {
    change: string;
    database: string;
  };
  /** Told of every change that is written. */
  onWritten(change: ChangeRecord): void;
}

/**
 * Takes the request for a change, and carries it to the open pull request.
 */
export class ChangeOpener {
  readonly #options: ChangeOpenerOptions;
  readonly #pullRequests: PullRequestOpener;

  constructor(options: ChangeOpenerOptions) {
    this.#options = options;
    this.#pullRequests = new PullRequestOpener(options);
  }

  /**
   * Plans again, keeps the change, and opens its pull request.
   *
   * @returns the change; without a pull request where the Git host could not be reached: it is opened as soon as that is possible
   * @throws NotAllowedError without the permission, PlanRefusedError, PlanOutdatedError, ChangeInTheWayError, and what the Git host refuses for good.
   */
  async open(
    request: ChangeRequest,
    ask: AskOptions,
  ): Promise<{ change: ChangeRecord; isNew: boolean }> {
    const { store } = this.#options;
    const operation = this.#operation(request);
    const requester = requesterOf(ask.credentials);
    const idempotencyKey =
      request.idempotencyKey === undefined
        ? undefined
        : hash([requester, request.idempotencyKey]);
    const repeated = idempotencyKey && (await store.findByKey(idempotencyKey));
    if (repeated) {
      return this.#repeat(repeated, request, ask);
    }
    const prepared = await this.#options.plans.prepare(
      {
        operation: request.operation,
        target: request.target,
        source: request.source,
        input: request.input,
      },
      ask,
    );
    await this.#require(operation, request, prepared, ask);
    const wish = { ...request, input: prepared.plan.input };
    const open = await store.findOpen(request.target, request.operation);
    if (open && isSameWish(open, wish, prepared.plan.fingerprint)) {
      return this.#resume(open, ask, false);
    }
    const { plan, write } = checked(prepared, request);
    if (open && open.id !== request.supersedes) {
      throw new ChangeInTheWayError(toOpenChange(open));
    }
    const record = await this.#record(
      { ...prepared, plan, write },
      request,
      operation,
      requester,
    );
    const inserted = await store.insert(record, { idempotencyKey });
    if (!inserted.added) {
      const { existing } = inserted;
      if (inserted.by === 'key') {
        return this.#repeat(existing, request, ask);
      }
      if (isSameWish(existing, wish, plan.fingerprint)) {
        return this.#resume(existing, ask, false);
      }
      throw new ChangeInTheWayError(toOpenChange(existing));
    }
    this.#options.onWritten(record);
    if (record.supersedes !== undefined) {
      const superseded = await store.get(record.supersedes);
      if (superseded) {
        this.#options.onWritten(superseded);
      }
    }
    return this.#resume(record, ask, true);
  }

  #operation(request: ChangeRequest): EngineOperation {
    const engine = this.#options.engines.find(
      ({ id }) => id === request.target.engine,
    );
    const operations = engine?.changes?.operations ?? [];
    const operation = operations.find(({ id }) => id === request.operation);
    if (!operation) {
      throw new InputError(
        operations.length === 0
          ? `target.engine: the databases of "${request.target.engine}" cannot be changed here`
          : `operation: "${request.operation.slice(
              0,
              100,
            )}" is none of ${operations.map(({ id }) => id).join(', ')}`,
      );
    }
    return operation;
  }

  async #require(
    operation: EngineOperation,
    { target }: ChangeRequest,
    { owner }: PreparedPlan,
    { credentials }: AskOptions,
  ) {
    await this.#options.access.requireOperation(
      credentials,
      operation.kind,
      resourceOf({
        ref: target,
        owner,
        environment: resolveEnvironment(target, this.#options.environments),
      }),
    );
  }

  /** The same request once more. */
  async #repeat(
    existing: ChangeRecord,
    request: ChangeRequest,
    ask: AskOptions,
  ) {
    await this.#options.access.requireOperation(
      ask.credentials,
      existing.kind,
      resourceOf(existing),
    );
    const isSame =
      existing.operation === request.operation &&
      stringifyDatabaseRef(existing.ref) ===
        stringifyDatabaseRef(request.target);
    if (!isSame) {
      throw new InputError(
        'Idempotency-Key: was used for another change; take a new one for each',
      );
    }
    return this.#resume(existing, ask, false);
  }

  /** Carries the change on to the open pull request, unless it is there. */
  async #resume(
    record: ChangeRecord,
    ask: AskOptions,
    isNew: boolean,
  ): Promise<{ change: ChangeRecord; isNew: boolean }> {
    const { store, clock, newId } = this.#options;
    if (!isUnfinished(record)) {
      return { change: record, isNew };
    }
    const lease = await Lease.takeWithin(
      { store, clock, id: record.id, worker: newId() },
      OTHER_MS,
    );
    const current = (await store.get(record.id)) ?? record;
    if (!lease) {
      return { change: current, isNew };
    }
    const deadline = new Deadline(
      clock,
      OPEN_DEADLINE_MS,
      // Not the request's: whoever asked may leave, the change goes on
      new AbortController().signal,
    );
    try {
      const options = { signal: deadline.signal, token: ask.gitToken };
      return { change: await this.#finish(current, lease, options), isNew };
    } finally {
      deadline.clear();
      await lease.release();
    }
  }

  /** What is left to do on the Git host. */
  async #finish(
    record: ChangeRecord,
    lease: Lease,
    options: GitOptions,
  ): Promise<ChangeRecord> {
    const { gitHosts, onWritten } = this.#options;
    const gitHost = gitHosts.byHost(record.repository.host);
    if (!gitHost || !isUnfinished(record)) {
      return record;
    }
    const { change, error } = await this.#pullRequests.open(
      record,
      lease,
      gitHost,
      options,
    );
    onWritten(change);
    if (change.state === 'failed' && error) {
      throw error;
    }
    if (change.supersedes === undefined || !change.pullRequest) {
      return change;
    }
    const alone = await this.#pullRequests
      .closeSuperseded(change, lease, gitHost, options)
      // The follower tries again
      .catch(() => change);
    onWritten(alone);
    return alone;
  }

  async #record(
    prepared: Checked,
    request: ChangeRequest,
    operation: EngineOperation,
    requestedBy: string,
  ): Promise<ChangeRecord> {
    const { clock, config, newId, people, linksTo, engines } = this.#options;
    const { plan, write, owner } = prepared;
    const id = newId();
    const now = clock.now();
    const { operator } =
      engines.find(engine => engine.id === plan.target.engine) ?? engines[0];
    const [author, reviewers] = await Promise.all([
      people.authorOf(requestedBy),
      config.reviewers === 'owner'
        ? people.reviewersOf(owner, write.repository.host)
        : parseReviewers(config.reviewers),
    ]);
    const { title, body } = describePullRequest({
      id,
      plan,
      reason: request.reason,
      requestedBy,
      owner,
      links: linksTo?.({ id, ref: plan.target }),
      operator,
    });
    return {
      id,
      version: 1,
      operation: operation.id,
      kind: operation.kind,
      ref: plan.target,
      source: plan.source,
      title: plan.title,
      reason: request.reason,
      input: plan.input,
      requestedBy,
      owner,
      environment: resolveEnvironment(plan.target, this.#options.environments),
      createdAt: now,
      updatedAt: now,
      state: 'open',
      stage: 'opened',
      stages: firstStages(now),
      waitingFor: 'waits for the pull request to be opened',
      location: write.location,
      diff: plan.diff,
      impacts: plan.impacts,
      duration: plan.duration,
      warnings: plan.warnings,
      fingerprint: plan.fingerprint,
      repository: write.repository,
      baseBranch: write.baseBranch,
      branch: branchName(
        {
          id,
          operation: operation.id,
          ref: plan.target,
          fingerprint: plan.fingerprint,
        },
        config.branchPrefix,
      ),
      draft: {
        baseSha: write.baseSha,
        message: commitMessage({
          id,
          title: plan.title,
          reason: request.reason,
          requestedBy,
        }),
        author,
        files: write.files,
        title,
        body,
        labels: config.labels,
        reviewers: reviewers.reviewers,
        teamReviewers: reviewers.teamReviewers,
      },
      supersedes: request.supersedes,
      holdsSlot: true,
      expected: expectedValues(prepared.declared, prepared.desired),
      trail: { stageSince: now, failures: 0, told: [] },
      lookAt: now,
    };
  }
}

/** A plan that can be carried out. */
type Checked = PreparedPlan & {
  write: NonNullable<PreparedPlan['write']> & {
    location: NonNullable<PreparedPlan['plan']['location']>;
    repository: GitRepository;
  };
};

/** @throws PlanRefusedError, PlanOutdatedError or InputError when nothing should be opened. */
function checked(
  prepared: PreparedPlan,
  request: Pick<ChangeRequest, 'fingerprint'>,
): Pick<Checked, 'plan' | 'write'> {
  const { plan, write } = prepared;
  if (plan.errors.length > 0) {
    throw new PlanRefusedError(plan.errors);
  }
  if (
    request.fingerprint !== undefined &&
    request.fingerprint !== plan.fingerprint
  ) {
    throw new PlanOutdatedError(plan);
  }
  if (plan.diff === '') {
    throw new InputError(
      'There is nothing to change: the manifest in Git says so already',
    );
  }
  if (plan.dryRun.result === 'refused') {
    throw new InputError(
      `The Kubernetes cluster would refuse the object: ${plan.dryRun.messages.join(
        '; ',
      )}`,
    );
  }
  if (!write || !plan.location) {
    throw new InputError(
      'It is not known where the manifest of the database is kept',
    );
  }
  return { plan, write: { ...write, location: plan.location } };
}

/** Whether something is left to do on the Git host before the change is under review. */
function isUnfinished({ draft, supersedes }: ChangeRecord): boolean {
  return draft !== undefined || supersedes !== undefined;
}

/** Whether the open change does what is asked for: the same files, or the same values. */
function isSameWish(
  open: ChangeRecord,
  wish: Pick<ChangeRequest, 'input' | 'supersedes'>,
  fingerprint: string,
): boolean {
  return (
    wish.supersedes !== open.id &&
    !isMerged(open) &&
    (open.fingerprint === fingerprint ||
      canonical(open.input) === canonical(wish.input))
  );
}

function canonical(value: JsonObject): string {
  return JSON.stringify(value, (_key, item) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(byKey))
      : item,
  );
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : Number(a > b);
}

function hash(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
