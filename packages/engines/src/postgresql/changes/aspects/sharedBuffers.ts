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

import { parsePostgresqlBytes } from '@database-platform/plugin-databases-common';
import { parseBytes } from '../../../quantity';
import { Draft } from '../Draft';
import { annotationOf } from '../Scene';
import { compareAmounts } from '../../../changes/amounts';

/** The manual of PostgreSQL calls more than this unlikely to work better. */
const largestShare = 0.4;

/**
 * Holds shared_buffers against the memory limit as both will be.
 *
 * @param field - the field that the person changes.
 */
export function checkSharedBuffers(draft: Draft, field: string): void {
  const { scene, after } = draft;
  const setting = Object.hasOwn(after.parameters, 'shared_buffers')
    ? after.parameters.shared_buffers
    : undefined;
  const least = scene.operator.minLimits?.memory;
  const isRaised =
    annotationOf(scene, scene.operator.ignoreResources) !== 'true' &&
    (compareAmounts(after.limits.memory, least) ?? 0) < 0;
  const limit = isRaised ? least : after.limits.memory;
  const buffers = setting && parsePostgresqlBytes(setting, '8kB');
  const memory = parseBytes(limit);
  if (!buffers || memory === undefined) {
    return;
  }
  if (buffers >= memory) {
    draft.refuse(
      'memory-below-shared-buffers',
      field,
      `The memory limit ${limit} is not more than shared_buffers ${setting}.`,
      field === 'memory.limit'
        ? `more than ${setting}; two and a half times of it is usual`
        : `less than ${limit}; up to 40% of it is usual`,
    );
  } else if (buffers > largestShare * memory) {
    draft.warn(
      'shared-buffers-share',
      `shared_buffers ${setting} is ${Math.round(
        (100 * buffers) / memory,
      )}% of the memory limit ${limit}.`,
      field,
    );
  }
}
