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

import {
  EngineOperation,
  mongodbInputs,
} from '@database-platform/plugin-databases-common';
import { settingsOf } from '../../../changes/observed';
import { Draft } from '../Draft';
import { editOperation } from '../Operation';

const edit = editOperation({
  id: 'pause',
  title: 'Pause or resume',
  verb: 'Change',
  input: mongodbInputs.pause,
  current: ({ manifest }) => ({ paused: manifest.paused }),
  change: (draft, { paused }) => {
    const { manifest } = draft.scene;
    if (paused === manifest.paused || (paused && !mayPause(draft))) {
      return;
    }
    draft.set(['spec', 'pause'], paused);
    draft.tell(paused ? 'pause' : 'resume');
    draft.impact(paused ? 'pause' : 'resume', {
      path: 'spec.pause',
      from: String(manifest.paused),
      to: String(paused),
      effect: paused ? 'stopped' : 'online',
      duration: 'minutes',
    });
    if (paused) {
      draft.warn('pause-backup', '', 'paused');
    }
  },
});

export const pause: EngineOperation = {
  ...edit,
  plan: context => {
    const result = edit.plan(context);
    const [change] = result.impacts;
    return change === undefined
      ? result
      : {
          ...result,
          title: `${change.to === 'true' ? 'Pause' : 'Resume'} ${
            context.target.name
          }`,
        };
  },
};

function mayPause(draft: Draft): boolean {
  const { manifest, context } = draft.scene;
  const sets = [
    ...manifest.sets,
    ...(manifest.config ? [manifest.config] : []),
  ];
  const ephemeral = sets.find(({ fact }) => fact.ephemeral === 'emptyDir');
  if (ephemeral) {
    draft.refuse('pause-ephemeral', 'paused', `${ephemeral.name}:`);
    return false;
  }
  const stuck = context.database?.findings.find(
    ({ id }) => id === 'mongodb/backup-not-started',
  );
  if (stuck) {
    draft.refuse('pause-backup-stuck', 'paused', stuck.title);
    return false;
  }
  const running =
    context.database &&
    settingsOf(context.database, 'backup')?.get('under way');
  if (running !== undefined) {
    draft.refuse('pause-backup-running', 'paused', `Under way: ${running}.`);
    return false;
  }
  return true;
}
