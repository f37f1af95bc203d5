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

import { MongodbInputs } from '@database-platform/plugin-databases-common';
import { Draft } from '../Draft';
import { nextMajor, stepBetween } from './majors';
import { chooses, runningOf } from './version';

type Options = NonNullable<MongodbInputs['upgrade']['upgradeOptions']>;

const place = ['spec', 'upgradeOptions'];

/** Changes how the operator chooses versions. */
export function changeUpgradeOptions(
  draft: Draft,
  wanted: Options | undefined,
): void {
  if (wanted === undefined) {
    return;
  }
  const { upgrade } = draft.scene.manifest;
  set(draft, 'apply', upgrade.apply, wanted.apply);
  set(draft, 'schedule', upgrade.schedule, wanted.schedule);
  if (wanted.setFCV !== undefined && wanted.setFCV !== upgrade.setFCV) {
    draft.set([...place, 'setFCV'], wanted.setFCV);
    say(draft, 'setFCV', String(upgrade.setFCV), String(wanted.setFCV));
    if (wanted.setFCV) {
      draft.warn('upgrade-fcv', '', 'upgradeOptions.setFCV');
    }
  }
  checkApply(draft, wanted);
}

function set(
  draft: Draft,
  name: 'apply' | 'schedule',
  from: string | undefined,
  to: string | undefined,
): void {
  if (to !== undefined && to !== from) {
    draft.set([...place, name], to);
    say(draft, name, from, to);
  }
}

function say(
  draft: Draft,
  name: string,
  from: string | undefined,
  to: string,
): void {
  draft.tell(`${name} ${to}`);
  draft.impact('upgrade-options', {
    path: [...place, name].join('.'),
    from,
    to,
    effect: 'online',
    duration: 'seconds',
  });
}

function checkApply(draft: Draft, wanted: Options): void {
  const { apply, schedule } = draft.after.upgrade;
  if (!chooses(apply)) {
    return;
  }
  const field = `upgradeOptions.${
    wanted.apply === undefined ? 'schedule' : 'apply'
  }`;
  if (schedule === undefined) {
    draft.refuse(
      'upgrade-no-schedule',
      field,
      'There is no schedule.',
      'a schedule such as 0 2 * * *',
    );
  }
  if (wanted.apply === undefined) {
    return;
  }
  draft.warn('upgrade-automatic', `"apply" is "${apply}".`, field);
  const running = runningOf(draft);
  const step = stepBetween(running, wanted.apply);
  if (step === 'skips' || step === 'down') {
    draft.refuse(
      'upgrade-skip',
      field,
      `${running} runs, ${wanted.apply} is asked for.`,
      step === 'skips' ? `${nextMajor(running)}-recommended` : undefined,
    );
  }
}
