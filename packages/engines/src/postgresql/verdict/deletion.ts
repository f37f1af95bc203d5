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

import { Situation } from '../Situation';
import { listWords, quote, sentence, timeWords } from '../../kubernetes/words';
import { advice } from './advice';
import { Verdict } from '../../kubernetes/Verdict';

/** The operator's own finalizer (pkg/cluster/cluster.go); it sets it where "enable_finalizers" is on. */
const operatorFinalizer = 'postgres-operator.acid.zalan.do';

/** Deletion was asked for, and something may hold it. */
export function deletionVerdict(situation: Situation, gone: number): Verdict {
  const { finalizers = [] } = situation.object;
  const foreign = finalizers.filter(each => each !== operatorFinalizer);
  const held = (names: readonly string[], whose: string) =>
    names.length > 0
      ? `; the finalizer ${listWords(names.map(each => quote(each)))} ${whose}`
      : '';
  return {
    phase: 'deleting',
    reason: sentence(
      `deletion was asked for at ${timeWords(gone)}${held(
        finalizers.filter(each => each === operatorFinalizer),
        'holds it until the operator has removed everything',
      )}${held(
        foreign,
        'holds it, and belongs to another tool than the operator',
      )}`,
    ),
    since: gone,
    advice: deletionAdvice(finalizers.length, foreign.length),
  };
}

function deletionAdvice(finalizers: number, foreign: number): string {
  if (foreign > 0) {
    return advice.deletionHeldByOthers;
  }
  return finalizers > 0 ? advice.deletionHeld : advice.deleting;
}
