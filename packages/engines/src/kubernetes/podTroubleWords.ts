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

import { AnyPodFact } from './facts/podFact';
import { quote } from './words';

/** What Kubernetes says is wrong with a pod, as part of a sentence; `undefined` when nothing is. */
export function podTroubleWords(pod: AnyPodFact): string | undefined {
  const { trouble } = pod;
  if (trouble?.word && !pod.ready) {
    const where = trouble.container ? ` (container ${trouble.container})` : '';
    const message = trouble.message ? `: ${trouble.message}` : '';
    return `${quote(trouble.word)}${where}${message}`;
  }
  if (pod.phase !== undefined && pod.phase !== 'Running') {
    return `the pod is ${quote(pod.phase)}`;
  }
  if (pod.ready) {
    return undefined;
  }
  return pod.gated
    ? 'its containers are ready, and a readiness gate of the pod is not open'
    : 'its containers are not ready';
}
