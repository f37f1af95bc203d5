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
import { Situation } from '../Situation';
import { advice } from './advice';

/** The operator's own finalizer (pkg/cluster/cluster.go); it sets it where "enable_finalizers" is on. */
const operatorFinalizer = 'postgres-operator.acid.zalan.do';

/** Deletion was asked for: the operator removes what it made. */
export function deletedVerdict(
  { object: { finalizers } }: Situation,
  gone: number,
): Verdict {
  return deletionVerdict({
    gone,
    finalizers,
    isOwn: each => each === operatorFinalizer,
    until: 'the operator has removed everything',
    advice,
  });
}
