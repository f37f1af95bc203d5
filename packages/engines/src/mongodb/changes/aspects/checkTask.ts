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

import { ManifestTask } from '../../manifest/readSchedules';
import { Draft } from '../Draft';
import { TaskInput } from './TaskInput';

const fields = [
  'schedule',
  'storageName',
  'type',
  'enabled',
  'keep',
  'deleteFromStorage',
  'compressionType',
] as const;

export type TaskField = (typeof fields)[number];

/** The fields of a task that an input changes. */
export function changedFields(
  present: ManifestTask,
  task: TaskInput,
): TaskField[] {
  return fields.filter(
    name => task[name] !== undefined && task[name] !== present[name],
  );
}

/**
 * The operator compares the schedule and the storage of a task only, and goes on with the rest as it was. The number to keep and whether a task is enabled
 * it reads each time (pkg/controller/perconaservermongodb/backup.go, createOrUpdateBackupTask).
 */
export function isIgnored(changed: readonly TaskField[]): boolean {
  const frozen = changed.some(name =>
    ['type', 'deleteFromStorage', 'compressionType'].includes(name),
  );
  return (
    frozen &&
    !changed.some(name => ['schedule', 'storageName', 'enabled'].includes(name))
  );
}

/** Refuses and warns of what becomes of a task that is added or changed. */
export function checkTask(
  draft: Draft,
  task: TaskInput,
  present: ManifestTask | undefined,
  field: string,
): void {
  const { schedules } = draft.after;
  const type = task.type ?? present?.type ?? 'logical';
  const enabled = task.enabled ?? present?.enabled ?? true;
  if (enabled && !schedules.storages.includes(task.storageName)) {
    draft.refuse(
      'task-storage',
      `${field}.storageName`,
      `There is no storage "${task.storageName}".`,
      schedules.storages.join(', ') || 'none: the manifest has no storages',
    );
  }
  checkKeep(draft, task, present, { type, field });
  if (
    present === undefined &&
    type === 'incremental' &&
    !schedules.tasks.some(
      each =>
        each.type === 'incremental-base' &&
        each.storageName === task.storageName,
    )
  ) {
    draft.warn('task-incremental-base', `"${task.name}":`, `${field}.type`);
  }
}

function checkKeep(
  draft: Draft,
  task: TaskInput,
  present: ManifestTask | undefined,
  { type, field }: { type: string; field: string },
): void {
  const keep = task.keep ?? present?.keep;
  const isCounted = type !== 'incremental';
  const at = `${field}.keep`;
  if (!isCounted && task.keep !== undefined && task.keep > 0) {
    draft.warn('task-incremental-keep', `"${task.name}":`, at);
  }
  if (isCounted && !keep) {
    draft.warn('task-keep-all', `"${task.name}":`, at);
  }
  const before = present?.keep || Infinity;
  if (
    present !== undefined &&
    isCounted &&
    task.keep !== undefined &&
    task.keep > 0 &&
    task.keep < before
  ) {
    draft.warn(
      'task-keep-lowered',
      `"${task.name}": ${present.keep ?? 'all'} to ${task.keep}.`,
      at,
    );
  }
}
