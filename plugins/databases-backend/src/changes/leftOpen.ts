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

import { ChangeRecord, stageOf } from './ChangeRecord';
import { withStage } from './stages';

/** What the words begin with, so that they can be taken back. */
const BEGINNING = 'the pull request that it replaces is still open';

const BETWEEN = '; ';

/**
 * The change that says, at the stage `opened`, that the pull request of the one that it replaces is not closed yet. It says so once, however often it is tried.
 */
export function withLeftOpen(
  record: ChangeRecord,
  left: { url?: string; reason: string },
): ChangeRecord {
  const { before, isSaid } = readDetail(record);
  if (isSaid) {
    return record;
  }
  const { url, reason } = left;
  const words = `${BEGINNING}${
    url === undefined ? '' : ` (${url})`
  }, and the portal goes on trying to close it: ${reason}`;
  return withDetail(record, before ? `${before}${BETWEEN}${words}` : words);
}

/** The change that does not say so any more. */
export function withoutLeftOpen(record: ChangeRecord): ChangeRecord {
  const { before, isSaid } = readDetail(record);
  return isSaid ? withDetail(record, before) : record;
}

function readDetail(record: ChangeRecord): { before: string; isSaid: boolean } {
  const { detail = '' } = stageOf(record, 'opened');
  const at = detail.indexOf(BEGINNING);
  return at < 0
    ? { before: detail, isSaid: false }
    : {
        before: detail.slice(0, Math.max(0, at - BETWEEN.length)),
        isSaid: true,
      };
}

function withDetail(record: ChangeRecord, detail: string): ChangeRecord {
  const { id, detail: _detail, ...opened } = stageOf(record, 'opened');
  return {
    ...record,
    stages: withStage(record.stages, id, {
      ...opened,
      ...(detail && { detail }),
    }),
  };
}
