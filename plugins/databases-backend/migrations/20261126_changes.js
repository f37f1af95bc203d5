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

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('changes', table => {
    table.comment(
      'Changes of databases, from the plan to the running database',
    );
    table.string('id', 36).primary().notNullable();
    table
      .integer('version')
      .notNullable()
      .comment(
        'Grows with each write, so that nobody overwrites what they have not read',
      );
    table
      .string('idempotency_key', 64)
      .nullable()
      .unique({ indexName: 'changes_idempotency_key_uniq' })
      .comment(
        'Hash of requester and key; null when none was given or the change can be asked for anew',
      );
    table
      .string('slot', 64)
      .nullable()
      .unique({ indexName: 'changes_slot_uniq' })
      .comment(
        'Hash of database and operation while the pull request is open: there is one at a time',
      );
    table.text('database_ref').notNullable();
    table.text('kubernetes_cluster').notNullable();
    table.text('namespace').notNullable();
    table.text('engine').notNullable();
    table.text('operation').notNullable();
    table.text('requested_by').notNullable();
    table
      .text('owner')
      .nullable()
      .comment('As it was when the change was asked for');
    table.text('environment').nullable();
    table.text('state').notNullable();
    table
      .bigInteger('created_at')
      .notNullable()
      .comment('Milliseconds since the epoch');
    table.bigInteger('updated_at').notNullable();
    table
      .bigInteger('look_at')
      .nullable()
      .comment('When to look at it next; null when it is at its end');
    table
      .text('lease_holder')
      .nullable()
      .comment('The process that works on it');
    table.bigInteger('lease_until').nullable();
    table.text('record').notNullable().comment('Everything else, as JSON');
    table.index(['created_at', 'id'], 'changes_created_at_idx');
    table.index(['look_at'], 'changes_look_at_idx');
    table.index(['database_ref'], 'changes_database_ref_idx');
  });
  await knex.schema.createTable('change_stages', table => {
    table.comment('How far each change is, and when it got there');
    table
      .string('change_id', 36)
      .notNullable()
      .references('id')
      .inTable('changes')
      .onDelete('CASCADE');
    table.integer('position').notNullable();
    table.text('stage').notNullable();
    table.text('state').notNullable();
    table.bigInteger('reached_at').nullable();
    table.text('detail').nullable();
    table.primary(['change_id', 'position']);
  });
  await knex.schema.createTable('change_steps', table => {
    table.comment(
      'Every remote call that a change made, noted before and after',
    );
    table.increments('id').notNullable();
    table
      .string('change_id', 36)
      .notNullable()
      .references('id')
      .inTable('changes')
      .onDelete('CASCADE');
    table.text('step').notNullable();
    table.text('worker').notNullable();
    table.bigInteger('started_at').notNullable();
    table.bigInteger('ended_at').nullable();
    table.text('error').nullable();
    table.index(['change_id'], 'change_steps_change_id_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('change_steps');
  await knex.schema.dropTable('change_stages');
  await knex.schema.dropTable('changes');
};
