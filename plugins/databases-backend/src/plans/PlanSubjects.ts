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
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import {
  changeReadPermission,
  databaseChangePermission,
  databaseCreatePermission,
  databaseDeletePermission,
  databaseReadPermission,
  DatabaseRef,
  Engine,
  EngineChanges,
  EngineOperation,
  Owner,
  PlanRequest,
  Tier,
} from '@database-platform/plugin-databases-common';
import { DatabasesConfig } from '../config/readDatabasesConfig';
import { findEnvironment } from '../environments/resolveEnvironment';
import { DatabaseRecord, Inventory } from '../inventory';
import { toEntityRef } from '../owners/resolveOwner';
import { ReadAccess } from '../permissions/ReadAccess';
import { ALLOW_NONE } from '../permissions/ReadFilter';

/** Which permission each kind of operation needs on the database it is about. */
export const operationPermissions: Readonly<
  Record<EngineOperation['kind'], ResourcePermission>
> = {
  create: databaseCreatePermission,
  change: databaseChangePermission,
  delete: databaseDeletePermission,
};

/**
 * What a plan is about.
 */
export interface PlanSubject {
  engine: Engine;
  changes: EngineChanges;
  operation: EngineOperation;
  /** The database that is changed, or that is copied; absent for a new one. */
  record: DatabaseRecord | undefined;
  /** Whether there is something by the name of a new database already. */
  isTaken: boolean;
  owner: Owner;
  environment: string | undefined;
  tier: Tier | undefined;
  /** Whether whoever asks may see the changes of the database. */
  seesChanges: boolean;
}

/**
 * Finds out what a request is about, and whether whoever asks may ask for it.
 */
export class PlanSubjects {
  readonly #engines: readonly Engine[];
  readonly #kubernetesClusters: () => readonly string[];
  readonly #inventory: Pick<Inventory, 'get'>;
  readonly #access: Pick<ReadAccess, 'filterOf'>;
  readonly #config: Pick<DatabasesConfig, 'environments' | 'owners' | 'tiers'>;

  constructor(options: {
    engines: readonly Engine[];
    kubernetesClusters(): readonly string[];
    inventory: Pick<Inventory, 'get'>;
    access: Pick<ReadAccess, 'filterOf'>;
    config: Pick<DatabasesConfig, 'environments' | 'owners' | 'tiers'>;
  }) {
    this.#engines = options.engines;
    this.#kubernetesClusters = () => options.kubernetesClusters();
    this.#inventory = options.inventory;
    this.#access = options.access;
    this.#config = options.config;
  }

  /**
   * @throws InputError for what cannot be understood, NotFoundError for a database that is not there or may not be seen, NotAllowedError for what may not be
   * asked for.
   */
  async find(
    request: PlanRequest,
    credentials: BackstageCredentials,
  ): Promise<PlanSubject> {
    const { target, source } = request;
    const { engine, changes, operation } = this.#operationOf(request);
    const placed = findEnvironment(target, this.#config.environments);
    const common = {
      engine,
      changes,
      operation,
      environment: placed?.name,
      tier: placed?.tier ? this.#config.tiers[placed.tier] : undefined,
    };
    if (operation.kind === 'create') {
      this.#requireCluster(target);
      const record = source && (await this.#visible(source, credentials));
      if (record) {
        // Whoever has the copy has all that is in the original, so to see the original is not enough
        await this.#require(databaseChangePermission, credentials, record);
      }
      const owner = this.#ownerToBe(request, record);
      await this.#require(databaseCreatePermission, credentials, {
        ref: target,
        owner,
        environment: placed?.name,
      });
      const isTaken = this.#inventory.get(target) !== undefined;
      const seesChanges = await this.#seesChanges(credentials, {
        ref: target,
        owner,
        environment: placed?.name,
      });
      return { ...common, record, owner, isTaken, seesChanges };
    }
    const record = await this.#visible(target, credentials);
    await this.#require(
      operationPermissions[operation.kind],
      credentials,
      record,
    );
    const seesChanges = await this.#seesChanges(credentials, record);
    return {
      ...common,
      record,
      owner: record.owner,
      isTaken: false,
      seesChanges,
    };
  }

  #operationOf({ operation: id, target, source }: PlanRequest) {
    const engine = this.#engines.find(item => item.id === target.engine);
    if (!engine) {
      throw new InputError(
        `target.engine: "${target.engine}" is none of ${this.#engines
          .map(item => item.id)
          .join(', ')}`,
      );
    }
    const { changes } = engine;
    const operation = changes?.operations.find(item => item.id === id);
    if (!changes || !operation) {
      throw new InputError(
        changes
          ? `operation: "${id}" is none of ${changes.operations
              .map(item => item.id)
              .join(', ')}`
          : `${engine.title} databases can only be looked at: there are no operations`,
      );
    }
    if (id === 'clone' && !source) {
      throw new InputError('source: name the database to copy');
    }
    if (source && source.engine !== engine.id) {
      throw new InputError(
        `source.engine: must be ${engine.id}, as the target's`,
      );
    }
    return { engine, changes, operation };
  }

  #requireCluster({ kubernetesCluster }: DatabaseRef) {
    const known = this.#kubernetesClusters();
    if (!known.includes(kubernetesCluster)) {
      throw new InputError(
        `target.kubernetesCluster: "${kubernetesCluster}" is none of those that are watched`,
      );
    }
  }

  async #visible(
    ref: DatabaseRef,
    credentials: BackstageCredentials,
  ): Promise<DatabaseRecord> {
    const filter = await this.#access.filterOf(
      credentials,
      databaseReadPermission,
    );
    if (filter === ALLOW_NONE) {
      throw lacking(databaseReadPermission);
    }
    const record = this.#inventory.get(ref);
    if (!record || !filter.allows(record)) {
      throw new NotFoundError(
        'There is no such database, or you may not see it',
      );
    }
    return record;
  }

  async #seesChanges(
    credentials: BackstageCredentials,
    database: Pick<DatabaseRecord, 'ref' | 'owner' | 'environment'>,
  ): Promise<boolean> {
    const filter = await this.#access.filterOf(
      credentials,
      changeReadPermission,
    );
    return filter.allows(database);
  }

  async #require(
    permission: ResourcePermission,
    credentials: BackstageCredentials,
    database: Pick<DatabaseRecord, 'ref' | 'owner' | 'environment'>,
  ): Promise<void> {
    const filter = await this.#access.filterOf(credentials, permission);
    if (!filter.allows(database)) {
      throw filter === ALLOW_NONE
        ? lacking(permission)
        : new NotAllowedError(
            `You lack the permission ${permission.name} on ${
              database.ref.name
            } in the namespace ${
              database.ref.namespace
            } of the Kubernetes cluster ${
              database.ref.kubernetesCluster
            }, owned by ${database.owner.ref ?? 'nobody'}`,
          );
    }
  }

  /** As the owner of the new database will be read from its object: see {@link resolveOwner}. */
  #ownerToBe(
    { target, input }: PlanRequest,
    source: DatabaseRecord | undefined,
  ): Owner {
    const { groupNamespace, namespaces } = this.#config.owners;
    const team = typeof input.team === 'string' ? input.team : '';
    const ref = toEntityRef(team, 'group', groupNamespace);
    if (ref) {
      return { ref, source: 'engine' };
    }
    if (source) {
      return source.owner;
    }
    const mapped = namespaces[target.namespace];
    return mapped ? { ref: mapped, source: 'namespace' } : { source: 'none' };
  }
}

function lacking({ name }: ResourcePermission): NotAllowedError {
  return new NotAllowedError(`You lack the permission ${name}`);
}
