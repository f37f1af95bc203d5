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

import { own } from '../../../changes/ManifestLayout';
import { parseBytes } from '../../../quantity';
import { Draft } from '../Draft';

const powers: Readonly<Record<string, number>> = {
  '': 0,
  K: 1,
  M: 2,
  G: 3,
  T: 4,
  P: 5,
  E: 6,
};

/** Bytes as MySQL writes them: `5G`; `undefined` for what is no size. */
export function mysqlBytes(value: string | undefined): number | undefined {
  const match = /^(\d{1,16})([KMGTPE]?)$/i.exec(value ?? '');
  return match
    ? Number(match[1]) * 1024 ** powers[match[2].toUpperCase()]
    : undefined;
}

/** More than this leaves too little for everything else. */
const largestShare = 0.8;

/** Holds the buffer pool of a new database against its memory limit. */
export function checkBufferPool(draft: Draft): void {
  const { parameters, limits } = draft.after;
  const setting = own(parameters, 'innodb_buffer_pool_size');
  const pool = mysqlBytes(setting);
  const memory = parseBytes(limits.memory);
  const field = 'parameters.innodb_buffer_pool_size';
  if (!pool || !memory) {
    return;
  }
  if (pool >= memory) {
    draft.refuse(
      'memory-below-buffer-pool',
      field,
      `innodb_buffer_pool_size ${setting} is not less than the memory limit ${limits.memory}.`,
      `less than ${limits.memory}; 50 to 75% of it is usual`,
    );
  } else if (pool > largestShare * memory) {
    draft.warn(
      'buffer-pool-share',
      `innodb_buffer_pool_size ${setting} is ${Math.round(
        (100 * pool) / memory,
      )}% of the memory limit ${limits.memory}.`,
      field,
    );
  }
}
