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

import { GitHost } from '@database-platform/plugin-databases-node';
import { setImmediate as turnOfEventLoop } from 'node:timers/promises';
import { ChangeStore } from '../store/ChangeStore';

/** Thrown in place of everything that a dead process would have done. */
export class Killed extends Error {}

/**
 * A process of the backend that is killed at a remote call: after its death it neither asks nor writes anything.
 */
export class KilledProcess {
  #dead = false;
  #calls = 0;
  readonly #random: () => number;
  readonly #killAt: { call: number; when: 'before' | 'after' } | undefined;

  /**
   * @param options - `killAt` is the remote call, from 1, that it does not survive
   */
  constructor(options: {
    random(): number;
    killAt?: { call: number; when: 'before' | 'after' };
  }) {
    this.#random = options.random;
    this.#killAt = options.killAt;
  }

  get isDead(): boolean {
    return this.#dead;
  }

  /** The host as this process reaches it. */
  gitHost(gitHost: GitHost): GitHost {
    return intercept(gitHost, call => this.#remote(call));
  }

  /** The store as this process reaches it. */
  store(store: ChangeStore): ChangeStore {
    return intercept(store, async call => {
      this.#requireLife();
      const result = await call();
      this.#requireLife();
      return result;
    });
  }

  async #remote(call: () => Promise<unknown>): Promise<unknown> {
    this.#requireLife();
    this.#calls += 1;
    const isLast = this.#calls === this.#killAt?.call;
    if (isLast && this.#killAt?.when === 'before') {
      this.#dead = true;
    }
    await this.#wait();
    this.#requireLife();
    const result = await call();
    await this.#wait();
    if (isLast) {
      this.#dead = true;
    }
    this.#requireLife();
    return result;
  }

  /** Lets other processes get ahead. */
  async #wait() {
    const turns = Math.floor(this.#random() * 4);
    for (let turn = 0; turn < turns; turn += 1) {
      await turnOfEventLoop();
    }
  }

  #requireLife() {
    if (this.#dead) {
      throw new Killed('This process was killed');
    }
  }
}

/** The same object, each call of an asynchronous method going through the interceptor. */
function intercept<T extends object>(
  target: T,
  through: (call: () => Promise<unknown>) => Promise<unknown>,
): T {
  return new Proxy(target, {
    get(object, name) {
      const value = Reflect.get(object, name, object);
      return typeof value === 'function' &&
        name !== 'parseUrl' &&
        name !== 'fileUrl'
        ? (...args: unknown[]) =>
            through(async () => Reflect.apply(value, object, args))
        : value;
    },
  });
}
