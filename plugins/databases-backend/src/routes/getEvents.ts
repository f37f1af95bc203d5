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
  DatabaseEvent,
  Fact,
} from '@database-platform/plugin-databases-common';
import type { Router } from 'express';
import { DatabaseRecord } from '../inventory';
import { DATABASE_PATH, findDatabase } from './findDatabase';
import { observedAt } from './observedAt';
import { RouteContext } from './RouteContext';
import { sendItems } from './sendItems';

/**
 * `.../events`: the Kubernetes Events about a database, newest first, from memory.
 */
export function addGetEvents(router: Router, context: RouteContext): void {
  const { clock, inventory } = context;
  router.get(`${DATABASE_PATH}/events`, async (request, response) => {
    const record = await findDatabase(request, context);
    const items = record.partition.engine.resources
      .filter(resource => resource.holds === 'events')
      .flatMap(resource => inventory.facts(record, resource.id))
      .map(fact => toEvent(fact, record))
      .sort((a, b) => (b.lastAt ?? '').localeCompare(a.lastAt ?? ''));
    sendItems(request, response, context, items, () =>
      observedAt(record, clock.now()),
    );
  });
}

/** Engines leave out what goes without saying. */
function toEvent(fact: Fact, record: DatabaseRecord): DatabaseEvent {
  const at = textOf(fact.lastAt) ?? textOf(fact.at);
  return {
    type: fact.type === 'Warning' ? 'Warning' : 'Normal',
    reason: textOf(fact.reason) ?? '',
    message: textOf(fact.message) ?? '',
    count: typeof fact.count === 'number' ? fact.count : 1,
    firstAt: textOf(fact.firstAt) ?? at,
    lastAt: at,
    object: {
      kind:
        textOf(fact.objectKind) ?? record.partition.primaryResource.kind ?? '',
      name: textOf(fact.objectName) ?? record.ref.name,
    },
    reporter: textOf(fact.reporter),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
