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
import { mongodbBook } from './rules';

const file = resolve(
  __dirname,
  '../../../../../docs/engines/mongodb-changes.md',
);

const page = changesPage({
  engine: 'mongodb',
  areas: mongodbBook.areas,
  introduction: [
    'The Percona Operator for MongoDB has no admission webhook: whatever its definition allows is stored, and is checked only when the operator goes through the object. What it refuses then makes the state "error", and nothing else of the object takes effect either; other things it ignores without a word, or writes back. The portal knows these cases and tells them in the plan, before a pull request is opened: it **refuses** what would do nothing or harm, **warns** where something else happens than one would think, and **explains** what a change does to the running database.',
    'Some of it depends on `crVersion`, the version as which the operator treats the object, and on the version of the operator itself, which is read from its Deployment. Where that cannot be read, rules that need it are silent. The facts are those of the operator 1.22.',
    'Some fields the operator writes into the object itself: `crVersion` where there is none, images when `upgradeOptions.apply` lets it choose the version, and the sizes of volumes when `storageScaling.autoscaling` makes them larger or a growth fails. Such a difference to Git is nobody’s edit, and the plan says so.',
  ],
});

if (process.env.DATABASES_WRITE_DOCS === 'true') {
  writeFileSync(file, page);
}

describe('the page about changes in the documentation', () => {
  it('is what the rules say; run this test with DATABASES_WRITE_DOCS=true to write it anew', () => {
    expect(readFileSync(file, 'utf8')).toBe(page);
  });

  it('has every rule once, each with a source', () => {
    const text = readFileSync(file, 'utf8');
    for (const { id, source } of mongodbBook.rules) {
      expect(text.split(`\`${id}\``)).toHaveLength(2);
      expect(source.url).toMatch(/^https:\/\//);
    }
    const ids = mongodbBook.rules.map(({ id }) => id);
    const named = mongodbBook.areas.flatMap(({ rules }) => Object.keys(rules));
    expect(ids).toHaveLength(named.length);
  });
});
