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

import { ChangeNotice } from '../ChangeNotice';
import { ChangeRecord, isMerged } from '../ChangeRecord';

/**
 * What people are to be told of a change that got on, each thing once.
 *
 * @returns the notices, and the change that remembers them
 */
export function noticesOf(
  before: ChangeRecord,
  after: ChangeRecord,
): { notices: readonly ChangeNotice[]; change: ChangeRecord } {
  const notices: ChangeNotice[] = [];
  const told = new Set(after.trail.told);
  const tell = (notice: ChangeNotice, key: string) => {
    if (!told.has(key)) {
      told.add(key);
      notices.push(notice);
    }
  };
  if (isMerged(after) && !isMerged(before) && after.state !== 'done') {
    tell('merged', 'merged');
  }
  if (after.state === 'done') {
    tell('done', 'done');
  }
  if (after.state === 'stuck') {
    tell('stuck', `stuck ${after.stage}`);
  }
  if (after.state === 'failed') {
    tell('failed', `failed ${after.stage}`);
  }
  return {
    notices,
    change: { ...after, trail: { ...after.trail, told: Array.from(told) } },
  };
}
