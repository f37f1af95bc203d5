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
import { declaredPods } from '../declaredPods';
import { Situation } from '../Situation';
import { Rule } from './Rule';
import { source } from './sources';

/** While it sets up or changes something, the operator has not got to all StatefulSets yet. */
const underWay: ReadonlySet<unknown> = new Set([
  undefined,
  'initializing',
  'stopping',
]);

/** CPU and memory of the StatefulSets, which pods are made from, that are not those of the object. */
const differ: Rule = situation => {
  const { object, name, statefulSets } = situation;
  const { sets = [], config, mongos } = object;
  return underWay.has(object.status?.state)
    ? []
    : declaredPods(name, { sets, config, mongos }).flatMap(declared => {
        const real = statefulSets.find(
          each => each.name === declared.statefulSet,
        );
        const found = real ? amountDifferences(declared, real) : [];
        return found.length === 0
          ? []
          : [
              {
                id: 'mongodb/resources-differ',
                severity: 'warning' as const,
                title: `The object and the pods of ${
                  declared.title
                } differ: ${listWords(
                  found.map(
                    ({ field, declared: asked, real: given }) =>
                      `"${declared.field}.${field}" asks for ${asked}, the pods have ${given}`,
                  ),
                )}.`,
                ...reasonOf(situation),
                subject: declared.statefulSet,
                source: source(
                  'pkg/controller/perconaservermongodb/statefulset.go',
                ),
              },
            ];
      });
};

function reasonOf({ object }: Situation): { detail: string; advice: string } {
  const { state, observed } = object.status ?? {};
  if (state === 'error') {
    return {
      detail:
        'As long as its pass ends in an error, the operator does not take over what the object asks for.',
      advice: 'Correct what the error message says.',
    };
  }
  return observed !== undefined &&
    object.generation !== undefined &&
    observed < object.generation
    ? {
        detail: `The operator has gone through generation ${observed} of the object, not ${object.generation}.`,
        advice: 'Wait for its next pass; if none comes, look at its log.',
      }
    : {
        detail:
          'The operator leaves a StatefulSet as it is while a restore or the growth of a volume is under way. At any other time it sets the amounts back with each pass: then something else changes them.',
        advice:
          'Wait for the restore or the volumes. If there are none, look at who else changes the StatefulSet, such as an autoscaler.',
      };
}

export const resourceRules: readonly Rule[] = [differ];
