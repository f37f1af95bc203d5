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

import { mockServices } from '@backstage/backend-test-utils';
import {
  ChangeRequest,
  EngineOperation,
} from '@database-platform/plugin-databases-common';
import { gadgetEngine } from '../../__testUtils__/gadgetEngine';
import { TestClock } from '../../__testUtils__/TestClock';
import { ORDERS } from '../__testUtils__/changeRecord';
import { MemoryGitHost } from '../__testUtils__/MemoryGitHost';
import { preparedPlan } from '../__testUtils__/preparedPlan';
import { readChangesConfig } from '../config/readChangesConfig';
import { newChangeRecord } from './newChangeRecord';

describe('newChangeRecord', () => {
  it('keeps no secret of the input, and everything else of it', async () => {
    const request: ChangeRequest = {
      operation: 'configure',
      target: ORDERS,
      input: {
        parameters: {
          max_connections: '200',
          primary_conninfo: 'host=a password=hunter2',
        },
        configuration: 'security:\n  ldap:\n    queryPassword: swordfish\n',
      },
    };
    const prepared = preparedPlan(request, new MemoryGitHost());
    const { location } = prepared.plan;
    const record = await newChangeRecord(
      { ...prepared, write: { ...prepared.write!, location: location! } },
      request,
      {
        operation: { id: 'configure', kind: 'change' } as EngineOperation,
        requestedBy: 'user:default/jane',
      },
      {
        engines: [gadgetEngine],
        environments: [],
        people: {
          authorOf: async () => undefined,
          reviewersOf: async () => ({ reviewers: [], teamReviewers: [] }),
        },
        config: readChangesConfig(mockServices.rootConfig()),
        clock: new TestClock(),
        newId: () => 'c1',
      },
    );
    expect(JSON.stringify(record)).not.toMatch(/hunter2|swordfish/);
    expect(record.input).toMatchObject({
      parameters: { max_connections: '200' },
    });
  });
});
