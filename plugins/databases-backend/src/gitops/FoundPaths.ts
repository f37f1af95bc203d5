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
import { Clock } from '../time';

/** After that a file is looked for anew, so that one that was copied elsewhere is noticed. */
const BELIEVED_MS = 10 * 60_000;
const MAX_REMEMBERED = 5_000;

/**
 * Remembers in which file a manifest was found: reading a folder means downloading an archive of the repository, and files hardly ever move.
 */
export class FoundPaths {
  readonly #clock: Clock;
  /** Oldest first. */
  readonly #known = new Map<string, { path: string; until: number }>();

  constructor(options: { clock: Clock }) {
    this.#clock = options.clock;
  }

  get(key: string): string | undefined {
    const known = this.#known.get(key);
    return known && known.until > this.#clock.now() ? known.path : undefined;
  }

  set(key: string, path: string): void {
    this.#known.delete(key);
    this.#known.set(key, { path, until: this.#clock.now() + BELIEVED_MS });
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= MAX_REMEMBERED) {
        return;
      }
      this.#known.delete(oldest);
    }
  }
}
