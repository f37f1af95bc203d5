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

import { ReactNode } from 'react';
import { FieldProblem } from '../../lib/checkInput';
import { SettingDetails, SettingRow } from './SettingRow';
import { putSetting, settingNames, SettingValues } from './settingValues';

/** Settings by name: those there are now and those that are asked for, and a way to add one. */
export function SettingList(props: {
  id: string;
  current: Readonly<Record<string, string>>;
  values: SettingValues;
  problems: ReadonlyMap<string, readonly FieldProblem[]>;
  disabled: boolean;
  detailsOf?: (
    name: string,
    value: string | null | undefined,
  ) => SettingDetails;
  /** Where a name is written or chosen: an input with the id of the list and `_add`. */
  addOf: (names: readonly string[], onAdd: (name: string) => void) => ReactNode;
  onChange: (values: Record<string, string | null>) => void;
}) {
  const { id, current, values, problems, disabled, detailsOf } = props;
  const names = settingNames(current, values);
  const put = (name: string, value: string | null | undefined) => {
    if (value === undefined && !Object.hasOwn(current, name)) {
      // The row goes with its button: the keyboard is left where another one is added.
      document.getElementById(`${id}_add`)?.focus();
    }
    props.onChange(putSetting(current, values, name, value));
  };
  return (
    <>
      <div>
        {names.map(name => {
          const value = Object.hasOwn(values, name) ? values[name] : undefined;
          return (
            <SettingRow
              key={name}
              id={`${id}_${name.replaceAll('.', '_')}`}
              name={name}
              current={Object.hasOwn(current, name) ? current[name] : undefined}
              value={value}
              details={detailsOf?.(name, value)}
              problems={problems.get(name) ?? []}
              disabled={disabled}
              onChange={next => put(name, next)}
            />
          );
        })}
      </div>
      {props.addOf(names, name => put(name, ''))}
    </>
  );
}
