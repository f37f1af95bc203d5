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

/**
 * Misbehaviour that tests can ask of a cluster's HTTP API. Everything is off to begin with; controllers in the
 * playground's own process are not affected.
 */
export class ClusterFaults {
  /** Requests are accepted and never answered; running watches fall silent. */
  hang = false;
  /** Connections are closed before anything is answered. */
  refuse = false;
  readonly #forbidden = new Set<string>();
  readonly #watchDroppers = new Set<() => void>();
  #tokensExpired = false;
  #tooMany: { times: number; retryAfter: number } = { times: 0, retryAfter: 1 };

  /** Answers 403 to every request for a resource, named by its plural such as `secrets`, until {@link allow}. */
  forbid(plural: string): void {
    this.#forbidden.add(plural);
  }

  allow(plural: string): void {
    this.#forbidden.delete(plural);
  }

  /** Answers 429 to the next `times` requests, with a Retry-After of `retryAfter` seconds. */
  tooManyRequests(times: number, retryAfter: number): void {
    this.#tooMany = { times, retryAfter };
  }

  /** Ends every running watch in the middle of the connection. */
  dropWatches(): void {
    [...this.#watchDroppers].forEach(drop => drop());
  }

  /** Answers 401 to all tokens, until {@link renewTokens}. */
  expireTokens(): void {
    this.#tokensExpired = true;
  }

  renewTokens(): void {
    this.#tokensExpired = false;
  }

  /** Turns everything off. */
  clear(): void {
    this.hang = false;
    this.refuse = false;
    this.#forbidden.clear();
    this.#tokensExpired = false;
    this.#tooMany = { times: 0, retryAfter: 1 };
  }

  get tokensExpired(): boolean {
    return this.#tokensExpired;
  }

  isForbidden(plural: string): boolean {
    return this.#forbidden.has(plural);
  }

  /** Seconds to wait if this request is one too many; counts it. */
  takeTooMany(): number | undefined {
    if (this.#tooMany.times <= 0) {
      return undefined;
    }
    this.#tooMany.times--;
    return this.#tooMany.retryAfter;
  }

  /** Registers how to end a watch; returns how to take that back. */
  onDrop(drop: () => void): () => void {
    this.#watchDroppers.add(drop);
    return () => this.#watchDroppers.delete(drop);
  }
}
