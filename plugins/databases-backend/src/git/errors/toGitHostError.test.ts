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
import { GitResponseError } from './GitResponseError';
import { GitSilenceError } from './GitSilenceError';
import { GitAttempt, toGitHostError } from './toGitHostError';

const now = Date.UTC(2026, 0, 1);
const attempt: GitAttempt = {
  title: 'GitHub',
  host: 'github.com',
  configKey: 'integrations.github',
  repository: {
    host: 'github.com',
    owner: 'acme',
    name: 'databases',
    url: 'https://github.com/acme/databases',
  },
  action: 'open a pull request',
  credentials: 'portal',
  secrets: [],
  now,
};

function convert(
  status: number,
  words = '',
  headers: Record<string, string> = {},
  more: Partial<GitAttempt> = {},
): Error & { retryAfterMs?: number } {
  const error = new GitResponseError(status, words, new Headers(headers));
  return toGitHostError(error, { ...attempt, ...more }) as Error;
}

describe('toGitHostError', () => {
  it.each([
    [400, '', 'InputError'],
    [401, 'Bad credentials', 'AuthenticationError'],
    [403, 'Resource not accessible by integration', 'NotAllowedError'],
    [404, 'Not Found', 'NotFoundError'],
    [409, 'is at abc but expected def', 'ConflictError'],
    [422, 'Validation Failed', 'InputError'],
    [422, 'Repository rule violations found', 'NotAllowedError'],
    [423, 'Repository is archived', 'NotAllowedError'],
    [429, '', 'ServiceUnavailableError'],
    [
      403,
      'You have exceeded a secondary rate limit',
      'ServiceUnavailableError',
    ],
    [500, '', 'ServiceUnavailableError'],
    [504, '', 'ServiceUnavailableError'],
  ])('makes of %i "%s" a %s that says where', (status, words, name) => {
    const error = convert(status, words);
    expect(error.name).toBe(name);
    expect(error.message).toContain(
      'cannot open a pull request in acme/databases',
    );
    expect(error.message).toContain(`GitHub (github.com) answered ${status}`);
    expect(error.message).toContain(words);
  });

  it('says how long to wait', () => {
    const wait = (headers: Record<string, string>, status = 429) =>
      convert(status, '', headers).retryAfterMs;
    expect(wait({ 'retry-after': '30' })).toBe(30_000);
    expect(wait({ 'retry-after': 'Thu, 01 Jan 2026 00:01:00 GMT' })).toBe(
      60_000,
    );
    const seconds = String(now / 1000 + 90);
    const used = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': seconds };
    expect(wait(used, 403)).toBe(90_000);
    expect(
      wait({ 'ratelimit-remaining': '0', 'ratelimit-reset': seconds }),
    ).toBe(90_000);
    // A date that is past, one that is far away, and none at all.
    expect(wait({ 'retry-after': 'Wed, 31 Dec 2025 00:00:00 GMT' })).toBe(0);
    expect(wait({ 'retry-after': '999999' })).toBe(3_600_000);
    expect(wait({ 'retry-after': 'soon' })).toBeUndefined();
    expect(convert(403, '', used).message).toContain('again in 90 seconds');
    // With something left of the quota it is not the quota.
    expect(
      convert(403, '', { ...used, 'x-ratelimit-remaining': '12' }).name,
    ).toBe('NotAllowedError');
  });

  it('says whose credentials they were', () => {
    const say = (status: number, credentials: GitAttempt['credentials']) =>
      convert(status, '', {}, { credentials }).message;
    expect(say(401, 'portal')).toContain('integrations.github');
    expect(say(401, 'person')).toContain('sign in to GitHub again');
    expect(say(401, 'none')).toContain('no credentials for github.com');
    expect(say(404, 'person')).toContain('you may not see it');
    expect(say(404, 'none')).toContain('no credentials in integrations.github');
  });

  it('says that nothing came back', () => {
    const error = toGitHostError(
      new GitSilenceError('did not answer within 20 seconds'),
      attempt,
    ) as Error;
    expect(error.name).toBe('ServiceUnavailableError');
    expect(error.message).toBe(
      'GitHub (github.com) did not answer within 20 seconds, so the portal cannot open a pull request in acme/databases now. It can be tried again later.',
    );
  });

  it('says that what came back makes no sense', () => {
    const error = toGitHostError(
      new TypeError("Cannot read properties of undefined (reading 'sha')"),
      attempt,
    ) as Error;
    expect(error.name).toBe('ServiceUnavailableError');
    expect(error.message).toContain(
      'in a way that the portal does not understand',
    );
  });

  it('leaves other errors as they are', () => {
    const error = new Error('A mistake of ours');
    expect(toGitHostError(error, attempt)).toBe(error);
  });

  it('quotes no more than anybody reads', () => {
    expect(convert(400, 'so '.repeat(10_000)).message.length).toBeLessThan(600);
  });

  it('never says a secret, however the host repeats it', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9+/=_%@:-]{8,40}$/);
    const anything = fc.string({ maxLength: 40 });
    fc.assert(
      fc.property(
        secret,
        anything,
        anything,
        fc.constantFrom(400, 401, 403, 404, 409, 422, 429, 500),
        (token, before, after, status) => {
          const words = `${before}${token}${after} ${encodeURIComponent(
            token,
          )}`;
          const { message } = convert(status, words, {}, { secrets: [token] });
          // What stands there without the secret may have it by chance.
          fc.pre(!convert(status, '').message.includes(token));
          expect(message).not.toContain(token);
          expect(message).not.toContain(encodeURIComponent(token));
        },
      ),
    );
  });

  it.each([
    'remote: https://bot:hunter2secret@github.com/acme/databases.git',
    'Authorization: Bearer abcdefghijklmnopqrstuvwxyz',
    'token ghp_abcdefghijklmnopqrstuvwxyz0123456789 is not valid',
    'glpat-abcdefghij0123456789 was revoked',
  ])('takes out what looks like credentials: %s', words => {
    expect(convert(400, words).message).not.toMatch(/hunter2|abcdefghij/);
  });
});
