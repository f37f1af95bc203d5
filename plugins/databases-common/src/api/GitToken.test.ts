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

import fc from 'fast-check';
import { formatGitToken, isTokenFor, parseGitToken } from './GitToken';

describe('GitToken', () => {
  const host = fc
    .tuple(fc.domain(), fc.option(fc.integer({ min: 1, max: 65535 })))
    .map(([domain, port]) => (port ? `${domain}:${port}` : domain));
  const token = fc
    .string({ unit: 'binary-ascii', minLength: 1 })
    .filter(text => /^[!-~]+$/.test(text));

  it('comes back as it was sent, for its own host only', () => {
    fc.assert(
      fc.property(host, host, token, (own, other, secret) => {
        const parsed = parseGitToken(
          formatGitToken({ host: own, token: secret }),
        );
        expect(parsed).toEqual({ host: own.toLowerCase(), token: secret });
        expect(isTokenFor(parsed!, own.toUpperCase())).toBe(true);
        expect(isTokenFor(parsed!, other)).toBe(
          own.toLowerCase() === other.toLowerCase(),
        );
      }),
    );
  });

  it('is nothing when nothing is sent', () => {
    expect(parseGitToken('  ')).toBeUndefined();
  });

  it.each(['gho_secret', 'git.example.org a b', 'https://x/ t', 'x t\nu: v'])(
    'must name its host, and no error quotes it: %j',
    text => {
      expect(() => parseGitToken(text)).toThrow(
        'The token for the Git host must be the host and the token, with a space between them',
      );
    },
  );
});
