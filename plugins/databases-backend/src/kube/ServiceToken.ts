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
import { ShortMemory } from '../memory/ShortMemory';
import { Clock } from '../time';

/** A token lives for an hour; one of a minute ago is as good as a new one, and saves a signature for each of hundreds of requests. */
const REUSE_MS = 60_000;

/**
 * The token with which this plugin asks another one in its own name.
 */
export class ServiceToken {
  readonly #auth: AuthService;
  readonly #targetPluginId: string;
  readonly #memory: ShortMemory<string>;

  constructor(options: {
    auth: AuthService;
    clock: Clock;
    targetPluginId: string;
  }) {
    this.#auth = options.auth;
    this.#targetPluginId = options.targetPluginId;
    this.#memory = new ShortMemory({
      now: () => options.clock.now(),
      believedMs: REUSE_MS,
    });
  }

  get(): Promise<string> {
    return this.#memory.recall(this.#targetPluginId, async () => {
      const { token } = await this.#auth.getPluginRequestToken({
        onBehalfOf: await this.#auth.getOwnServiceCredentials(),
        targetPluginId: this.#targetPluginId,
      });
      return token;
    });
  }

  /** The token was refused: the next one is new. */
  reject(): void {
    this.#memory.forget(this.#targetPluginId);
  }
}
