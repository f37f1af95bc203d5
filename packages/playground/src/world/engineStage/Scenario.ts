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
import { KubeObject } from '../../kube/types';
import { JsonRecord, PodFaults } from '../../operators/shared';

/** Something that happened to a database. `C` is what surrounds a database of its engine. */
export type Happening<C extends PodFaults = PodFaults> =
  /** The manifest as it is in Git today was applied. */
  | { kind: 'manifest applied' }
  /** The pod that was primary then, or `<database>-<this>`, was deleted (as by the drain of its node). */
  | { kind: 'pod deleted'; pod: 'primary' | number | string }
  /** A container of the pod `<database>-<this>` was ended for want of memory, and started again. */
  | { kind: 'container killed'; pod: number | string; container: string }
  /** What surrounds the database changed. */
  | { kind: 'conditions changed'; to: C }
  /** The object was merged with this, past all validation. */
  | { kind: 'object stored'; patch: JsonRecord }
  /** Somebody applied an object in its namespace by hand, such as a backup. */
  | { kind: 'object applied'; object: KubeObject }
  /** A Secret of its namespace was deleted. */
  | { kind: 'secret deleted'; name: string }
  /** Somebody deleted the object. */
  | { kind: 'database deleted' };

/** One database of the demo world: what is so, from which what users see follows. */
export interface Scenario<C extends PodFaults = PodFaults> {
  /** What there is to see, in words. */
  shows: string;
  /** How long before the world opens the object was created. */
  createdMsAgo: number;
  /** What differed in the manifest then (a merge patch). */
  createdAs?: JsonRecord;
  /** What was in its namespace before, such as a Service that an earlier database left behind. */
  foundThere?: readonly KubeObject[];
  conditions?: C;
  happenings?: readonly ({ msAgo: number } & Happening<C>)[];
}
