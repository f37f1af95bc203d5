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

import { Database } from '../model';
import { EngineChanges } from './EngineOperation';
import { EngineResource } from './EngineResource';
import { Facts } from './Facts';

/**
 * What an engine makes of the facts: everything of {@link Database} that does not depend on the portal's own configuration.
 *
 * @public
 */
export type Observation = Omit<
  Database,
  | 'id'
  | 'ref'
  | 'owner'
  | 'environment'
  | 'attention'
  | 'findingCounts'
  | 'observedAt'
> & {
  /** The value of the engine's own owner field, such as `spec.teamId`. */
  ownerHint?: string;
  /** Annotations of the operator's object that say who owns it or where its manifest is; see `databaseAnnotations`. */
  annotations: Readonly<Record<string, string>>;
  /**
   * When the verdict may change although no fact does (a heartbeat runs out, a time of grace ends), in milliseconds since the epoch:
   * observe again then. Absent when only a new fact can change it.
   */
  reviewAt?: number;
};

/**
 * What the suite knows of one operator's databases.
 *
 * @remarks
 * An engine is pure: it says what to watch, how to shrink each object to the few facts it needs, and what those facts mean together.
 * It does no I/O and reads no clock. Everything else (watching, storing, authorising, serving) is done once for all engines.
 *
 * @public
 */
export interface Engine {
  /** Lower case, unique, as it stands in addresses: `postgresql`. */
  id: string;
  /** As a person writes it: `PostgreSQL`. */
  title: string;
  /** The operator, as a person writes it, and where its manual is. */
  operator: { title: string; url: string };
  /** What to watch. Exactly one resource is `primary`: its objects are the databases. */
  resources: readonly EngineResource[];
  /**
   * Joins the facts about one database.
   *
   * @remarks
   * Total: whatever the facts contain, the answer is an observation, with phase `unknown` and a reason where nothing better can be said.
   */
  observe(facts: Facts): Observation;
  /** How its databases are changed; absent for an engine that only reads. */
  changes?: EngineChanges;
}
