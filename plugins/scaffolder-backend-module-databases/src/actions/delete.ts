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

import { ChangesService } from '@database-platform/plugin-databases-node';
import { createDatabaseAction } from '../lib/createDatabaseAction';
import { examples } from './delete.examples';

/**
 * Opens the pull request that deletes a database with its volumes.
 */
export function createDeleteAction(options: { changes: ChangesService }) {
  return createDatabaseAction(options.changes, {
    operation: 'delete',
    description:
      'Opens the pull request that deletes a database with its volumes',
    examples,
  });
}
