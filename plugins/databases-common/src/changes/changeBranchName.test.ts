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

import * as fc from 'fast-check';
import { changeBranchName } from './changeBranchName';

const ref = {
  kubernetesCluster: 'prod-eu',
  namespace: 'orders',
  engine: 'postgresql',
  name: 'orders-db',
};

describe('changeBranchName', () => {
  it('says what it is about', () => {
    expect(
      changeBranchName({ operation: 'resize', ref, mark: '4f1c0a9d2b' }),
    ).toBe('databases/resize/prod-eu-orders-orders-db-4f1c0a9d2b');
    expect(
      changeBranchName({ operation: 'create', ref, mark: 'A_b-' }, 'db/new/'),
    ).toBe('db/new/create/prod-eu-orders-orders-db-a-b');
  });

  it('is a name that Git takes, whatever the names of others are', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string({ maxLength: 300 }),
        fc.string(),
        (operation, name, mark) => {
          const branch = changeBranchName({
            operation,
            ref: { ...ref, name },
            mark,
          });
          // As git-check-ref-format(1) has it, and more strictly
          expect(branch).toMatch(/^databases\/[a-z0-9-]+\/[a-z0-9-]+$/);
          expect(branch.length).toBeLessThan(
            120 + operation.length + mark.length,
          );
        },
      ),
    );
  });
});
