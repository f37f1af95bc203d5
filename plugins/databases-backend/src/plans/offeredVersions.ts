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
import {
  DatabaseTarget,
  Engine,
  SharedFacts,
  Tier,
} from '@database-platform/plugin-databases-common';
import { isVersionOf } from '../tiers/isVersionOf';

/** The versions that the engine knows and the tier allows; what the tier allows alone where the engine names none. */
export function offeredVersions(
  { id, changes }: Engine,
  tier: Tier | undefined,
  place: { namespace: string; shared: SharedFacts },
): Pick<DatabaseTarget, 'versions' | 'versionsSource'> {
  const allowed = tier?.versions[id];
  const known = changes?.versions?.(place);
  return {
    versions:
      known && allowed
        ? known.items.filter(version =>
            allowed.some(choice => isVersionOf(choice, version)),
          )
        : known?.items ?? allowed,
    versionsSource: known?.source,
  };
}
