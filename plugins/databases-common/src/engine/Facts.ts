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

import { Gap } from '../model';
import { Fact } from './EngineResource';

/**
 * Everything that is known about one database when it is observed.
 *
 * @public
 */
export interface Facts {
  namespace: string;
  name: string;
  /** The fact of the `primary` object. */
  primary: Fact;
  /** The facts of a `member` resource, by `EngineResource.id`; empty when there are none. Each carries what `project` returned. */
  members(resourceId: string): readonly Fact[];
  /** The fact of a `shared` object, by the object's name (`namespace/name` for namespaced resources). */
  shared(resourceId: string, name: string): Fact | undefined;
  /** All facts of a `shared` resource, for those that are looked through, such as an operator's configuration. */
  allShared(resourceId: string): readonly Fact[];
  /** Resources that could not be read (by `EngineResource.id`): their absence above means nothing. */
  gap(resourceId: string): Gap | undefined;
  /** The time of the observation, in milliseconds since the epoch: ages are judged against it. */
  now: number;
}

/**
 * Facts that all databases of an engine in a Kubernetes cluster share, such as the operator's configuration, and what could not be read.
 *
 * @public
 */
export type SharedFacts = Pick<Facts, 'shared' | 'allShared' | 'gap'>;
