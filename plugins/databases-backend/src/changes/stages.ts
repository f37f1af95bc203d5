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
  ChangeStage,
  ChangeStageId,
  changeStageIds,
} from '@database-platform/plugin-databases-common';

/** The stages of a change that is planned, and whose pull request is about to be opened. */
export function firstStages(now: number): readonly ChangeStage[] {
  return changeStageIds.map(id => {
    if (id === 'planned') {
      return { id, state: 'done', at: new Date(now).toISOString() };
    }
    return { id, state: id === 'opened' ? 'current' : 'waiting' };
  });
}

/** The stages with one of them changed. */
export function withStage(
  stages: readonly ChangeStage[],
  id: ChangeStageId,
  change: Omit<ChangeStage, 'id'>,
): readonly ChangeStage[] {
  return stages.map(stage => (stage.id === id ? { id, ...change } : stage));
}

/** A stage that was reached at a time of the Git host's clock, which may be ahead of this one: nothing is reached in the future. */
export function reachedThere(
  at: string | undefined,
  now: number,
  detail?: string,
): Omit<ChangeStage, 'id'> {
  const time = at === undefined ? NaN : Date.parse(at);
  return reached(time <= now ? time : now, detail);
}

/** A stage that was reached at a time. */
export function reached(
  at: number | string,
  detail?: string,
): Omit<ChangeStage, 'id'> {
  return {
    state: 'done',
    at: new Date(at).toISOString(),
    ...(detail !== undefined && { detail }),
  };
}
