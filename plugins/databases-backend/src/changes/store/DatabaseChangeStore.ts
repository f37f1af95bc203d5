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
  DatabaseService,
  isDatabaseConflictError,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import {
  DatabaseRef,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { Knex } from 'knex';
import { activeStates, ChangeRecord, ChangeStep } from '../ChangeRecord';
import { ChangeRow, slotHash, toChangeRow } from './changeRows';
import { ChangeStore, ChangeStoreQuery, InsertResult } from './ChangeStore';
import { forgetEnded } from './forgetEnded';
import { makeWay } from './makeWay';
import { mergedSince } from './mergedSince';
import { pageOf } from './pageOf';
import { withStages, writeStages } from './stageRows';
import { StepTable } from './StepTable';

/** So many changes are read at once; databases bound how much one question may name. */
const READ_TOGETHER = 200;

/**
 * Keeps changes in the plugin's database: SQLite or PostgreSQL.
 */
export class DatabaseChangeStore implements ChangeStore {
  readonly #knex: Knex;
  readonly #steps: StepTable;

  private constructor(knex: Knex) {
    this.#knex = knex;
    this.#steps = new StepTable(knex);
  }

  /** Brings the tables up to date, unless the portal is configured to do that otherwise. */
  static async create(database: DatabaseService): Promise<DatabaseChangeStore> {
    const knex = await database.getClient();
    if (!database.migrations?.skip) {
      await knex.migrate.latest({
        directory: resolvePackagePath(
          '@database-platform/plugin-databases-backend',
          'migrations',
        ),
      });
    }
    return new DatabaseChangeStore(knex);
  }

  async insert(
    record: ChangeRecord,
    options: { idempotencyKey?: string } = {},
  ): Promise<InsertResult> {
    const { idempotencyKey } = options;
    try {
      await this.#knex.transaction(async trx => {
        if (record.supersedes !== undefined) {
          await makeWay(trx, record, record.supersedes);
        }
        await trx<ChangeRow>('changes').insert({
          ...toChangeRow(record),
          idempotency_key: idempotencyKey ?? null,
          lease_holder: null,
          lease_until: null,
        });
        await writeStages(trx, record);
      });
      return { added: true };
    } catch (error) {
      if (!isDatabaseConflictError(error)) {
        throw error;
      }
      const sameKey =
        idempotencyKey === undefined
          ? undefined
          : await this.findByKey(idempotencyKey);
      if (sameKey) {
        return { added: false, by: 'key', existing: sameKey };
      }
      const inTheWay = await this.findOpen(record.ref, record.operation);
      if (inTheWay) {
        return { added: false, by: 'slot', existing: inTheWay };
      }
      throw new ConflictError(
        'Another change of the database came to its end in this moment: ask again',
        error,
      );
    }
  }

  async get(id: string): Promise<ChangeRecord | undefined> {
    return this.#one(query => query.where('id', id));
  }

  async findByKey(idempotencyKey: string): Promise<ChangeRecord | undefined> {
    return this.#one(query => query.where('idempotency_key', idempotencyKey));
  }

  async findOpen(
    ref: DatabaseRef,
    operation: string,
  ): Promise<ChangeRecord | undefined> {
    return this.#one(query =>
      query.where('slot', slotHash({ ref, operation })),
    );
  }

  async findActive(ref: DatabaseRef): Promise<readonly ChangeRecord[]> {
    return withStages(
      this.#knex,
      await this.#knex<ChangeRow>('changes')
        .where('database_ref', stringifyDatabaseRef(ref))
        .whereIn('state', [...activeStates])
        .orderBy([
          { column: 'created_at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ]),
    );
  }

  async findMergedSince(
    ref: DatabaseRef,
    since: number,
  ): Promise<readonly ChangeRecord[]> {
    return mergedSince(this.#knex, ref, since);
  }

  async save(
    record: ChangeRecord,
    options: { forgetKey?: boolean } = {},
  ): Promise<ChangeRecord> {
    const saved = { ...record, version: record.version + 1 };
    const { id, created_at: _createdAt, ...columns } = toChangeRow(saved);
    try {
      await this.#knex.transaction(async trx => {
        const written = await trx<ChangeRow>('changes')
          .where({ id, version: record.version })
          .update({
            ...columns,
            ...(options.forgetKey && { idempotency_key: null }),
          });
        if (written !== 1) {
          throw new ConflictError(
            `The change ${id} was written by somebody else in between`,
          );
        }
        await writeStages(trx, saved);
      });
    } catch (error) {
      if (isDatabaseConflictError(error)) {
        throw new ConflictError(
          'Another change of the same database and operation is open',
          error,
        );
      }
      throw error;
    }
    return saved;
  }

  async postpone(id: string, lookAt: number): Promise<void> {
    await this.#knex<ChangeRow>('changes')
      .where('id', id)
      .whereIn('state', [...activeStates])
      .update({ look_at: lookAt });
  }

  async list(
    query: ChangeStoreQuery,
  ): Promise<{ items: readonly ChangeRecord[]; totalItems: number }> {
    const { rows, total } = await pageOf(this.#knex, query);
    return { items: await withStages(this.#knex, rows), totalItems: total };
  }

  async forgetEnded(before: number, limit: number): Promise<number> {
    return forgetEnded(this.#knex, { before, limit });
  }

  async due(now: number, limit: number): Promise<readonly string[]> {
    const rows = await this.#knex<ChangeRow>('changes')
      .where('look_at', '<=', now)
      .where(inner =>
        inner.whereNull('lease_until').orWhere('lease_until', '<=', now),
      )
      .orderBy('look_at')
      .limit(limit)
      .select('id');
    return rows.map(({ id }) => id);
  }

  async active(known: ReadonlyMap<string, number>): Promise<{
    ids: ReadonlySet<string>;
    changed: readonly ChangeRecord[];
  }> {
    const rows = await this.#knex<ChangeRow>('changes')
      .whereIn('state', [...activeStates])
      .select('id', 'version');
    const news = rows.filter(({ id, version }) => known.get(id) !== version);
    const changed: ChangeRecord[] = [];
    for (let start = 0; start < news.length; start += READ_TOGETHER) {
      const ids = news.slice(start, start + READ_TOGETHER).map(({ id }) => id);
      const read = await this.#knex<ChangeRow>('changes').whereIn('id', ids);
      changed.push(...(await withStages(this.#knex, read)));
    }
    return { ids: new Set(rows.map(({ id }) => id)), changed };
  }

  async lease(
    id: string,
    lease: { holder: string; now: number; until: number },
  ): Promise<boolean> {
    const taken = await this.#knex<ChangeRow>('changes')
      .where('id', id)
      .where(inner =>
        inner
          .whereNull('lease_holder')
          .orWhere('lease_holder', lease.holder)
          .orWhere('lease_until', '<=', lease.now),
      )
      .update({ lease_holder: lease.holder, lease_until: lease.until });
    return taken === 1;
  }

  async release(id: string, holder: string): Promise<void> {
    await this.#knex<ChangeRow>('changes')
      .where({ id, lease_holder: holder })
      .update({ lease_holder: null, lease_until: null });
  }

  async startStep(
    ...args: Parameters<ChangeStore['startStep']>
  ): Promise<number> {
    return this.#steps.startStep(...args);
  }

  async endStep(...args: Parameters<ChangeStore['endStep']>): Promise<void> {
    await this.#steps.endStep(...args);
  }

  async steps(changeId: string): Promise<readonly ChangeStep[]> {
    return this.#steps.steps(changeId);
  }

  async #one(
    where: (query: Knex.QueryBuilder<ChangeRow>) => unknown,
  ): Promise<ChangeRecord | undefined> {
    const query = this.#knex<ChangeRow>('changes');
    where(query);
    const [record] = await withStages(this.#knex, await query.limit(1));
    return record;
  }
}
