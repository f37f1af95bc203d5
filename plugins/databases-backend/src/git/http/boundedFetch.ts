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

import { toError } from '@backstage/errors';
import { Clock, Deadline } from '../../time';
import { GitAnswerTooLongError, GitSilenceError } from '../errors';
import { followRedirects } from './followRedirects';

/** One answer of a Git host is at most this long; a page of a hundred pull requests is about 2 MB. */
const MAX_BYTES = 64 * 1024 * 1024;

/** `fetch` as Git hosts are asked with it: an address and what to send. */
export type GitFetch = (url: string, init?: RequestInit) => Promise<Response>;

/**
 * Limits of each request.
 */
export interface FetchBounds {
  fetch: typeof fetch;
  clock: Clock;
  /** How long an answer may take, with its body. */
  deadlineMs: number;
  /** Ends the request early. */
  signal: AbortSignal;
  /** An answer is at most this long; 64 MiB when absent. */
  maxBytes?: number;
}

/**
 * Makes a `fetch` whose answers are complete: the whole body is there when it resolves, in time and not too long.
 *
 * @remarks
 * Rejects with {@link GitSilenceError} when there is no answer, and with the reason of the signal when that is aborted.
 */
export function boundedFetch(bounds: FetchBounds): GitFetch {
  return async (url, init) => {
    bounds.signal.throwIfAborted();
    const deadline = new Deadline(
      bounds.clock,
      bounds.deadlineMs,
      bounds.signal,
    );
    try {
      const response = await followRedirects(bounds.fetch, url, {
        ...init,
        signal: deadline.signal,
      });
      return await complete(response, bounds.maxBytes ?? MAX_BYTES);
    } catch (error) {
      bounds.signal.throwIfAborted();
      if (error instanceof GitSilenceError) {
        throw error;
      }
      const what = deadline.expired
        ? `did not answer within ${bounds.deadlineMs / 1000} seconds`
        : `cannot be reached (${reasonOf(error)})`;
      throw new GitSilenceError(what, toError(error));
    } finally {
      deadline.clear();
    }
  };
}

async function complete(
  response: Response,
  maxBytes: number,
): Promise<Response> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const chunk = await reader?.read();
    if (!chunk || chunk.done) {
      break;
    }
    bytes += chunk.value.byteLength;
    if (bytes > maxBytes) {
      await reader?.cancel();
      throw new GitAnswerTooLongError(maxBytes);
    }
    chunks.push(chunk.value);
  }
  const { status, statusText, headers } = response;
  // These statuses must not have a body, not even an empty one.
  const body = [101, 204, 205, 304].includes(status)
    ? null
    : Buffer.concat(chunks);
  return new Response(body, { status, statusText, headers: plain(headers) });
}

/** The body is decoded already: what describes its coding would be wrong. */
function plain(headers: Headers): Headers {
  const copy = new Headers(headers);
  ['content-encoding', 'content-length', 'transfer-encoding'].forEach(name =>
    copy.delete(name),
  );
  return copy;
}

/** `fetch failed` hides why; the cause knows. */
function reasonOf(error: unknown): string {
  const { cause, message } = toError(error);
  return cause instanceof Error && cause.message ? cause.message : message;
}
