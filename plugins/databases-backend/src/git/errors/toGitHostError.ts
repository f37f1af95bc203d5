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

import {
  AuthenticationError,
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  GitHostUnavailableError,
  GitRepository,
} from '@database-platform/plugin-databases-node';
import { GitResponseError } from './GitResponseError';
import { GitSilenceError } from './GitSilenceError';
import { retryAfterMs } from './retryAfterMs';
import { scrub } from './scrub';

/** The host's own words are quoted up to this many characters. */
const MAX_WORDS = 300;

/**
 * What was tried, on whose behalf.
 */
export interface GitAttempt {
  /** As a person writes it: `GitHub`. */
  title: string;
  /** `github.com`. */
  host: string;
  /** Where its credentials are configured: `integrations.github`. */
  configKey: string;
  repository: GitRepository;
  /** As in "cannot …": `open a pull request`. */
  action: string;
  /** Whose token was sent. */
  credentials: 'person' | 'portal' | 'none';
  /** What must never be in a message. */
  secrets: readonly string[];
  /** Milliseconds since the epoch. */
  now: number;
}

/**
 * Makes an error that a person understands of one that a Git host answered with.
 *
 * @returns the error itself when it is not about an answer, or the lack of one.
 */
export function toGitHostError(error: unknown, attempt: GitAttempt): unknown {
  if (error instanceof TypeError) {
    // Something that every answer of this host has is not there: a proxy, or another product.
    const what = `answered in a way that the portal does not understand (${error.message})`;
    return toGitHostError(new GitSilenceError(what), attempt);
  }
  if (error instanceof GitSilenceError) {
    const text = `${attempt.title} (${attempt.host}) ${
      error.what
    }, so the portal cannot ${attempt.action} in ${nameOf(
      attempt,
    )} now. It can be tried again later.`;
    return new GitHostUnavailableError(scrub(text, attempt.secrets));
  }
  return error instanceof GitResponseError
    ? fromResponse(error, attempt)
    : error;
}

function fromResponse(error: GitResponseError, attempt: GitAttempt): Error {
  const { status, headers } = error;
  const say = (advice: string) => sentence(error, attempt, advice);
  const wait = retryAfterMs(headers, attempt.now);
  if (status === 429 || (status === 403 && isRateLimit(error, wait))) {
    const unit = wait === undefined ? 'later' : `in ${inWords(wait)}`;
    return new GitHostUnavailableError(
      say(
        `The portal has used up what the host allows; it can be tried again ${unit}.`,
      ),
      wait,
    );
  }
  if (status >= 500 || status === 408) {
    return new GitHostUnavailableError(
      say('The host has a problem of its own; it can be tried again later.'),
      wait,
    );
  }
  switch (status) {
    case 401:
      return new AuthenticationError(say(credentialsAdvice(attempt)));
    case 403:
    case 423:
    case 451:
      return new NotAllowedError(say(rightsAdvice(error, attempt)));
    case 404:
    case 410:
      return new NotFoundError(say(missingAdvice(attempt)));
    case 409:
    case 412:
      return new ConflictError(
        say('Something is there already, or has changed in the meantime.'),
      );
    default:
      // GitHub's rulesets and GitLab's push rules refuse with 422 and 400.
      if (isProtection(error)) {
        return new NotAllowedError(say(rightsAdvice(error, attempt)));
      }
      return new InputError(say('The host refuses the request.'));
  }
}

/** GitHub refuses by 403 when a quota is used up or when it is asked too fast. */
function isRateLimit(error: GitResponseError, wait: number | undefined) {
  return wait !== undefined || /\brate limit/i.test(error.words);
}

function sentence(
  { status, words }: GitResponseError,
  attempt: GitAttempt,
  advice: string,
): string {
  const line = scrub(words, attempt.secrets).replace(/\s+/g, ' ').trim();
  const short = line.length > MAX_WORDS ? `${line.slice(0, MAX_WORDS)}…` : line;
  const quote = short ? `: "${short}"` : '';
  return `The portal cannot ${attempt.action} in ${nameOf(
    attempt,
  )}. ${advice} ${attempt.title} (${attempt.host}) answered ${status}${quote}`;
}

function nameOf({ repository }: GitAttempt): string {
  return `${repository.owner}/${repository.name}`;
}

function credentialsAdvice({
  credentials,
  configKey,
  host,
  title,
}: GitAttempt) {
  const advice: Record<GitAttempt['credentials'], string> = {
    none: `It has no credentials for ${host}: they belong into ${configKey}.`,
    person: `${title} does not accept your sign-in any more: sign in to ${title} again.`,
    portal: `The credentials in ${configKey} are not accepted: they may have expired or been revoked.`,
  };
  return advice[credentials];
}

function isProtection({ words }: GitResponseError): boolean {
  return /protected|rule violation|not allowed to push|write to the target branch/i.test(
    words,
  );
}

function rightsAdvice(error: GitResponseError, attempt: GitAttempt) {
  const { status, words } = error;
  if (status === 423 || /archived/i.test(words)) {
    return 'The repository is archived: nobody can write to it.';
  }
  if (isProtection(error)) {
    return `A rule of the repository protects the branch, or the right to push is missing: branches of this name must be allowed to be made.`;
  }
  return attempt.credentials === 'person'
    ? 'You lack the right, or the sign-in was given with too few scopes.'
    : `The credentials in ${attempt.configKey} lack the right.`;
}

function missingAdvice({ credentials, configKey }: GitAttempt): string {
  const who: Record<GitAttempt['credentials'], string> = {
    none: `there are no credentials in ${configKey} that may see it`,
    person: 'you may not see it',
    portal: `the credentials in ${configKey} may not see it`,
  };
  return `It is not there, or ${who[credentials]}.`;
}

function inWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 120
    ? `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
    : `${Math.ceil(seconds / 60)} minutes`;
}
