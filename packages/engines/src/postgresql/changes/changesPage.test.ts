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

import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { postgresqlChangesPage } from './__testUtils__/postgresqlChangesPage';
import { postgresqlBook } from './rules';

const page = resolve(
  __dirname,
  '../../../../../docs/engines/postgresql-changes.md',
);

if (process.env.DATABASES_WRITE_DOCS === 'true') {
  writeFileSync(page, postgresqlChangesPage());
}

describe('the page about changes in the documentation', () => {
  it('is what the rules say; run this test with DATABASES_WRITE_DOCS=true to write it anew', () => {
    expect(readFileSync(page, 'utf8')).toBe(postgresqlChangesPage());
  });

  it('has every rule once, each with a source', () => {
    const text = readFileSync(page, 'utf8');
    for (const { id, source } of postgresqlBook.rules) {
      expect(text.split(`\`${id}\``)).toHaveLength(2);
      expect(source.url).toMatch(/^https:\/\//);
    }
    expect(new Set(postgresqlBook.rules.map(({ id }) => id)).size).toBe(
      postgresqlBook.rules.length,
    );
  });
});
