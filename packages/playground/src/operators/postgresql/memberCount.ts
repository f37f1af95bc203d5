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

import { PostgresSettings } from './PostgresSettings';
import { PostgresSpec } from './PostgresSpec';

/** How many pods the operator makes: the limits of its configuration count, silently (getNumberOfInstances). */
export function memberCount(
  spec: PostgresSpec,
  settings: Pick<PostgresSettings, 'minInstances' | 'maxInstances'>,
): number {
  let { minInstances: least, maxInstances: most } = settings;
  if (spec.standby && spec.instances === 1) {
    least = 1;
    most = 1;
  }
  let count = spec.instances;
  if (most >= 0) {
    count = Math.min(count, most);
  }
  if (least >= 0) {
    count = Math.max(count, least);
  }
  return count;
}
