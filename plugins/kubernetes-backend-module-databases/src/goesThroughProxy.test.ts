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

import { goesThroughProxy } from './goesThroughProxy';

describe('goesThroughProxy', () => {
  const url = 'https://api.prod.example:6443';
  const PROXY = 'http://proxy.example:8080';

  it.each([
    ['it was not started', undefined],
    ['it was started without a proxy', { HTTP_PROXY: null, HTTPS_PROXY: null }],
    ['the proxy is not for the host', { NO_PROXY: 'a.b, API.prod.example' }],
    ['the proxy is not for the domain', { NO_PROXY: '.prod.example' }],
    ['the proxy is not for the port', { NO_PROXY: 'a.b *.example:6443' }],
    ['the proxy is for nothing', { NO_PROXY: '*' }],
  ])('is not so where %s', (_, agent) => {
    expect(
      goesThroughProxy(url, agent && { HTTP_PROXY: PROXY, ...agent }),
    ).toBe(false);
  });

  it.each([
    ['HTTPS', { HTTPS_PROXY: PROXY }],
    ['HTTP, which is for both', { HTTP_PROXY: PROXY, HTTPS_PROXY: null }],
    ['another port', { HTTPS_PROXY: PROXY, NO_PROXY: '.example:443' }],
    ['other hosts', { HTTPS_PROXY: PROXY, NO_PROXY: 'prod.example,api' }],
    [
      'a name with another letter',
      { HTTPS_PROXY: PROXY, NO_PROXY: 'ap..prod.example' },
    ],
  ])('is so where the proxy is for %s', (_, agent) => {
    expect(goesThroughProxy(url, agent)).toBe(true);
  });
});
