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

import { SourceState } from '@database-platform/plugin-databases-common';
import { toError } from '@backstage/errors';
import { KubeDeadlineError, KubeStatusError } from '../kube';

/**
 * What went wrong with a watch, and what follows from it.
 */
export interface WatchProblem {
  /** The state of a watch that never saw a complete list; one that did keeps what it knows and is `stale`, unless forbidden. */
  state: Extract<SourceState, 'failed' | 'forbidden'>;
  /** A plain sentence. */
  reason: string;
  /** How long the Kubernetes API asked to be left alone. */
  retryAfterMs?: number;
  /** Nothing a quick retry would change. */
  slow: boolean;
}

/**
 * Puts an error of a list or a watch into words.
 */
export function describeProblem(thrown: unknown): WatchProblem {
  const error = toError(thrown);
  if (error instanceof KubeDeadlineError) {
    return { state: 'failed', reason: error.message, slow: false };
  }
  if (!(error instanceof KubeStatusError)) {
    return {
      state: 'failed',
      reason: `The Kubernetes API cannot be reached: ${error.message}`,
      slow: false,
    };
  }
  const { status, message, retryAfterMs } = error;
  switch (status) {
    case 401:
      return {
        state: 'failed',
        reason: `The Kubernetes API does not accept the portal's credentials: ${message}`,
        slow: false,
      };
    case 403:
      return {
        state: 'forbidden',
        reason: `The portal's account may not list and watch this: ${message}`,
        slow: true,
      };
    case 429:
      return {
        state: 'failed',
        reason: `The Kubernetes API is too busy to answer: ${message}`,
        retryAfterMs,
        slow: false,
      };
    default:
      return {
        state: 'failed',
        reason: `The Kubernetes API answered ${status}: ${message}`,
        retryAfterMs,
        slow: status < 500,
      };
  }
}
