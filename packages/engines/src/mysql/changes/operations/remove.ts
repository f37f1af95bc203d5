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
  mysqlInputs,
} from '@database-platform/plugin-databases-common';
import { impactOf } from '../../../changes/Draft';
import { parseInput } from '../../../changes/editOperation';
import { count } from '../../../kubernetes/words';
import { membersOf } from '../aspects/members';
import { Draft } from '../Draft';
import { mysqlBook } from '../rules';
import { sceneOf } from '../Scene';

export const remove: EngineOperation = {
  id: 'delete',
  title: 'Delete',
  kind: 'delete',
  input: mysqlInputs.delete,
  current: () => ({}),
  plan: context => {
    const { name } = context.target;
    const draft = new Draft(sceneOf(context));
    const parsed = parseInput(mysqlBook, mysqlInputs.delete, context);
    if (!parsed.success) {
      draft.errors.push(...parsed.errors);
    } else if (parsed.data.confirm !== name) {
      draft.refuse('delete-confirm', 'confirm', `Write "${name}" here.`, name);
    }
    sayWhatStays(draft);
    return {
      title: `Delete ${name}`,
      action: { type: 'delete' },
      impacts: [
        impactOf(mysqlBook, 'deleted', {
          path: 'metadata.name',
          from: name,
          effect: 'deleted',
          duration: 'minutes',
        }),
      ],
      errors: draft.errors,
      warnings: draft.warnings,
    };
  },
};

function sayWhatStays(draft: Draft): void {
  const { manifest, context } = draft.scene;
  const volumes = context.database?.volumes.length ?? membersOf(manifest);
  draft.warn('delete-volumes-kept', `${count(volumes, 'volume')}:`);
  draft.warn(
    'delete-secret-kept',
    manifest.secret === undefined ? '' : `Secret ${manifest.secret}:`,
  );
  draft.warn('delete-backups-kept', '');
}
