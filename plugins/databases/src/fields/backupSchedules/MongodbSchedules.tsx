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

import { JsonObject } from '@backstage/types';
import { SelectField } from '../../components/primitives';
import { useFormsT } from '../../hooks/useFormsT';
import { getAt, setAt } from '../../lib/dotPath';
import { itemsIn } from '../../lib/namedLists';
import { NamedList, NamedListContext } from '../support/NamedList';
import { PlainInput } from '../support/PlainInput';
import { SwitchInput } from '../support/SwitchInput';
import { CronInput } from './CronInput';
import { MongodbStorage, storageIn } from './MongodbStorage';

/** A task of a MongoDB declaration, in the words of the operation. */
interface Task {
  name: string;
  schedule: string;
  storageName: string;
  type?: string;
  enabled?: boolean;
  keep?: number;
}

const types = [
  'logical',
  'physical',
  'incremental',
  'incremental-base',
] as const;

/** Backups of a MongoDB database: whether there are any, each task, and whether any moment can be gone back to. */
export function MongodbSchedules(props: {
  context: NamedListContext;
  /** A new database says by its storage that there are backups. */
  isNew: boolean;
  /** The storage of new tasks, where the form says it. */
  storage?: string;
}) {
  const { context, isNew } = props;
  const t = useFormsT();
  const { id, disabled, value, current, onChange } = context;
  const textAt = (path: string) => getAt(value, path) ?? getAt(current, path);
  /** What is as now is not asked for. */
  const put = (path: string, next: boolean | number | undefined) => {
    const asked = setAt(
      value,
      path,
      next === getAt(current, path) ? undefined : next,
    );
    const { pitr, ...others } = asked;
    onChange(
      Object.keys((pitr as JsonObject | undefined) ?? {}).length > 0
        ? asked
        : others,
    );
  };
  const storage =
    props.storage ??
    storageIn(value)?.name ??
    itemsIn<Task>(current?.tasks).at(0)?.storageName ??
    '';
  return (
    <>
      {!isNew && (
        <SwitchInput
          label={t('fields.schedules.mongodb.enabled')}
          checked={textAt('enabled') === true}
          disabled={disabled}
          onChange={checked => put('enabled', checked)}
        />
      )}
      {!isNew && <MongodbStorage context={context} />}
      <NamedList<Task>
        context={context}
        keys={{ changed: 'tasks', removed: 'removeTasks' }}
        title={t('fields.schedules.mongodb.tasks')}
        newName={t('fields.schedules.mongodb.taskName')}
        add={t('fields.schedules.mongodb.addTask')}
        gone={t('fields.schedules.gone')}
        itemOf={name => ({
          name,
          schedule: '0 1 * * *',
          storageName: storage,
          enabled: true,
        })}
        inputsOf={(task, rowId, change) => (
          <>
            <CronInput
              id={`${rowId}_schedule`}
              name={task.name}
              value={task.schedule}
              disabled={disabled}
              onChange={schedule => change({ ...task, schedule })}
            />
            <PlainInput
              id={`${rowId}_storage`}
              label={t('fields.schedules.mongodb.storage', { name: task.name })}
              hint={t('fields.schedules.mongodb.storageHint')}
              value={task.storageName}
              disabled={disabled}
              onChange={(text = '') => change({ ...task, storageName: text })}
            />
            <SelectField
              label={t('fields.schedules.mongodb.type', { name: task.name })}
              value={task.type ?? 'logical'}
              options={types.map(type => ({
                value: type,
                label: t(`fields.schedules.mongodb.types.${type}`),
              }))}
              onChange={type => change({ ...task, type })}
            />
            <PlainInput
              id={`${rowId}_keep`}
              label={t('fields.schedules.mongodb.keep', { name: task.name })}
              hint={t('fields.schedules.mongodb.keepHint')}
              value={task.keep === undefined ? undefined : String(task.keep)}
              numeric
              disabled={disabled}
              onChange={text => change(withKeep(task, text))}
            />
            <SwitchInput
              label={t('fields.schedules.on')}
              checked={task.enabled !== false}
              disabled={disabled}
              onChange={enabled => change({ ...task, enabled })}
            />
          </>
        )}
      />
      <SwitchInput
        label={t('fields.schedules.mongodb.pitr')}
        checked={textAt('pitr.enabled') === true}
        disabled={disabled}
        onChange={checked => put('pitr.enabled', checked)}
      />
      {textAt('pitr.enabled') === true && (
        <div>
          <PlainInput
            id={`${id}_span`}
            label={t('fields.schedules.mongodb.span')}
            hint={t('fields.schedules.mongodb.spanHint')}
            value={textAt('pitr.oplogSpanMin')?.toString()}
            numeric
            disabled={disabled}
            onChange={text =>
              put('pitr.oplogSpanMin', text === undefined ? text : Number(text))
            }
          />
        </div>
      )}
    </>
  );
}

/** What is no number is kept as it is typed, so that it can be refused by name. */
function withKeep(task: Task, text: string | undefined): Task {
  const { keep: _, ...others } = task;
  return text === undefined ? others : { ...others, keep: Number(text) };
}
