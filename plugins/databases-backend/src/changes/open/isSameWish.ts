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

import { ChangeRequest } from '@database-platform/plugin-databases-common';
import { ChangeRecord, isMerged } from '../ChangeRecord';
import { canonical } from './canonical';

/** Whether the open change does what is asked for: the same files, or the same values. */
export function isSameWish(
  open: ChangeRecord,
  wish: Pick<ChangeRequest, 'input' | 'supersedes'>,
  fingerprint: string,
): boolean {
  return (
    wish.supersedes !== open.id &&
    !isMerged(open) &&
    (open.fingerprint === fingerprint ||
      canonical(open.input) === canonical(wish.input))
  );
}
