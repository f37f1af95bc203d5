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

import { ConflictError } from '@backstage/errors';
import { ChangeRecord, isActive, isMerged } from './ChangeRecord';
import { PullRequestMergedError } from './errors';

/**
 * Whether there is something to close: not for a change that is closed already.
 *
 * @throws ConflictError when it is merged or at its end.
 */
export function requireClosable(change: ChangeRecord): boolean {
  if (change.state === 'closed') {
    return false;
  }
  if (!isActive(change)) {
    throw new ConflictError('The change is at its end already');
  }
  if (isMerged(change)) {
    throw new PullRequestMergedError();
  }
  return true;
}
