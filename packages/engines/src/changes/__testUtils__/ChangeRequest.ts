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
  Engine,
  EngineChanges,
  EngineOperation,
  Observation,
  OperationContext,
  OperationResult,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { parse } from 'yaml';
import { isObject } from '../../json';
import { Json, now } from '../../kubernetes/__testUtils__/json';
import { World } from '../../kubernetes/__testUtils__/World';

/** A database as the tests of an engine make it. */
export interface RequestFixture {
  readonly name: string;
  readonly namespace: string;
  readonly gaps: Readonly<Record<string, string>>;
  readonly others: Json[];
  objects(): Json[];
  observe(): Observation;
  spec(path: readonly (string | number)[], value: unknown): unknown;
}

/** A storage class of the Kubernetes cluster. */
export function storageClass(name: string, expands: boolean): Json {
  return {
    kind: 'StorageClass',
    metadata: { name },
    allowVolumeExpansion: expands,
  };
}

/** What a request is made in: a database as it is declared, runs and is observed. */
export class ChangeRequest<F extends RequestFixture> {
  declared: UnknownObject | undefined;
  target: DatabaseRef;
  source: DatabaseRef | undefined;

  constructor(
    readonly fixture: F,
    private readonly engine: Engine,
    private readonly changes: EngineChanges,
  ) {
    this.target = {
      kubernetesCluster: 'prod-eu',
      namespace: fixture.namespace,
      engine: engine.id,
      name: fixture.name,
    };
    fixture.others.push(storageClass('fast-ssd', true));
  }

  /** Changes the manifest, in Git as in the Kubernetes cluster. */
  spec(path: readonly (string | number)[], value: unknown): this {
    this.fixture.spec(path, value);
    return this;
  }

  /** The object as the Kubernetes cluster has it. */
  get live(): Json {
    const { kind } = this.changes.manifest;
    const found = this.fixture.objects().find(object => object.kind === kind);
    if (!found) {
      throw new Error(`no ${kind}`);
    }
    return found;
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
    const facts = new World(this.engine, fixture.objects(), fixture.gaps).facts(
      fixture.namespace,
      fixture.name,
      now,
    );
    return {
      target: this.target,
      source: this.source,
      input: JSON.parse(JSON.stringify(input)),
      ...(!isNew && {
        declared: this.declared ?? JSON.parse(JSON.stringify(this.live)),
        live: this.live,
        database: this.database(),
      }),
      shared: facts,
      now,
    };
  }

  plan(operation: string, input: Json = {}): OperationResult {
    return operationIn(this.changes, operation).plan(
      this.context(input, operation === 'create'),
    );
  }
}

/** An operation of an engine. */
export function operationIn(
  changes: EngineChanges,
  id: string,
): EngineOperation {
  const found = changes.operations.find(each => each.id === id);
  if (!found) {
    throw new Error(`no operation ${id}`);
  }
  return found;
}

/** The ids of what a plan says, without the engine. */
export function rulesOf(result: OperationResult) {
  const ids = (items: ReadonlyArray<{ rule: string }>) =>
    items.map(({ rule }) => rule.slice(rule.indexOf('/') + 1));
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

/** A manifest that is declared and live in the place of what a context has; it is the target, and the source of a clone. */
export function contextWith(
  base: OperationContext,
  input: unknown,
  declared: unknown,
): OperationContext {
  return {
    ...base,
    source: base.target,
    input: JSON.parse(JSON.stringify(input)),
    declared: isObject(declared) ? declared : undefined,
    live: isObject(declared) ? declared : undefined,
  };
}
