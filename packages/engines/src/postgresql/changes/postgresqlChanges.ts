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

import { EngineChanges } from '@database-platform/plugin-databases-common';
import { source } from '../findings/sources';
import { postgresqlKind } from '../manifest/postgresqlKind';
import { postgresqlVersions } from './aspects/version';
import { explainDrift } from './explainDrift';
import { notKnown } from './notKnown';
import { clone } from './operations/clone';
import { configure } from './operations/configure';
import { create } from './operations/create';
import { pooler } from './operations/pooler';
import { remove } from './operations/remove';
import { resize } from './operations/resize';
import { upgrade } from './operations/upgrade';
import { users } from './operations/users';
import { postgresqlBook } from './rules';
import { sizeOf } from './sizeOf';
import { verify } from './verify';

/** How databases of the Zalando postgres-operator are changed. */
export const postgresqlChanges: EngineChanges = {
  manifest: postgresqlKind,
  operations: [
    create,
    resize,
    configure,
    upgrade,
    pooler,
    users,
    clone,
    remove,
  ],
  sizeOf,
  explainDrift,
  verify,
  notKnown,
  versions: () => ({
    items: postgresqlVersions,
    source: source('manifests/postgresql.crd.yaml'),
  }),
  failureStates: ['CreateFailed', 'UpdateFailed', 'SyncFailed', 'Invalid'],
  rules: postgresqlBook.rules,
};
