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

import { KubeDeadlineError } from '../kube';
import { Clock, Deadline } from '../time';

/**
 * Gives work a signal that is aborted after some time, or with the signal given.
 *
 * @throws KubeDeadlineError when the time was up.
 */
export async function withDeadline<T>(
  clock: Clock,
  ms: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = new Deadline(clock, ms, signal);
  try {
    return await work(deadline.signal);
  } catch (error) {
    throw deadline.expired ? notAnswered(ms) : error;
  } finally {
    deadline.clear();
  }
}

function notAnswered(ms: number): KubeDeadlineError {
  return new KubeDeadlineError(
    `The Kubernetes API did not answer within ${Math.round(ms / 1000)} s.`,
  );
}
