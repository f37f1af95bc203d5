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

import { LoggerService } from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import {
  DatabasesSignal,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { shortHash } from '../text/shortHash';
import { Clock, sleep } from '../time';
import { ChangeNotice } from './ChangeNotice';
import { ChangeRecord } from './ChangeRecord';

/** A change does not wait longer for people to be told of it. */
const DEADLINE_MS = 10_000;

const SEVERITY = {
  merged: 'low',
  done: 'normal',
  stuck: 'high',
  failed: 'high',
} as const;

/**
 * Tells pages and people how changes get on.
 */
export class ChangeNews {
  readonly #notifications: NotificationService;
  readonly #tellPages: (signal: DatabasesSignal) => void;
  readonly #clock: Clock;
  readonly #logger: LoggerService;
  #isToldOff = false;

  constructor(options: {
    notifications: NotificationService;
    /** Sends to every open page. */
    tellPages(signal: DatabasesSignal): void;
    clock: Clock;
    logger: LoggerService;
  }) {
    this.#notifications = options.notifications;
    this.#tellPages = options.tellPages;
    this.#clock = options.clock;
    this.#logger = options.logger;
  }

  /** Pages read again what they show of the change. */
  written(change: ChangeRecord): void {
    this.#tellPages({
      ids: [shortHash(stringifyDatabaseRef(change.ref))],
      kind: 'change',
      changes: [change.id],
    });
  }

  /** People who asked for the change or own the database are notified; a later notice takes the place of an earlier one. */
  async notify(change: ChangeRecord, notice: ChangeNotice): Promise<void> {
    const recipients = [change.requestedBy, change.owner].filter(
      (ref): ref is string => ref !== undefined && isPerson(ref),
    );
    if (recipients.length === 0) {
      return;
    }
    const sent = new AbortController();
    try {
      const sending = this.#notifications.send({
        recipients: { type: 'entity', entityRef: recipients },
        payload: {
          ...sentences(change, notice),
          severity: SEVERITY[notice],
          link: `/databases/changes/${encodeURIComponent(change.id)}`,
          topic: 'database-change',
          scope: `database-change:${change.id}`,
        },
      });
      await Promise.race([
        sending,
        sleep(this.#clock, DEADLINE_MS, sent.signal).then(() => {
          throw new Error('They were not taken in time');
        }),
      ]);
    } catch (error) {
      // Once: most probably the notifications plugin is not installed
      if (!this.#isToldOff) {
        this.#isToldOff = true;
        this.#logger.debug(`People are not notified of changes: ${error}`);
      }
    } finally {
      sent.abort();
    }
  }
}

function sentences(
  change: ChangeRecord,
  notice: ChangeNotice,
): { title: string; description: string } {
  const { title, problem } = change;
  const why = [problem?.reason, problem?.advice].filter(Boolean).join(' ');
  switch (notice) {
    case 'merged':
      return {
        title: `Merged: ${title}`,
        description: 'The change is on its way to the database.',
      };
    case 'done':
      return {
        title: `Done: ${title}`,
        description:
          change.kind === 'delete'
            ? 'The database is gone.'
            : 'The database runs with it.',
      };
    case 'stuck':
      return { title: `Stuck: ${title}`, description: why };
    default:
      return { title: `Failed: ${title}`, description: why };
  }
}

function isPerson(ref: string): boolean {
  return /^(user|group):/i.test(ref);
}
