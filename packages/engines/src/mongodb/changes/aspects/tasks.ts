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

import { EditValue } from '../../../changes/EditValue';
import { namedItemAt, namesTwice } from '../../../changes/namedItems';
import { takeOutItem } from '../../../changes/takeOutItem';
import { at, isObject } from '../../../json';
import { ManifestTask } from '../../manifest/readSchedules';
import { Draft } from '../Draft';
import { changedFields, checkTask, isIgnored } from './checkTask';
import { TaskInput } from './TaskInput';
import { isBefore } from './isBefore';

const place = ['spec', 'backup', 'tasks'];

/** Adds tasks, changes them, takes tasks out. */
export function changeTasks(
  draft: Draft,
  tasks: readonly TaskInput[] = [],
  gone: readonly string[] = [],
  prefix = '',
): void {
  const names = tasks.map(({ name }) => name);
  for (const twice of namesTwice(
    `${prefix}tasks`,
    names,
    'removeTasks',
    gone,
  )) {
    draft.refuse('task-twice', twice.field, `"${twice.name}".`);
  }
  for (const [index, task] of tasks.entries()) {
    const field = `${prefix}tasks.${index}`;
    const present = draft.scene.manifest.schedules.tasks.find(
      each => each.name === task.name,
    );
    if (present !== undefined) {
      changeTask(draft, present, task, field);
    } else {
      addTask(draft, task, field);
    }
  }
  for (const [index, name] of gone.entries()) {
    removeTask(draft, name, `removeTasks.${index}`);
  }
}

function addTask(draft: Draft, task: TaskInput, field: string): void {
  const { name, schedule, storageName, type, compressionType } = task;
  const { path, isThere } = namedItemAt(draft, place, name);
  // A name that stands twice is refused; the first one stays.
  if (isThere) {
    return;
  }
  draft.set(path, {
    name,
    enabled: task.enabled ?? true,
    schedule,
    storageName,
    type: type ?? 'logical',
    ...(compressionType !== undefined && { compressionType }),
    ...retention(draft, task),
  });
  draft.tell(`task ${name}`);
  draft.impact('task-add', {
    path: path.join('.'),
    to: `${type ?? 'logical'} at ${schedule} to ${storageName}`,
    effect: 'online',
    duration: 'seconds',
  });
  checkTask(draft, task, undefined, field);
}

/** How many are kept: `retention` since 1.21, `keep` before (pkg/apis/psmdb/v1/psmdb_types.go, GetRetention). */
function retention(
  draft: Draft,
  { keep, deleteFromStorage }: TaskInput,
): { [field: string]: EditValue } {
  if (keep === undefined && deleteFromStorage === undefined) {
    return {};
  }
  return isBefore(draft, '1.21.0')
    ? { ...(keep !== undefined && { keep }) }
    : {
        retention: {
          type: 'count',
          ...(keep !== undefined && { count: keep }),
          deleteFromStorage: deleteFromStorage ?? true,
        },
      };
}

function changeTask(
  draft: Draft,
  present: ManifestTask,
  task: TaskInput,
  field: string,
): void {
  const changed = changedFields(present, task);
  if (changed.length === 0) {
    return;
  }
  if (isIgnored(changed)) {
    draft.refuse(
      'task-type-ignored',
      `${field}.${changed[0]}`,
      `"${task.name}": ${changed.join(', ')}.`,
      'another schedule as well',
    );
    return;
  }
  const path = [...place, present.index];
  for (const name of changed) {
    const value = task[name];
    if (value === undefined) {
      continue;
    }
    if (name === 'keep' || name === 'deleteFromStorage') {
      setRetention(draft, path, name, value);
    } else {
      draft.set([...path, name], value);
    }
  }
  draft.tell(`task ${task.name}`);
  draft.impact('task-change', {
    path: path.join('.'),
    from: changed.map(name => String(present[name] ?? 'not set')).join(', '),
    to: changed.map(name => String(task[name])).join(', '),
    effect: 'online',
    duration: 'seconds',
  });
  checkTask(draft, task, present, field);
}

/** Where the number stands already, there it is changed. */
function setRetention(
  draft: Draft,
  path: readonly (string | number)[],
  name: 'keep' | 'deleteFromStorage',
  value: EditValue,
): void {
  const task = at(draft.object, ...path);
  const isOld = isObject(task) && !Object.hasOwn(task, 'retention');
  if (
    isOld &&
    name === 'keep' &&
    (isBefore(draft, '1.21.0') || at(task, 'keep') !== undefined)
  ) {
    draft.set([...path, 'keep'], value);
    return;
  }
  if (isOld) {
    draft.set([...path, 'retention'], {
      type: 'count',
      deleteFromStorage: true,
    });
  }
  draft.set([...path, 'retention', name === 'keep' ? 'count' : name], value);
}

function removeTask(draft: Draft, name: string, field: string): void {
  const isTaken = takeOutItem(draft, {
    list: place,
    name,
    noun: 'task',
    rule: 'task-remove',
    effect: 'online',
    path: place.join('.'),
    missing: { rule: 'task-not-there', field },
  });
  if (isTaken) {
    draft.warn('task-remove', `"${name}":`, field);
  }
}
