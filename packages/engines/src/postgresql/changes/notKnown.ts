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

import { notKnownBy } from '../../changes/notKnown';

/** What nothing in Kubernetes tells of a change of a PostgreSQL database: what the operator does over its connection. */
export const notKnown = notKnownBy([
  {
    fields: ['spec.users'],
    words:
      'whether the users have these flags: the operator sets them in the database, and what Kubernetes shows is their Secrets only',
  },
  {
    fields: ['spec.databases', 'spec.preparedDatabases'],
    words:
      'whether the databases, their schemas and extensions are there as asked for: only a connection to PostgreSQL tells',
  },
]);
