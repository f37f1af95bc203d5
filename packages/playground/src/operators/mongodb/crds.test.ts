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
import { existsSync, readFileSync } from 'fs';
import { join, resolve } from 'path';

const ours = resolve(
  __dirname,
  '../../../crds/percona-server-mongodb-operator',
);
const theirs = resolve(
  __dirname,
  '../../../../../../shared/crds/percona-server-mongodb-operator',
);

const isThere = existsSync(theirs);

describe('the definitions of the MongoDB operator', () => {
  it.each([
    'perconaservermongodbs.psmdb.percona.com.yaml',
    'perconaservermongodbbackups.psmdb.percona.com.yaml',
    'perconaservermongodbrestores.psmdb.percona.com.yaml',
  ])('%s is unchanged', file => {
    if (!isThere) {
      // eslint-disable-next-line no-console
      console.warn(`skipped: ${theirs} is not there to compare with`);
      return;
    }
    expect(readFileSync(join(ours, file), 'utf8')).toBe(
      readFileSync(join(theirs, file), 'utf8'),
    );
  });
});
