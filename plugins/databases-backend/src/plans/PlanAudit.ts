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

import {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  PlanRequest,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import type { Request } from 'express';
import { requesterOf } from '../changes/open/requesterOf';
import { Clock } from '../time';
import { PreparedPlan } from './PreparedPlan';

/** For so long the same plan of the same person is no news. */
const REPEATED_MS = 10 * 60_000;

const MAX_REMEMBERED = 1_000;

/**
 * Leaves a trace of plans: who asked for what, about which database; nothing of what is in it.
 *
 * @remarks
 * A form asks for a plan at almost every key, mostly for the same one. So the same plan of the same person is told once, and again after a while; refusals
 * are told each time, and what nobody waited for is not told.
 */
export class PlanAudit {
  readonly #auditor: AuditorService;
  readonly #clock: Pick<Clock, 'now'>;
  /** Until when each plan is known, oldest first. */
  readonly #told = new Map<string, number>();

  constructor(options: { auditor: AuditorService; clock: Pick<Clock, 'now'> }) {
    this.#auditor = options.auditor;
    this.#clock = options.clock;
  }

  /** @param asked - `request` where there is one, to tell where it came from; `isLeft` tells whether nobody waits any more */
  async trace(
    plan: PlanRequest,
    asked: {
      credentials: BackstageCredentials;
      request?: Request;
      isLeft?(): boolean;
    },
    work: () => Promise<PreparedPlan>,
  ): Promise<PreparedPlan> {
    let prepared: PreparedPlan;
    try {
      prepared = await work();
    } catch (error) {
      if (!asked.isLeft?.()) {
        const event = await this.#event(plan, asked);
        await event.fail({ error: toError(error) });
      }
      throw error;
    }
    const { errors, fingerprint } = prepared.plan;
    if (this.#isNews(`${requesterOf(asked.credentials)} ${fingerprint}`)) {
      const event = await this.#event(plan, asked);
      await event.success({ meta: { errors: errors.length } });
    }
    return prepared;
  }

  async #event(
    { operation, target }: PlanRequest,
    {
      credentials,
      request,
    }: { credentials: BackstageCredentials; request?: Request },
  ) {
    return this.#auditor.createEvent({
      eventId: 'plan-create',
      severityLevel: 'low',
      ...(request && { request }),
      meta: {
        operation,
        database: stringifyDatabaseRef(target),
        // Where there is no request to tell
        ...(!request && { requestedBy: requesterOf(credentials) }),
      },
    });
  }

  #isNews(key: string): boolean {
    const now = this.#clock.now();
    if ((this.#told.get(key) ?? 0) > now) {
      return false;
    }
    this.#told.delete(key);
    this.#told.set(key, now + REPEATED_MS);
    for (const [oldest, until] of this.#told) {
      if (until > now && this.#told.size <= MAX_REMEMBERED) {
        break;
      }
      this.#told.delete(oldest);
    }
    return true;
  }
}
