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

import { refuseName } from '../../../changes/refuseName';
import { Draft } from '../Draft';

/** 63 characters less `-repl` (pkg/apis/acid.zalan.do/v1/const.go). */
const longestName = 58;
/** What the names of pooler Services, pods' revision labels and CronJobs leave. */
const comfortableName = 52;

/** Checks the name that a new database will have. Errors are at `target.name`, which is beside the input. */
export function checkName(draft: Draft): void {
  const { name, operator } = draft.scene;
  const field = 'target.name';
  refuseName(draft, longestName);
  if (name.length > comfortableName && name.length <= longestName) {
    draft.warn(
      'name-long',
      `The name has ${name.length} characters; ${comfortableName} are safe.`,
      field,
    );
  }
  const team = draft.after.team?.toLowerCase();
  if (operator.teamPrefix && team && !name.startsWith(`${team}-`)) {
    draft.refuse(
      'name-team-prefix',
      field,
      `The name does not begin with "${team}-".`,
      `${team}-…`,
    );
  }
}
