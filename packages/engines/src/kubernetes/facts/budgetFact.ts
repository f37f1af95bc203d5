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
  Fact,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { at, compact, integer, Read, scalar, shape, text } from '../../json';

/** A PodDisruptionBudget. */
export const readBudgetFact = shape({
  name: text,
  min: scalar,
  max: scalar,
  /** Pods that may be evicted now. */
  allowed: integer,
});

export type BudgetFact = Read<typeof readBudgetFact>;

/** What is kept of a PodDisruptionBudget. */
export function projectBudget(object: UnknownObject): Fact | undefined {
  const name = text(at(object, 'metadata', 'name'));
  return name === undefined
    ? undefined
    : compact({
        name,
        min: scalar(at(object, 'spec', 'minAvailable')),
        max: scalar(at(object, 'spec', 'maxUnavailable')),
        allowed: integer(at(object, 'status', 'disruptionsAllowed')),
      });
}
