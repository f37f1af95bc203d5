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

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FindingOperations } from './kubernetes/findings/FindingRule';
import { createMongodbEngine } from './mongodb';
import { findingOperations as mongodb } from './mongodb/findings/findingOperations';
import { createMysqlEngine } from './mysql';
import { findingOperations as mysql } from './mysql/findings/findingOperations';
import { createPostgresqlEngine } from './postgresql';
import { findingOperations as postgresql } from './postgresql/findings/findingOperations';

const DOCS = join(__dirname, '../../../docs/engines');

const cases: ReadonlyArray<
  [ReturnType<typeof createPostgresqlEngine>, FindingOperations]
> = [
  [createPostgresqlEngine(), postgresql],
  [createMysqlEngine(), mysql],
  [createMongodbEngine(), mongodb],
];

describe('findings that lead to a form', () => {
  it.each(cases)(
    'are findings of $id, and the forms are of its operations',
    ({ id, changes }, operations) => {
      const known = changes?.operations.map(operation => operation.id) ?? [];
      expect(
        Object.values(operations).filter(wanted => !known.includes(wanted)),
      ).toEqual([]);
      const documented = readFileSync(join(DOCS, `${id}.md`), 'utf8');
      expect(
        Object.keys(operations).filter(
          finding =>
            !finding.startsWith(`${id}/`) ||
            !documented.includes(`\`${finding.slice(id.length + 1)}\``),
        ),
      ).toEqual([]);
    },
  );
});
