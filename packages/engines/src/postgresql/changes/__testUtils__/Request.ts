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
import { Json } from '../../../kubernetes/__testUtils__/json';
import { Fixture } from '../../__testUtils__/Fixture';
import { createPostgresqlEngine } from '../../createPostgresqlEngine';
import { postgresqlChanges } from '../postgresqlChanges';

export {
  createdObject,
  rulesOf,
  storageClass,
} from '../../../changes/__testUtils__/ChangeRequest';

const engine = createPostgresqlEngine();

/** What a request is made in: a database as it is declared, runs and is observed. */
export class Request extends ChangeRequest<Fixture> {
  constructor(fixture = new Fixture()) {
    super(fixture, engine, postgresqlChanges);
  }

  /** The operator's configuration. */
  operator(configuration: Json): this {
    this.fixture.operator(configuration);
    return this;
  }
}

export function operationOf(id: string) {
  return operationIn(postgresqlChanges, id);
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
  return contextWith(
    { ...base, target: { ...base.target, name: 'ledger' } },
    input,
    declared,
  );
}
