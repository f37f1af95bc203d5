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

import { listWords, quote, sentence, timeWords } from '../../kubernetes/words';
import { Situation } from '../Situation';
import { advice } from './advice';
import { Verdict } from '../../kubernetes/Verdict';

/** The operator's own finalizers, with and without the prefix that older versions left out (pkg/naming/naming.go). */
const operatorFinalizer =
  /^(percona\.com\/)?delete-(psmdb-pods-in-order|psmdb-pvc|pitr-chunks)$/;

/** The finalizer with which volumes and Secrets go as well. */
export const deletesVolumes = /^(percona\.com\/)?delete-psmdb-pvc$/;

/** Deletion was asked for, and something may hold it. */
export function deletionVerdict(situation: Situation, gone: number): Verdict {
  const { finalizers = [], status } = situation.object;
  const own = finalizers.filter(each => operatorFinalizer.test(each));
  const foreign = finalizers.filter(each => !operatorFinalizer.test(each));
  const held = (names: readonly string[], whose: string) =>
    names.length > 0
      ? `; the finalizer ${listWords(names.map(each => quote(each)))} ${whose}`
      : '';
  const error =
    own.length > 0 && status?.state === 'error'
      ? `; the operator is in "error", and may never come to it${
          status.message ? `: ${quote(status.message)}` : ''
        }`
      : '';
  return {
    phase: 'deleting',
    reason: sentence(
      `deletion was asked for at ${timeWords(gone)}${held(
        own,
        'holds it until the operator has done its work',
      )}${held(
        foreign,
        'holds it, and belongs to another tool than the operator',
      )}${error}`,
    ),
    since: gone,
    advice: deletionAdvice(own.length, foreign.length, error !== ''),
  };
}

function deletionAdvice(own: number, foreign: number, stuck: boolean): string {
  if (stuck) {
    return advice.deletionStuck;
  }
  if (foreign > 0) {
    return advice.deletionHeldByOthers;
  }
  return own > 0 ? advice.deletionHeld : advice.deleting;
}
