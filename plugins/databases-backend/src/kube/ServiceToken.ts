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

import { AuthService } from '@backstage/backend-plugin-api';
import { Clock } from '../time';

/** A token lives for an hour; one of a minute ago is as good as a new one, and saves a signature for each of hundreds of requests. */
const REUSE_MS = 60_000;

/**
 * The token with which this plugin asks another one in its own name.
 */
export class ServiceToken {
  readonly #auth: AuthService;
  readonly #clock: Clock;
  readonly #targetPluginId: string;
  #known: { token: Promise<string>; at: number } | undefined;

  constructor(options: {
    auth: AuthService;
    clock: Clock;
    targetPluginId: string;
  }) {
    this.#auth = options.auth;
    this.#clock = options.clock;
    this.#targetPluginId = options.targetPluginId;
  }

  get(): Promise<string> {
    const now = this.#clock.now();
    if (!this.#known || now - this.#known.at >= REUSE_MS) {
      const known = { token: this.#ask(), at: now };
      this.#known = known;
      known.token.catch(() => this.#forget(known));
    }
    return this.#known.token;
  }

  /** The token was refused: the next one is new. */
  reject(): void {
    this.#known = undefined;
  }

  async #ask(): Promise<string> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: this.#targetPluginId,
    });
    return token;
  }

  #forget(known: unknown) {
    if (this.#known === known) {
      this.#known = undefined;
    }
  }
}
