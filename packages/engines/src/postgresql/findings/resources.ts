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

import { amountDifferences } from '../../kubernetes/findings/amountDifferences';
import { listWords } from '../../kubernetes/words';
import { isFailure, operatorStateOf } from '../verdict/operatorState';
import { Rule, when } from './Rule';
import { manual, source } from './sources';

/** pkg/cluster/k8sres.go: enforceMinResourceLimits, enforceMaxResourceRequests, matchLimitsWithRequestsIfSmaller. */
const changed: Rule = situation => {
  const { object, statefulSet } = situation;
  const found = statefulSet ? amountDifferences(object, statefulSet) : [];
  return when(found.length > 0 && object.state !== 'Updating', () => ({
    id: 'postgresql/resources-differ',
    severity: 'warning',
    title: `The object and the pods differ: ${listWords(
      found.map(
        ({ field, declared, real }) =>
          `"spec.resources.${field}" asks for ${declared}, the pods have ${real}`,
      ),
    )}.`,
    detail: isFailure(operatorStateOf(object.state))
      ? "The operator's last pass failed, so that it may not have got to this change."
      : 'The operator keeps CPU and memory within its own limits ("min_cpu_limit", "min_memory_limit", "max_cpu_request", "max_memory_request") and raises a limit that is below its request. The object keeps what was asked for.',
    advice:
      'Ask for amounts within those limits, so that the object says what runs.',
    source: source('pkg/cluster/k8sres.go'),
  }));
};

const numbers: Rule = ({ object }) => {
  const fields = object.numbers ?? [];
  return when(fields.length > 0, () => ({
    id: 'postgresql/number-instead-of-text',
    severity: 'warning',
    title: `${listWords(fields.map(field => `"${field}"`))} ${
      fields.length === 1 ? 'is a number' : 'are numbers'
    } where the definition asks for text.`,
    detail:
      'The object was stored before the definition was checked. Kubernetes refuses the next change of it with "must be of type string".',
    advice: 'Put the values in quotation marks in the manifest.',
    source: manual('reference/cluster_manifest', 'manifest-structure'),
  }));
};

export const resourceRules: readonly Rule[] = [changed, numbers];
