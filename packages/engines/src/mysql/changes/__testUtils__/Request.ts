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
} from '../../../changes/__testUtils__/ChangeRequest';
import { Fixture } from '../../__testUtils__/Fixture';
import { createMysqlEngine } from '../../createMysqlEngine';
import { mysqlChanges } from '../mysqlChanges';

const engine = createMysqlEngine();

/** What a request is made in: a database as it is declared, runs and is observed, and an operator that runs MySQL up to 9.1.0. */
export class Request extends ChangeRequest<Fixture> {
  constructor(fixture = new Fixture()) {
    super(fixture, engine, mysqlChanges);
    fixture.operator('9.1.0-2.2.2');
  }
}

const base = new Request().context({});

/** A manifest that is declared and live, of a group that was set up. */
export function contextOf(input: unknown, declared: unknown): OperationContext {
  const context = contextWith(base, input, declared);
  return {
    ...context,
    ...(context.live && {
      live: {
        status: { createTime: '2026-03-10T11:00:00Z' },
        ...context.live,
      },
    }),
  };
}
