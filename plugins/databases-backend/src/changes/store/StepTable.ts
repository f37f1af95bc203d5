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

import { Knex } from 'knex';
import { ChangeStep } from '../ChangeRecord';
import { optionalNumber, StepRow } from './changeRows';
import { ChangeStore } from './ChangeStore';

/** Errors of Git hosts can be long; what is kept of one, in characters. */
const MAX_ERROR_LENGTH = 2_000;

/**
 * The remote calls that changes made.
 */
export class StepTable
  implements Pick<ChangeStore, 'startStep' | 'endStep' | 'steps'>
{
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async startStep(
    changeId: string,
    { step, worker, at }: { step: string; worker: string; at: number },
  ): Promise<number> {
    const [row] = await this.#knex<StepRow>('change_steps')
      .insert({ change_id: changeId, step, worker, started_at: at })
      .returning('id');
    return row.id;
  }

  async endStep(
    stepId: number,
    end: { at: number; error?: string },
  ): Promise<void> {
    await this.#knex<StepRow>('change_steps')
      .where('id', stepId)
      .update({
        ended_at: end.at,
        error: end.error?.slice(0, MAX_ERROR_LENGTH) ?? null,
      });
  }

  async steps(changeId: string): Promise<readonly ChangeStep[]> {
    const rows = await this.#knex<StepRow>('change_steps')
      .where('change_id', changeId)
      .orderBy('id');
    return rows.map(row => ({
      step: row.step,
      worker: row.worker,
      startedAt: Number(row.started_at),
      endedAt: optionalNumber(row.ended_at),
      error: row.error ?? undefined,
    }));
  }
}
