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

import { useFormsT } from '../../hooks/useFormsT';
import { FieldProblem } from '../../lib/checkInput';
import { AddNamed } from '../support/AddNamed';
import { OptionValues } from './configurationCheck';
import { OptionRow } from './OptionRow';

/** Options by name: those that are set now, and those that are asked for. */
export function OptionList(props: {
  id: string;
  current: Readonly<Record<string, string>>;
  values: OptionValues;
  problemsOf: (
    values: OptionValues,
  ) => ReadonlyMap<string, readonly FieldProblem[]>;
  disabled: boolean;
  onChange: (values: Record<string, string | null>) => void;
}) {
  const { id, current, values, problemsOf, disabled, onChange } = props;
  const t = useFormsT();
  const names = [
    ...Object.keys(current),
    ...Object.keys(values).filter(name => !Object.hasOwn(current, name)),
  ];
  const problems = problemsOf(values);
  const put = (name: string, value: string | null | undefined) => {
    const { [name]: _, ...others } = values;
    // What is not set now is forgotten; what is, is taken out.
    const isNothing =
      value === undefined || (value === null && !Object.hasOwn(current, name));
    onChange(
      isNothing
        ? others
        : // In its place, so that rows do not jump.
          { ...values, [name]: value },
    );
  };
  return (
    <>
      <div>
        {names.map(name => (
          <OptionRow
            key={name}
            id={`${id}_${name.replaceAll('.', '_')}`}
            name={name}
            current={Object.hasOwn(current, name) ? current[name] : undefined}
            value={Object.hasOwn(values, name) ? values[name] : undefined}
            problems={problems.get(name) ?? []}
            disabled={disabled}
            onChange={value => put(name, value)}
          />
        ))}
      </div>
      <AddNamed
        id={`${id}_add`}
        label={t('fields.configuration.name')}
        action={t('fields.configuration.add')}
        disabled={disabled}
        problemOf={name =>
          names.some(known => known.toLowerCase() === name.toLowerCase())
            ? t('fields.parameters.taken')
            : problemsOf({ [name]: '' })
                .get(name)
                ?.at(0)?.message
        }
        onAdd={name => put(name, '')}
      />
    </>
  );
}
