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

// @ts-check

const REASON =
  'The portal was replaced by another version of itself before the pull request was open';
const ADVICE = 'Ask for the change again: it is planned anew then.';

/**
 * What is left to be written to a Git host is kept in another form by each version; what is kept in the other one cannot be carried out. Files as whole texts,
 * which the earlier form had, are not to stay in the database anyway.
 *
 * @param {import('knex').Knex} knex
 * @param {'files' | 'writes'} form - the key of a draft in the form that is not understood any more
 * @returns {Promise<void>}
 */
async function endDrafts(knex, form) {
  const now = Date.now();
  const rows = await knex('changes')
    .where('record', 'like', '%"draft":%')
    .select('id', 'version', 'state', 'record');
  for (const { id, version, state, record } of rows) {
    const { draft, ...rest } = JSON.parse(record);
    if (!draft || draft[form] === undefined) {
      continue;
    }
    const isActive = state === 'open' || state === 'stuck';
    const { waitingFor: _waitingFor, ...ended } = rest;
    await knex('changes')
      .where('id', id)
      .update({
        version: version + 1,
        record: JSON.stringify(
          isActive
            ? {
                ...ended,
                problem: {
                  stage: 'opened',
                  since: new Date(now).toISOString(),
                  reason: REASON,
                  advice: ADVICE,
                },
              }
            : rest,
        ),
        ...(isActive && {
          state: 'failed',
          slot: null,
          idempotency_key: null,
          look_at: null,
          updated_at: now,
        }),
      });
    if (isActive) {
      await knex('change_stages')
        .where({ change_id: id, stage: 'opened' })
        .update({ state: 'failed', detail: REASON });
    }
  }
}

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await endDrafts(knex, 'files');
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await endDrafts(knex, 'writes');
};
