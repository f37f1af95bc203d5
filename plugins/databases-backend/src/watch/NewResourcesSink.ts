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

import { UnknownObject } from '@database-platform/plugin-databases-common';
import { Clock } from '../time';
import { WatchSink } from './WatchSink';

/** A new definition is served a moment after it was accepted. */
const SERVED_AFTER_MS = 2_000;

/**
 * Reads custom resource definitions, for nothing but their names.
 */
export class NewResourcesSink implements WatchSink {
  readonly #clock: Clock;
  readonly #onResource: (name: string) => void;

  constructor(options: { clock: Clock; onResource(name: string): void }) {
    this.#clock = options.clock;
    this.#onResource = options.onResource;
  }

  startSync(): void {}

  upsert(object: UnknownObject): void {
    const { name } = (object.metadata ?? {}) as { name?: unknown };
    if (typeof name === 'string') {
      this.#onResource(name);
      this.#clock.after(SERVED_AFTER_MS, () => this.#onResource(name));
    }
  }

  remove(): void {}

  endSync(): void {}
}
