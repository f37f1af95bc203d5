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

import { Clock, Timer } from '../../clock';
import { KubeStatusError } from '../../kube/status/KubeStatusError';

/** When something that the API refused is tried again. */
const retryMs = 15_000;

/** Calls `reconcile(key)` a little after `trigger(key)`, once however often it was triggered meanwhile. */
export class Triggers {
  private readonly pending = new Map<string, Timer>();
  private stopped = false;

  constructor(
    private readonly clock: Clock,
    private readonly delayMs: number,
    private readonly reconcile: (key: string) => void,
  ) {}

  trigger(key: string, delayMs = this.delayMs): void {
    if (this.stopped || this.pending.has(key)) {
      return;
    }
    this.pending.set(
      key,
      this.clock.after(delayMs, () => {
        this.pending.delete(key);
        this.tryReconcile(key);
      }),
    );
  }

  /** What the API refuses, as in a namespace that is being deleted or for what is gone by now, is tried again later. */
  private tryReconcile(key: string): void {
    try {
      this.reconcile(key);
    } catch (error) {
      if (!(error instanceof KubeStatusError)) {
        throw error;
      }
      this.trigger(key, retryMs);
    }
  }

  stop(): void {
    this.stopped = true;
    this.pending.forEach(timer => timer.cancel());
    this.pending.clear();
  }
}
