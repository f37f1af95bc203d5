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

import { SelectField } from '../../components/primitives';
import { FieldProblem, problemsAt } from '../../lib/checkInput';
import {
  MysqlStorage,
  MysqlStorageKind,
  mysqlStorageKinds,
  MysqlStorageText,
  mysqlStorageTextsOf,
  withMysqlStorage,
} from './mysqlStorage';
import { PlainInput } from './PlainInput';

/** The words of the inputs: which storage is meant differs from form to form. */
export interface MysqlStorageWords {
  kind: string;
  /** What stands in the list while no kind is chosen; without it one is chosen always. */
  choose?: string;
  kinds: Record<MysqlStorageKind, string>;
  labelOf: (text: MysqlStorageText, kind: MysqlStorageKind) => string;
  hints: { [text in MysqlStorageText]?: string };
}

/** Where dumps of a MySQL database are: the kind of the storage and what a storage of this kind has. */
export function MysqlStorageInputs(props: {
  id: string;
  storage: MysqlStorage;
  words: MysqlStorageWords;
  /** What is wrong, by the fields of the storage; said elsewhere when absent. */
  problems?: readonly FieldProblem[];
  disabled: boolean;
  onChange: (storage: MysqlStorage) => void;
}) {
  const { id, storage, words, problems = [], disabled, onChange } = props;
  const { kind } = storage;
  const put = (changes: MysqlStorage) =>
    onChange(withMysqlStorage(storage, changes));
  return (
    <>
      <SelectField
        id={`${id}_kind`}
        label={words.kind}
        value={kind ?? ''}
        options={[
          ...(words.choose !== undefined && kind === undefined
            ? [{ value: '', label: words.choose }]
            : []),
          ...mysqlStorageKinds.map(each => ({
            value: each,
            label: words.kinds[each],
          })),
        ]}
        disabled={disabled}
        onChange={value =>
          put({ kind: mysqlStorageKinds.find(each => each === value) })
        }
      />
      {kind !== undefined &&
        mysqlStorageTextsOf(kind).map(text => (
          <PlainInput
            key={text}
            id={`${id}_${text}`}
            label={words.labelOf(text, kind)}
            hint={words.hints[text]}
            value={storage[text]}
            problems={problemsAt(problems, text)}
            disabled={disabled}
            onChange={value => {
              const changes: MysqlStorage = {};
              changes[text] = value;
              put(changes);
            }}
          />
        ))}
    </>
  );
}
