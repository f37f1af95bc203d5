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
  Database,
  DatabaseRef,
  OperationContext,
  OperationResult,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { parse } from 'yaml';
import { isObject } from '../../../json';
import { Json, now } from '../../../kubernetes/__testUtils__/json';
import { Fixture } from '../../__testUtils__/Fixture';
import { World } from '../../../kubernetes/__testUtils__/World';
import { createPostgresqlEngine } from '../../createPostgresqlEngine';
import { postgresqlChanges } from '../postgresqlChanges';

const engine = createPostgresqlEngine();

/** A storage class of the Kubernetes cluster. */
export function storageClass(name: string, expands: boolean): Json {
  return {
    kind: 'StorageClass',
    metadata: { name },
    allowVolumeExpansion: expands,
  };
}

/** What a request is made in: a database as it is declared, runs and is observed. */
export class Request {
  readonly fixture: Fixture;
  declared: UnknownObject | undefined;
  target: DatabaseRef;
  source: DatabaseRef | undefined;

  constructor(fixture = new Fixture()) {
    this.fixture = fixture;
    this.target = {
      kubernetesCluster: 'prod-eu',
      namespace: fixture.namespace,
      engine: 'postgresql',
      name: fixture.name,
    };
    fixture.others.push(storageClass('fast-ssd', true));
  }

  /** Changes the manifest, in Git as in the Kubernetes cluster. */
  spec(path: readonly string[], value: unknown): this {
    this.fixture.spec(path, value);
    return this;
  }

  /** The operator's configuration. */
  operator(configuration: Json): this {
    this.fixture.operator(configuration);
    return this;
  }

  database(): Database {
    return {
      ...this.fixture.observe(),
      id: 'x',
      ref: this.target,
      attention: false,
      owner: { source: 'none' },
      findingCounts: { critical: 0, warning: 0, info: 0 },
      observedAt: new Date(now).toISOString(),
    };
  }

  context(input: Json, isNew = false): OperationContext {
    const { fixture } = this;
    const facts = new World(engine, fixture.objects(), fixture.gaps).facts(
      fixture.namespace,
      fixture.name,
      now,
    );
    return {
      target: this.target,
      source: this.source,
      input: JSON.parse(JSON.stringify(input)),
      ...(!isNew && {
        declared:
          this.declared ?? JSON.parse(JSON.stringify(fixture.postgresql)),
        live: fixture.postgresql,
        database: this.database(),
      }),
      shared: facts,
      now,
    };
  }

  plan(operation: string, input: Json = {}): OperationResult {
    const context = this.context(input, operation === 'create');
    return operationOf(operation).plan(context);
  }
}

export function operationOf(id: string) {
  const found = postgresqlChanges.operations.find(each => each.id === id);
  if (!found) {
    throw new Error(`no operation ${id}`);
  }
  return found;
}

/** The ids of what a plan says, without the engine. */
export function rulesOf(result: OperationResult) {
  const ids = (items: ReadonlyArray<{ rule: string }>) =>
    items.map(({ rule }) => rule.replace('postgresql/', ''));
  return {
    errors: ids(result.errors),
    warnings: ids(result.warnings),
    impacts: ids(result.impacts),
  };
}

/** The object that a new manifest holds. */
export function createdObject(result: OperationResult): Json {
  if (result.action.type !== 'create') {
    throw new Error(`not created but ${result.action.type}`);
  }
  return parse(result.action.text);
}

const operator = {
  min_instances: 2,
  max_instances: 5,
  enable_team_id_clustername_prefix: true,
  postgres_pod_resources: { min_memory_limit: '1Gi', max_cpu_request: '2' },
};
const base = new Request().operator(operator).context({});

/** A manifest that is declared and live, in a Kubernetes cluster whose operator has limits; it is the target, and the source of a clone. */
export function contextOf(input: unknown, declared: unknown): OperationContext {
  const target = { ...base.target, name: 'ledger' };
  return {
    ...base,
    target,
    source: target,
    input: JSON.parse(JSON.stringify(input)),
    declared: isObject(declared) ? declared : undefined,
    live: isObject(declared) ? declared : undefined,
  };
}
