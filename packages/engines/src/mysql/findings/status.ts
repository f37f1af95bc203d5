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

import { timeWords } from '../../kubernetes/words';
import { dueProbe, staleAt } from '../staleProbe';
import { Rule, when } from './Rule';
import { modules } from './sources';

/** The operator's word may be from before something that it has not looked at. */
const stale: Rule = situation => {
  const { object, now } = situation;
  const due = dueProbe(situation);
  return when(
    due !== undefined && now >= (staleAt(situation) ?? Infinity),
    () => ({
      id: 'mysql/status-out-of-date',
      severity: 'warning',
      title: `The operator last looked at the group at ${timeWords(
        object.probed ?? 0,
      )}${
        due?.since === object.probed
          ? ''
          : `, before ${timeWords(due?.since ?? 0)}`
      }: ${due?.why}.`,
      detail: `It looks when something changes, and has not done so here. Its word${
        object.state === undefined ? '' : ` "${object.state}"`
      } may not hold any more, and neither may the roles and states of members, which it writes as well.`,
      advice:
        'Check that the operator runs, that it watches this namespace, and look at its log.',
      source: modules.controller,
    }),
  );
};

/** What the operator says of itself. */
export const statusRules: readonly Rule[] = [stale];
