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

import { autovacuumParameters } from './autovacuumParameters';
import { clientParameters } from './clientParameters';
import { connectionsParameters } from './connectionsParameters';
import { extensionsParameters } from './extensionsParameters';
import { loggingParameters } from './loggingParameters';
import { memoryParameters } from './memoryParameters';
import { plannerParameters } from './plannerParameters';
import { PostgresqlParameter } from './PostgresqlParameter';
import { walParameters } from './walParameters';

/**
 * The parameters that people set, with what PostgreSQL says of them. There are more: a name that is missing here is not known to be wrong.
 *
 * @public
 */
export const postgresqlParameters: readonly PostgresqlParameter[] = [
  ...connectionsParameters,
  ...memoryParameters,
  ...walParameters,
  ...plannerParameters,
  ...autovacuumParameters,
  ...loggingParameters,
  ...clientParameters,
  ...extensionsParameters,
];

const byName: ReadonlyMap<string, PostgresqlParameter> = new Map(
  postgresqlParameters.map(each => [each.name.toLowerCase(), each]),
);

/**
 * A parameter by its name, upper or lower case alike, as PostgreSQL reads them.
 *
 * @public
 */
export function findPostgresqlParameter(
  name: string,
): PostgresqlParameter | undefined {
  return byName.get(name.toLowerCase());
}
