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
import { WatchSink } from '../watch';

/**
 * Remembers the objects that exist, as a reader of a watch should, and what it was told.
 */
export class MapSink implements WatchSink {
  /** Values by name. */
  readonly objects = new Map<string, unknown>();
  #seen: Set<string> | undefined;

  startSync(): void {
    this.#seen = new Set();
  }

  upsert(object: UnknownObject): void {
    const name = nameOf(object);
    this.#seen?.add(name);
    this.objects.set(name, object.value);
  }

  remove(object: UnknownObject): void {
    this.objects.delete(nameOf(object));
  }

  endSync(): void {
    for (const name of this.objects.keys()) {
      if (!this.#seen?.has(name)) {
        this.objects.delete(name);
      }
    }
    this.#seen = undefined;
  }
}

function nameOf(object: UnknownObject): string {
  return (object.metadata as { name: string }).name;
}
