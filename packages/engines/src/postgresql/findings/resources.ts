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

import { compareQuantities, parseQuantity } from '../../quantity';
import { Situation } from '../Situation';
import { listWords } from '../../kubernetes/words';
import { isFailure, operatorStateOf } from '../verdict/operatorState';
import { Rule, when } from './Rule';
import { manual, source } from './sources';

const amounts = [
  ['requests', 'cpu'],
  ['requests', 'memory'],
  ['limits', 'cpu'],
  ['limits', 'memory'],
] as const;

/** `spec.resources.limits.cpu` asks for 1, the pods have 4. */
interface Difference {
  kind: 'requests' | 'limits';
  field: string;
  declared: string;
  real: string;
}

/** Amounts of the pod template that are not those of the declaration, compared as amounts: `1` is `1000m`. */
function differences({ object, statefulSet }: Situation): Difference[] {
  return amounts.flatMap(([kind, unit]) => {
    const declared = object[kind]?.[unit];
    const real = statefulSet?.[kind]?.[unit];
    const wanted = parseQuantity(declared);
    const given = parseQuantity(real);
    return declared !== undefined &&
      real !== undefined &&
      wanted !== undefined &&
      given !== undefined &&
      compareQuantities(wanted, given) !== 0
      ? [{ kind, field: `spec.resources.${kind}.${unit}`, declared, real }]
      : [];
  });
}

/** pkg/cluster/k8sres.go: enforceMinResourceLimits, enforceMaxResourceRequests, matchLimitsWithRequestsIfSmaller. */
const changed: Rule = situation => {
  const found = differences(situation);
  return when(
    found.length > 0 && situation.object.state !== 'Updating',
    () => ({
      id: 'postgresql/resources-differ',
      severity: 'warning',
      title: `The object and the pods differ: ${listWords(
        found.map(
          ({ field, declared, real }) =>
            `"${field}" asks for ${declared}, the pods have ${real}`,
        ),
      )}.`,
      detail: isFailure(operatorStateOf(situation.object.state))
        ? "The operator's last pass failed, so that it may not have got to this change."
        : 'The operator keeps CPU and memory within its own limits ("min_cpu_limit", "min_memory_limit", "max_cpu_request", "max_memory_request") and raises a limit that is below its request. The object keeps what was asked for.',
      advice:
        'Ask for amounts within those limits, so that the object says what runs.',
      source: source('pkg/cluster/k8sres.go'),
    }),
  );
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
