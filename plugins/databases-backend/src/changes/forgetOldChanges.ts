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
import { Clock } from '../time';
import { ChangeStore } from './store/ChangeStore';

/** Changes that are forgotten in one transaction: others wait for it on SQLite. */
const TOGETHER = 100;

/**
 * Forgets the changes whose end is longer ago than they are kept.
 *
 * @param signal - ends it between two transactions; what is left is forgotten the next time
 */
export async function forgetOldChanges(
  options: {
    store: Pick<ChangeStore, 'forgetEnded'>;
    clock: Pick<Clock, 'now'>;
    /** In milliseconds. */
    keepMs: number;
    logger: Pick<LoggerService, 'info'>;
  },
  signal: AbortSignal,
): Promise<void> {
  const { store, clock, keepMs, logger } = options;
  const before = clock.now() - keepMs;
  let total = 0;
  let forgotten = TOGETHER;
  while (forgotten === TOGETHER && !signal.aborted) {
    forgotten = await store.forgetEnded(before, TOGETHER);
    total += forgotten;
  }
  if (total > 0) {
    logger.info(
      `Forgot ${total} changes that came to their end before ${new Date(
        before,
      ).toISOString()}`,
    );
  }
}
