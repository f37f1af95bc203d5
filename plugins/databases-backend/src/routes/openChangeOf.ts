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

import { changeReadPermission } from '@database-platform/plugin-databases-common';
import type { Request } from 'express';
import { resourceOf } from '../changes/ChangeAccess';
import { DatabaseRecord } from '../inventory';
import { ALLOW_NONE, ReadFilter } from '../permissions/ReadFilter';
import { RouteContext } from './RouteContext';

/** Of which databases the reader may see changes. Nobody is asked while there are none. */
export async function changeFilterOf(
  request: Request,
  { access, activeChanges }: Pick<RouteContext, 'access' | 'activeChanges'>,
): Promise<ReadFilter> {
  return activeChanges.size === 0
    ? ALLOW_NONE
    : access.filter(request, changeReadPermission);
}

/** How many pull requests of changes are not merged yet, as far as the reader may see them; `undefined` when there are none. */
export function openPullRequests(
  filter: ReadFilter,
  activeChanges: Pick<RouteContext['activeChanges'], 'values'>,
): number | undefined {
  const count = Array.from(activeChanges.values()).filter(
    change =>
      change.pullRequest?.state === 'open' && filter.allows(resourceOf(change)),
  ).length;
  return count > 0 ? count : undefined;
}

/** The open change of a database as a part of its JSON, with the comma before it; empty when there is none that the reader may see. */
export function writeOpenChange(
  record: DatabaseRecord,
  filter: ReadFilter,
  activeChanges: RouteContext['activeChanges'],
): string {
  const change =
    filter === ALLOW_NONE ? undefined : activeChanges.openChange(record.ref);
  return change && filter.allows(record)
    ? `,"openChange":${JSON.stringify(change)}`
    : '';
}
