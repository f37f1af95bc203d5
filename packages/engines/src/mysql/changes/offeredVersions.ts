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
import { compareVersions } from '../../versions';
import { operatorVersionOf } from '../View';

/** A version of the operator is named after the newest MySQL that it runs. */
const index = {
  title: 'MySQL Operator, index of its Helm charts (January 2026)',
  url: 'https://mysql.github.io/mysql-operator/index.yaml',
};

/** The newest of each series there, the oldest first: two with long-term support, and the innovation releases. */
const newest: readonly string[] = ['8.0.45', '8.4.8', '9.6.0'];

/** The newest version of each series that the operator runs, and its own, which is the newest of all that it runs. */
export const offeredVersions: EngineChanges['versions'] = ({ shared }) => {
  const own = /^\d+\.\d+\.\d+(?!\d)/.exec(operatorVersionOf(shared) ?? '')?.[0];
  const runs = newest.filter(
    version => !((compareVersions(version, own) ?? 0) >= 0),
  );
  return {
    items: own === undefined ? newest : [...runs, own],
    source: index,
  };
};
