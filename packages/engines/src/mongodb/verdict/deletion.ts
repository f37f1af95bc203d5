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

import { deletionVerdict } from '../../kubernetes/verdict/deletionVerdict';
import { Verdict } from '../../kubernetes/verdict/Verdict';
import { quote } from '../../kubernetes/words';
import { Situation } from '../Situation';
import { advice } from './advice';

/** The operator's own finalizers, with and without the prefix that older versions left out (pkg/naming/naming.go). */
const operatorFinalizer =
  /^(percona\.com\/)?delete-(psmdb-pods-in-order|psmdb-pvc|pitr-chunks)$/;

/** The finalizer with which volumes and Secrets go as well. */
export const deletesVolumes = /^(percona\.com\/)?delete-psmdb-pvc$/;

/** Deletion was asked for: the operator does what its finalizers say, unless it is in an error. */
export function deletedVerdict(
  { object: { finalizers = [], status } }: Situation,
  gone: number,
): Verdict {
  const isStuck =
    status?.state === 'error' &&
    finalizers.some(each => operatorFinalizer.test(each));
  const verdict = deletionVerdict({
    gone,
    finalizers,
    isOwn: each => operatorFinalizer.test(each),
    until: 'the operator has done its work',
    more: isStuck
      ? `; the operator is in "error", and may never come to it${
          status?.message ? `: ${quote(status.message)}` : ''
        }`
      : '',
    advice,
  });
  return isStuck ? { ...verdict, advice: advice.deletionStuck } : verdict;
}
