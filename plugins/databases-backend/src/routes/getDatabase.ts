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

import type { Router } from 'express';
import { DatabaseRecord } from '../inventory';
import { shortHash } from '../text/shortHash';
import { DATABASE_PATH, findDatabase } from './findDatabase';
import { observedAt } from './observedAt';
import { changeFilterOf, writeOpenChange } from './openChangeOf';
import { RouteContext } from './RouteContext';
import { sendJson } from './sendJson';

/** Details that are remembered, for several people who look at the same database. */
const MAX_REMEMBERED = 200;
const REMEMBERED_MS = 5_000;

interface Details {
  version: number;
  until: number;
  text: string;
  hash: string;
}

/**
 * `GET /databases/{kubernetesCluster}/{namespace}/{engine}/{name}`: everything about one database, from memory.
 */
export function addGetDatabase(router: Router, context: RouteContext): void {
  const { activeChanges, clock, inventory, processId } = context;
  const remembered = new Map<DatabaseRecord, Details>();
  const detailsOf = (record: DatabaseRecord): Details => {
    const known = remembered.get(record);
    const now = clock.now();
    if (known && known.version === record.version && known.until > now) {
      return known;
    }
    const text = JSON.stringify(inventory.details(record));
    const details: Details = {
      version: record.version,
      until: now + REMEMBERED_MS,
      text,
      hash: shortHash(text),
    };
    remembered.delete(record);
    remembered.set(record, details);
    const oldest = remembered.keys().next();
    if (remembered.size > MAX_REMEMBERED && !oldest.done) {
      remembered.delete(oldest.value);
    }
    return details;
  };
  router.get(DATABASE_PATH, async (request, response) => {
    const record = await findDatabase(request, context);
    const { text, hash } = detailsOf(record);
    const openChange = writeOpenChange(
      record,
      await changeFilterOf(request, context),
      activeChanges,
    );
    const isNow = record.partition.knowledge.lastKnownAt() === undefined;
    const version = `${processId}.${hash}.${isNow}.${
      openChange && shortHash(openChange)
    }`;
    sendJson(request, response, version, () => {
      const time = observedAt(record, clock.now());
      return `${text.slice(0, -1)}${openChange},"observedAt":"${time}"}`;
    });
  });
}
