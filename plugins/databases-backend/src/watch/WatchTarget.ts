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

/**
 * What one watch is about.
 */
export interface WatchTarget {
  kubernetesCluster: string;
  /** The API group; `''` for the core group. */
  group: string;
  /** Versions that will do, best first. */
  versions: readonly string[];
  plural: string;
  /** Its objects have no namespace. */
  clusterScoped?: boolean;
  /** Absent for all namespaces. */
  namespace?: string;
  labelSelector?: string;
  fieldSelector?: string;
  representation: 'object' | 'metadata';
  /** The list is read again after so many seconds, instead of being watched. */
  rereadSeconds?: number;
}

/**
 * Two targets with the same key are one watch.
 */
export function watchKey(target: WatchTarget): string {
  return JSON.stringify([
    target.kubernetesCluster,
    target.group,
    target.versions,
    target.plural,
    target.namespace ?? '',
    target.labelSelector ?? '',
    target.fieldSelector ?? '',
    target.representation,
    target.rereadSeconds ?? 0,
  ]);
}

/**
 * The resource as people write it: `postgresqls.acid.zalan.do`, `pods`.
 */
export function resourceName(target: {
  group: string;
  plural: string;
}): string {
  return target.group ? `${target.plural}.${target.group}` : target.plural;
}
