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
  DatabaseRef,
  SourceStatus,
} from '@database-platform/plugin-databases-common';
import { Inventory } from './Inventory';

/**
 * Judges which part of a listing is complete from the state of the watches just before and just after it was read.
 *
 * @remarks
 * Only `required` watches count: without Secrets or Events a database is shown with gaps, but it is shown. A watch is trusted when it
 * was `live` (or `absent`: the Kubernetes cluster does not have such databases) both times, and since the same moment: a backend that was restarted
 * while its pages were read answers with a later one.
 */
export function completeSources(
  before: readonly SourceStatus[],
  after: readonly SourceStatus[],
): Pick<Inventory, 'isComplete' | 'complete'> {
  const trustedBefore = new Set(before.filter(isKnown).map(identityOf));
  const required = after.filter(source => source.required);

  const verdicts = new Map<string, boolean>();
  for (const source of required) {
    const trusted = isKnown(source) && trustedBefore.has(identityOf(source));
    for (const engine of source.engines) {
      const key = keyOf({ ...source, engine });
      verdicts.set(key, trusted && verdicts.get(key) !== false);
    }
  }

  return {
    isComplete: where => verdicts.get(keyOf(where)) === true,
    complete:
      verdicts.size > 0 && [...verdicts.values()].every(trusted => trusted),
  };
}

function isKnown(source: SourceStatus): boolean {
  return source.state === 'live' || source.state === 'absent';
}

function identityOf(source: SourceStatus): string {
  return JSON.stringify([
    source.kubernetesCluster,
    source.resource,
    source.namespace,
    source.selector,
    source.state,
    source.since,
  ]);
}

function keyOf(
  where: Pick<DatabaseRef, 'kubernetesCluster' | 'engine'>,
): string {
  return JSON.stringify([where.kubernetesCluster, where.engine]);
}
