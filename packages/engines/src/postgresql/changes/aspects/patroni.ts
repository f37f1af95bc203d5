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

import { Draft } from '../Draft';
import { sameValue } from '../../../changes/manifestEdits';
import { goMinutes, readWindow } from '../windows';
import { effectiveMembers } from './members';

/** Changes `spec.patroni.synchronous_mode`. */
export function changeSynchronous(
  draft: Draft,
  wanted: boolean | undefined,
): void {
  const { manifest } = draft.scene;
  if (wanted === undefined || wanted === manifest.synchronous) {
    return;
  }
  // Written out also when it is turned off: a reviewer should see it go, not guess a default.
  draft.set(['spec', 'patroni', 'synchronous_mode'], wanted);
  draft.tell(`synchronous mode ${wanted ? 'on' : 'off'}`);
  draft.impact(wanted ? 'synchronous-on' : 'synchronous-off', {
    path: 'spec.patroni.synchronous_mode',
    from: manifest.synchronous ? 'on' : 'off',
    to: wanted ? 'on' : 'off',
    effect: 'online',
    duration: 'seconds',
  });
}

/** Whether there are replicas to wait for, as both will be. */
export function checkSynchronous(
  draft: Draft,
  field: 'members' | 'synchronous',
): void {
  const { scene, after } = draft;
  const members =
    after.members === undefined
      ? undefined
      : effectiveMembers(scene, after.members);
  if (!after.synchronous || after.standby) {
    return;
  }
  if (members === 1) {
    draft.warn('members-one-synchronous', 'One member will run.', field);
  } else if (members === 2) {
    draft.warn('members-two-synchronous', 'Two members will run.', field);
  }
}

/** The operator's own, where nothing else is known (pkg/util/config/config.go). */
const defaultResync = '30m';

/** Changes `spec.maintenanceWindows`. */
export function changeWindows(
  draft: Draft,
  wanted: readonly string[] | undefined,
): void {
  const { manifest, operator } = draft.scene;
  if (wanted === undefined || sameValue(wanted, manifest.windows)) {
    return;
  }
  const path = ['spec', 'maintenanceWindows'];
  const resync = operator.resync ?? defaultResync;
  const least = 2 * (goMinutes(resync) ?? 30);
  for (const [index, text] of wanted.entries()) {
    const window = readWindow(text);
    const field = `maintenanceWindows.${index}`;
    if (window && window.minutes < 0) {
      draft.refuse(
        'windows-backwards',
        field,
        `${text} ends before it begins.`,
        'an end after the beginning, such as Sat:22:00-23:59 and Sun:00:00-02:00',
      );
    } else if (window && window.minutes < least) {
      draft.warn(
        'windows-short',
        `${text} is ${window.minutes} minutes long; "resync_period" is ${resync}.`,
        field,
      );
    }
  }
  if (wanted.length > 0) {
    draft.set(path, [...wanted]);
  } else {
    draft.remove(path);
  }
  draft.tell(
    wanted.length > 0
      ? `maintenance windows ${wanted.join(', ')}`
      : 'no maintenance windows',
  );
  draft.impact('windows-change', {
    path: 'spec.maintenanceWindows',
    from: manifest.windows.join(', ') || undefined,
    to: wanted.join(', ') || undefined,
    effect: operator.noWindows ? 'ignored by the operator' : 'online',
    duration: 'seconds',
  });
  if (operator.noWindows && wanted.length > 0) {
    draft.warn(
      'windows-ignored',
      '"enable_maintenance_windows" is off.',
      'maintenanceWindows',
    );
  }
}
