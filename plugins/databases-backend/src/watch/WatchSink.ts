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

/**
 * Who is told what a watch sees.
 */
export interface WatchSink {
  /** A complete list begins. May be said again before the list has ended: then it begins anew. */
  startSync(): void;
  /** The object exists and looks like this. */
  upsert(object: UnknownObject): void;
  /** The object is gone. */
  remove(object: UnknownObject): void;
  /** The list is complete: what was not given since it began does not exist. */
  endSync(): void;
}
