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

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { ServiceNames } from './serviceNames.mjs';

const NAME = 'orders-db.orders.svc.cluster.local';

describe('names of Services', () => {
  const folder = mkdtempSync(join(tmpdir(), 'service-names-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const names = ServiceNames.create(folder);
  const skip = names ? false : 'no program can be given names of its own here';

  /** @param {string[]} command */
  const addressOf = ([program, ...args]) =>
    spawnSync(program, args, { encoding: 'utf8' }).stdout.split(/\s/)[0];
  const own = () => addressOf(names.wrap('getent', ['hosts', NAME]));

  it(
    'are known to the program that is given them, and only while they are there',
    { skip },
    () => {
      assert.equal(own(), '');
      names.add(NAME, '127.0.100.1');
      assert.equal(own(), '127.0.100.1');
      assert.equal(addressOf(['getent', 'hosts', NAME]), '');
      names.remove(NAME);
      assert.equal(own(), '');
    },
  );

  it('leave what the machine knows by itself', { skip }, () => {
    const file = readFileSync(names.file, 'utf8');
    assert.ok(file.startsWith(readFileSync('/etc/hosts', 'utf8')));
  });
});
