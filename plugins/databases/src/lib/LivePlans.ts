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
  Plan,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { FieldProblem } from './checkInput';

/** How the plan of a form stands. */
export interface LivePlan {
  /** The last plan for this database; kept while the next one is made. */
  plan?: Plan;
  /** Whether the plan belongs to what the form held before. */
  stale: boolean;
  /** Whether a plan is being made. */
  loading: boolean;
  /** Why the last try failed; absent after a success. */
  error?: Error;
  /** Paths in the form of what is still needed. */
  missing: readonly string[];
  /** What no plan can be made of, in the input's words. */
  problems: readonly FieldProblem[];
}

/**
 * Where the field that makes the plan tells the other fields of the form about it: what the values are now, and what is refused.
 *
 * @remarks
 * The fields of a form know of each other only by the form's data, and a plan does not belong there.
 */
export class LivePlans {
  readonly #plans = new Map<string, LivePlan>();
  readonly #listeners = new Set<() => void>();

  /** Says how the plan stands. */
  publish(key: string, plan: LivePlan): void {
    this.#plans.set(key, plan);
    this.#tell();
  }

  /** Takes the plan away: its form is gone, or asks for something else. */
  withdraw(key: string): void {
    this.#plans.delete(key);
    this.#tell();
  }

  get(key: string | undefined): LivePlan | undefined {
    return key === undefined ? undefined : this.#plans.get(key);
  }

  /**
   * Calls a listener after each change.
   *
   * @returns ends it
   */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #tell() {
    this.#listeners.forEach(listener => listener());
  }
}

/** Names the plan of an operation on a database. */
export function livePlanKey(operation: string, target: DatabaseRef): string {
  return `${operation} ${stringifyDatabaseRef(target)}`;
}
