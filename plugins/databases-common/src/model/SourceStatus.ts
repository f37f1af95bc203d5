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
 * The state of one watch.
 *
 * @remarks
 * - `connecting`: no complete list yet.
 * - `live`: listed, and the watch is open; of what changes seldom: listed in the last minutes.
 * - `stale`: was live; what is shown is the last known.
 * - `forbidden`: the portal's account may not list or watch the resource.
 * - `absent`: the Kubernetes cluster does not have the resource; looked for again now and then.
 * - `failed`: never listed, and the last try ended with an error.
 *
 * @public
 */
export type SourceState =
  | 'connecting'
  | 'live'
  | 'stale'
  | 'forbidden'
  | 'absent'
  | 'failed';

/**
 * Where the portal's knowledge comes from: one watch of one resource in one Kubernetes cluster.
 *
 * @public
 */
export interface SourceStatus {
  kubernetesCluster: string;
  /** `postgresqls.acid.zalan.do`, `pods`, ... */
  resource: string;
  /** The namespace watched; absent for all. */
  namespace?: string;
  /** Selectors that narrow the watch, as Kubernetes writes them. */
  selector?: string;
  state: SourceState;
  /** Since when it is in this state (ISO 8601). */
  since: string;
  /** Why it is not live, in words. */
  reason?: string;
  /** Objects known. */
  objects: number;
  /** When the Kubernetes API last said anything on this watch, bookmarks included (ISO 8601). */
  lastEventAt?: string;
  /** The engines that read it. */
  engines: readonly string[];
  /** Whether those engines see nothing at all without it. */
  required: boolean;
  /** Whether those engines can well do without it: that it is forbidden is no problem then, and what is missing is told with each database. */
  optional?: boolean;
}
