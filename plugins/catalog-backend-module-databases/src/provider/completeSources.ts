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
  DatabaseSummary,
  SourceStatus,
} from '@database-platform/plugin-databases-common';
import { Inventory } from './Inventory';

/**
 * A Kubernetes API that starts or stumbles may deny that it has a resource: only after so many milliseconds is `absent` believed.
 */
const ABSENT_MS = 300_000;

/**
 * Judges which part of a listing is complete from the state of the watches just before and just after it was read.
 *
 * @remarks
 * Only `required` watches count: without Secrets or Events a database is shown with gaps, but it is shown. A watch is trusted when
 *
 * - it was `live` both times (or `absent` for some minutes: the Kubernetes cluster does not have such databases), since the same moment: a backend that was
 *   restarted while its pages were read answers with a later one;
 * - as many databases were listed as the watch knows objects: shortly after a start, the backend has objects that it does not show yet.
 *
 * The whole is complete when every watch is trusted and there is no Kubernetes cluster that should be watched but is not.
 */
export function completeSources(options: {
  before: readonly SourceStatus[];
  after: readonly SourceStatus[];
  databases: readonly DatabaseSummary[];
  /** Names of Kubernetes clusters of which something is not known. */
  inDoubt: ReadonlySet<string>;
  /** When the second look at the watches was taken, in milliseconds since the epoch. */
  now: number;
}): Pick<Inventory, 'isComplete' | 'complete'> {
  const trustedBefore = new Set(options.before.map(identityOf));

  const verdicts = new Map<string, boolean>();
  for (const source of options.after.filter(({ required }) => required)) {
    const isTrusted =
      isKnown(source, options.now) &&
      trustedBefore.has(identityOf(source)) &&
      countOf(source, options.databases) >= source.objects;
    for (const engine of source.engines) {
      const key = keyOf({ ...source, engine });
      verdicts.set(key, isTrusted && verdicts.get(key) !== false);
    }
  }

  const watched = new Set(
    options.after.map(({ kubernetesCluster }) => kubernetesCluster),
  );
  const isAnyMissing = [...options.inDoubt].some(name => !watched.has(name));

  return {
    isComplete: where => verdicts.get(keyOf(where)) === true,
    complete:
      !isAnyMissing &&
      verdicts.size > 0 &&
      [...verdicts.values()].every(trusted => trusted),
  };
}

function isKnown(source: SourceStatus, now: number): boolean {
  return (
    source.state === 'live' ||
    (source.state === 'absent' && now - Date.parse(source.since) >= ABSENT_MS)
  );
}

/** How many of the listed databases come from this watch. */
function countOf(
  source: SourceStatus,
  databases: readonly DatabaseSummary[],
): number {
  return databases.filter(
    ({ ref }) =>
      ref.kubernetesCluster === source.kubernetesCluster &&
      source.engines.includes(ref.engine) &&
      (source.namespace === undefined || ref.namespace === source.namespace),
  ).length;
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
