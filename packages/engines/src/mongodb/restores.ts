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

import { seconds } from '../json';
import { View } from './View';

const ended: ReadonlySet<unknown> = new Set(['ready', 'error', 'rejected']);

/** How long a restore that the operator has not taken up is taken for one that will be. */
const pickUpSeconds = 3600;

/** The restore that is under way, if there is one. */
export function runningRestore(
  view: View,
): View['restores'][number] | undefined {
  return view.restores.find(
    restore =>
      !ended.has(restore.state) &&
      (restore.state !== undefined ||
        view.now - (seconds(restore.at) ?? 0) < pickUpSeconds),
  );
}
