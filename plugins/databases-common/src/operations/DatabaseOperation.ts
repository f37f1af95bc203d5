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

/**
 * What can be asked of the databases of the suite's engines. An engine has the ones that its operator can do; engines of other organisations may have
 * more, so an operation is a string everywhere.
 *
 * @public
 */
export const databaseOperations = [
  'create',
  'resize',
  'configure',
  'upgrade',
  'pooler',
  'routers',
  'users',
  'clone',
  'pause',
  'backup-schedule',
  'delete',
] as const;

/**
 * One of {@link databaseOperations}.
 *
 * @public
 */
export type DatabaseOperation = (typeof databaseOperations)[number];
