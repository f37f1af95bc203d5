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

import { Volume } from '@database-platform/plugin-databases-common';
import { bytesWords, listWords } from '../words';

/** What a volume has, in bytes; else what is asked for. */
export function sizeOf(volume: Volume): number {
  return volume.capacityBytes || volume.requestedBytes || 0;
}

/** The names of volumes, in a sentence. */
export function volumeNames(volumes: readonly Volume[]): string {
  return listWords(volumes.map(volume => volume.name));
}

/** The different sizes of volumes, in a sentence. */
export function sizesWords(sizes: readonly number[]): string {
  return listWords([...new Set(sizes)].sort((a, b) => a - b).map(bytesWords));
}
