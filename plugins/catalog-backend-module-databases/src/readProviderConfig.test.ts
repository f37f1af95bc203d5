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
import { readProviderConfig } from './readProviderConfig';

function read(data: object) {
  return readProviderConfig(
    mockServices.rootConfig({ data: JSON.parse(JSON.stringify(data)) }),
  );
}

describe('readProviderConfig', () => {
  it('needs no configuration', () => {
    expect(read({})).toEqual({
      schedule: {
        frequency: { seconds: 30 },
        timeout: { minutes: 2 },
        initialDelay: { seconds: 3 },
        scope: 'global',
      },
      defaultOwner: 'group:default/unowned',
      appBaseUrl: undefined,
    });
  });

  it('reads everything, and names the key that is wrong', () => {
    const databases = {
      schedule: { frequency: { minutes: 5 }, timeout: 'PT1M' },
      defaultOwner: 'group:default/platform',
    };
    expect(
      read({
        app: { baseUrl: 'https://portal.example.com' },
        catalog: { providers: { databases } },
      }),
    ).toMatchObject({
      schedule: { frequency: { minutes: 5 }, timeout: { minutes: 1 } },
      defaultOwner: 'group:default/platform',
      appBaseUrl: 'https://portal.example.com',
    });
    expect(() =>
      read({ catalog: { providers: { databases: { defaultOwner: ':' } } } }),
    ).toThrow('catalog.providers.databases.defaultOwner');
  });
});
