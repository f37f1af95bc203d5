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
import { rollOutOfAll } from './rollOutOfAll';
import { isBefore } from './isBefore';

type Pitr = NonNullable<MongodbInputs['backup-schedule']['pitr']>;

/** The definition asks for the image of the agent, whatever else the section says. */
export function refuseWithoutImage(
  draft: Draft,
  input: MongodbInputs['backup-schedule'],
): boolean {
  const asks =
    input.enabled === true ||
    (input.tasks ?? []).length > 0 ||
    Object.keys(input.pitr ?? {}).length > 0;
  if (!asks || draft.after.schedules.image !== undefined) {
    return false;
  }
  draft.refuse(
    'backup-image',
    input.enabled === true ? 'enabled' : '',
    'There is no "backup.image".',
  );
  return true;
}

/** Switches backups on or off. */
export function changeBackups(draft: Draft, wanted: boolean | undefined): void {
  const { enabled } = draft.scene.manifest.schedules;
  if (wanted === undefined || wanted === enabled) {
    return;
  }
  draft.set(['spec', 'backup', 'enabled'], wanted);
  draft.tell(wanted ? 'backups on' : 'backups off');
  draft.impact(wanted ? 'backup-on' : 'backup-off', {
    path: 'spec.backup.enabled',
    from: String(enabled),
    to: String(wanted),
    ...rollOutOfAll(draft),
  });
  if (!wanted) {
    draft.warn('backup-off', '', 'enabled');
  }
}

/** Switches point-in-time recovery on or off, and changes its slices. */
export function changePitr(
  draft: Draft,
  wanted: Pitr | undefined,
  prefix = '',
): void {
  const { pitr, span } = draft.scene.manifest.schedules;
  const { enabled, oplogSpanMin } = wanted ?? {};
  if (enabled !== undefined && enabled !== pitr) {
    if (enabled && !mayKeepOplog(draft, `${prefix}pitr.enabled`)) {
      return;
    }
    draft.set(['spec', 'backup', 'pitr', 'enabled'], enabled);
    draft.tell(enabled ? 'point in time on' : 'point in time off');
    draft.impact(enabled ? 'pitr-on' : 'pitr-off', {
      path: 'spec.backup.pitr.enabled',
      from: String(pitr),
      to: String(enabled),
      effect: 'online',
      duration: 'minutes',
    });
    warnPitr(draft, enabled, `${prefix}pitr.enabled`);
  }
  if (oplogSpanMin !== undefined && oplogSpanMin !== span) {
    draft.set(['spec', 'backup', 'pitr', 'oplogSpanMin'], oplogSpanMin);
    draft.tell(`slices of ${oplogSpanMin} minutes`);
    draft.impact('pitr-span', {
      path: 'spec.backup.pitr.oplogSpanMin',
      ...(span !== undefined && { from: String(span) }),
      to: String(oplogSpanMin),
      effect: 'online',
      duration: 'seconds',
    });
  }
}

/** The operator switches it off again where it cannot be (pkg/apis/psmdb/v1/psmdb_defaults.go). */
function mayKeepOplog(draft: Draft, field: string): boolean {
  const { enabled, storages } = draft.after.schedules;
  const reasons = [
    ...(enabled ? [] : ['"backup.enabled" is not set']),
    ...(storages.length === 0 ? ['there is no storage'] : []),
    ...(storages.length > 1 && isBefore(draft, '1.20.0')
      ? ['there are several storages']
      : []),
  ];
  if (reasons.length > 0) {
    draft.refuse('pitr-storage', field, `${reasons.join(', ')}.`);
  }
  return reasons.length === 0;
}

function warnPitr(draft: Draft, enabled: boolean, field: string): void {
  if (!enabled) {
    draft.warn('pitr-off', '', field);
    return;
  }
  const full = draft.after.schedules.tasks.filter(
    task => task.enabled && task.type !== 'incremental',
  );
  if (full.length === 0) {
    draft.warn('pitr-no-backup', '', field);
  }
}

/** What holds for the storages as a whole. */
export function checkStorages(draft: Draft): void {
  const { enabled, storages, main } = draft.after.schedules;
  if (
    enabled &&
    storages.length > 1 &&
    main !== 1 &&
    !isBefore(draft, '1.20.0')
  ) {
    draft.refuse(
      'storage-main',
      '',
      `Of ${storages.length} storages ${main} are marked.`,
      'exactly one',
    );
  }
}

/** Tasks that are asked for while nobody looks at them. */
export function refuseIdleTasks(draft: Draft, names: readonly string[]): void {
  const { enabled, tasks } = draft.after.schedules;
  const idle = tasks.filter(task => task.enabled && names.includes(task.name));
  if (!enabled && idle.length > 0) {
    draft.refuse(
      'task-off',
      'tasks',
      `Tasks: ${idle.map(({ name }) => name).join(', ')}.`,
      'enabled: true',
    );
  }
}
