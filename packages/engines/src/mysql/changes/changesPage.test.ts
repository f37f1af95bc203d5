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
import { changesPage } from '../../changes/__testUtils__/changesPage';
import { mysqlBook } from './rules';

const path = resolve(__dirname, '../../../../../docs/engines/mysql-changes.md');

const page = changesPage({
  engine: 'mysql',
  areas: mysqlBook.areas,
  introduction: [
    "Oracle's MySQL operator takes every manifest that its definition allows, and then does something with it, or nothing, often without a word in the status. The portal knows these cases and tells them in the plan, before a pull request is opened: it **refuses** what would do nothing or harm, **warns** where something else happens than one would think, and **explains** what a change does to the running database.",
    'Most of what an `InnoDBCluster` says is read once, when the database is made: CPU, memory and volumes of the members, the size of the Routers and `mycnf` do not follow a later change. The portal refuses such a change and names the way that works. One thing is always possible: to set the manifest back to what the pods and volumes have, so that Git says again what runs.',
    "There are no operations for users, for databases inside, and for a pause: the operator has neither. Versions are held against the image of the operator's own Deployment; where it cannot be read, the plan says so. The facts are those of the operator 9.1.0-2.2.2; a later one may have learned more.",
  ],
});

if (process.env.DATABASES_WRITE_DOCS === 'true') {
  writeFileSync(path, page);
}

describe('the page about changes in the documentation', () => {
  it('is what the rules say; run this test with DATABASES_WRITE_DOCS=true to write it anew', () => {
    expect(readFileSync(path, 'utf8')).toBe(page);
  });

  it('has every rule once, each with a source', () => {
    const { rules } = mysqlBook;
    for (const { id, source } of rules) {
      expect(page.split(`\`${id}\``)).toHaveLength(2);
      expect(source.url).toMatch(/^https:\/\//);
    }
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });
});
