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

import { currentAmounts, known } from '../../changes/amounts';
import { PostgresqlManifest } from '../manifest/PostgresqlManifest';
import { PoolerSection } from '../manifest/readPooler';

type Known = ReturnType<typeof known>;

/** The pooler in the input's words. */
export function currentPooler(pooler: PoolerSection): Known {
  return known({
    primary: pooler.primary,
    replica: pooler.replica,
    instances: pooler.instances,
    mode: pooler.mode,
    maxConnections: pooler.maxConnections,
    ...currentAmounts(pooler),
  });
}

/** Users, databases and prepared databases in the input's words. */
export function currentUsers(manifest: PostgresqlManifest): Known {
  return {
    users: Object.entries(manifest.users).map(([name, flags]) => ({
      name,
      flags: [...flags],
    })),
    databases: Object.entries(manifest.databases).map(([name, owner]) => ({
      name,
      owner,
    })),
    preparedDatabases: manifest.prepared.map(
      ({ name, defaultUsers, extensions, schemas }) => ({
        name,
        defaultUsers,
        ...(extensions && { extensions: { ...extensions } }),
        schemas: schemas.map(schema => ({ ...schema })),
      }),
    ),
  };
}
