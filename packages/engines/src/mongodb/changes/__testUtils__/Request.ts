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

import { OperationContext } from '@database-platform/plugin-databases-common';
import {
  ChangeRequest,
  contextWith,
  operationIn,
} from '../../../changes/__testUtils__/ChangeRequest';
import { Fixture, FixtureOptions } from '../../__testUtils__/Fixture';
import { createMongodbEngine } from '../../createMongodbEngine';
import { mongodbChanges } from '../mongodbChanges';

export {
  createdObject,
  rulesOf,
  storageClass,
} from '../../../changes/__testUtils__/ChangeRequest';

const engine = createMongodbEngine();

/** What a request is made in: a database as it is declared, runs and is observed. */
export class Request extends ChangeRequest<Fixture> {
  constructor(options?: FixtureOptions) {
    super(new Fixture(options), engine, mongodbChanges);
  }

  /** Another version of the operator. */
  operator(version: string): this {
    this.fixture.operator(version);
    return this;
  }
}

export function operationOf(id: string) {
  return operationIn(mongodbChanges, id);
}

const base = new Request({ name: 'ledger', shards: 2 })
  .operator('1.22.0')
  .context({});

/** A manifest that is declared and live; the members and volumes that run are those of a database of two shards. */
export function contextOf(input: unknown, declared: unknown): OperationContext {
  return contextWith(base, input, declared);
}
