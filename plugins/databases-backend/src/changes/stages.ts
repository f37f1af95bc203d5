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

/**
 * When something happened by the Git host's clock, in milliseconds since the epoch. That clock may be ahead of this one or behind it, and some hosts count
 * whole seconds: nothing happens in the future, nor before what led to it.
 *
 * @param at - what the host says; without it, now is the best that is known
 * @param after - the stages that led to it; those that are not done do not count
 */
export function timeThere(
  at: string | undefined,
  { after, now }: { after: readonly ChangeStage[]; now: number },
): number {
  const time = at === undefined ? NaN : Date.parse(at);
  const earliest = after.flatMap(stage =>
    stage.state === 'done' && stage.at ? Date.parse(stage.at) : [],
  );
  return time <= now ? Math.min(Math.max(time, ...earliest), now) : now;
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
