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
import { InputError, ServiceUnavailableError } from '@backstage/errors';
import {
  ChangeRequest,
  EngineOperation,
  GitToken,
} from '@database-platform/plugin-databases-common';
import { createHash } from 'node:crypto';
import { resolveEnvironment } from '../../environments/resolveEnvironment';
import { prepareInTime } from '../../plans/prepareInTime';
import { PlanMaker, PreparedPlan } from '../../plans/PreparedPlan';
import { Deadline } from '../../time';
import { ChangeAccess, resourceOf } from '../ChangeAccess';
import { ChangeRecord, isActive } from '../ChangeRecord';
import { ChangeInTheWayError, KeyUsedError } from '../errors';
import { Lease } from '../Lease';
import { ChangeStore } from '../store/ChangeStore';
import { toOpenChange } from '../toOpenChange';
import { checkPlan } from './checkPlan';
import { fingerprintOfWish } from './fingerprintOfWish';
import { GitAccess, GitHostsByName } from './gitAccess';
import { isSameWish } from './isSameWish';
import { NewChangeOptions, newChangeRecord } from './newChangeRecord';
import { PullRequestOpener } from './PullRequestOpener';
import { requesterOf } from './requesterOf';

/** All remote calls of opening a pull request together. */
const OPEN_DEADLINE_MS = 60_000;

/** How long a request waits for another one that opens the same pull request. */
const OTHER_MS = 30_000;

/** Who asks for a change. */
export interface AskOptions {
  credentials: BackstageCredentials;
  /** The own token of the person who asks, which only its own host is sent. */
  gitToken?: GitToken;
  signal: AbortSignal;
}

export interface ChangeOpenerOptions extends NewChangeOptions {
  access: ChangeAccess;
  store: ChangeStore;
  plans: PlanMaker;
  gitHosts: GitHostsByName;
  random(): number;
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
   * @throws NotAllowedError without the permission, PlanRefusedError, PlanOutdatedError, ChangeInTheWayError, KeyUsedError, and what the Git host refuses for good.
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
    const prepared = await prepareInTime(
      this.#options.plans,
      {
        operation: request.operation,
        target: request.target,
        source: request.source,
        input: request.input,
      },
      {
        credentials: ask.credentials,
        gitToken: ask.gitToken,
        signal: ask.signal,
        clock: this.#options.clock,
        tooLate: sentence =>
          new ServiceUnavailableError(
            `${sentence}, so nothing was opened: ask again in a moment`,
          ),
      },
    );
    await this.#require(operation, request, prepared, ask);
    const wish = { ...request, input: prepared.plan.input };
    const open = await store.findOpen(request.target, request.operation);
    if (open && isSameWish(open, wish, prepared.plan.fingerprint)) {
      return this.#resume(open, ask, false);
    }
    const checked = checkPlan(prepared, request);
    if (open && open.id !== request.supersedes) {
      throw await this.#inTheWay(open, ask);
    }
    const record = await newChangeRecord(
      checked,
      request,
      { operation, requestedBy: requester },
      this.#options,
    );
    const inserted = await store.insert(record, { idempotencyKey });
    if (!inserted.added) {
      const { existing } = inserted;
      if (inserted.by === 'key') {
        return this.#repeat(existing, request, ask);
      }
      if (isSameWish(existing, wish, checked.plan.fingerprint)) {
        return this.#resume(existing, ask, false);
      }
      throw await this.#inTheWay(existing, ask);
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

  /** What is in the way, told as far as whoever asks may see it. */
  async #inTheWay(
    open: ChangeRecord,
    { credentials }: AskOptions,
  ): Promise<ChangeInTheWayError> {
    const filter = await this.#options.access.readable(credentials);
    return new ChangeInTheWayError(
      filter.allows(resourceOf(open)) ? toOpenChange(open) : undefined,
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
    const { idempotencyKey } = request;
    if (
      idempotencyKey !== undefined &&
      existing.wish !== fingerprintOfWish(request, idempotencyKey)
    ) {
      throw new KeyUsedError();
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
      const access = { signal: deadline.signal, gitToken: ask.gitToken };
      return { change: await this.#finish(current, lease, access), isNew };
    } finally {
      deadline.clear();
      await lease.release();
    }
  }

  /** What is left to do on the Git host. */
  async #finish(
    record: ChangeRecord,
    lease: Lease,
    access: GitAccess,
  ): Promise<ChangeRecord> {
    const { onWritten } = this.#options;
    if (!isUnfinished(record)) {
      return record;
    }
    const { change, error } = await this.#pullRequests.open(
      record,
      lease,
      access,
    );
    onWritten(change);
    if (change.state === 'failed' && error) {
      throw error;
    }
    if (change.supersedes === undefined || !change.pullRequest) {
      return change;
    }
    const alone = await this.#pullRequests
      .closeSuperseded(change, lease, access)
      // The follower tries again
      .catch(() => change);
    onWritten(alone);
    return alone;
  }
}

/** Whether something is left to do on the Git host before the change is under review. Nothing is for one at its end: what it was to replace stays. */
function isUnfinished(change: ChangeRecord): boolean {
  return (
    isActive(change) &&
    (change.draft !== undefined || change.supersedes !== undefined)
  );
}

function hash(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
