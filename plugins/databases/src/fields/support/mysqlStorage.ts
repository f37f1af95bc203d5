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

/** The kinds of storage that the operator of MySQL puts dumps into. */
export const mysqlStorageKinds = ['s3', 'oci', 'azure', 'volume'] as const;

export type MysqlStorageKind = (typeof mysqlStorageKinds)[number];

/** The inputs of a storage beside its kind. */
export const mysqlStorageTexts = [
  'bucket',
  'prefix',
  'secret',
  'endpoint',
] as const;

export type MysqlStorageText = (typeof mysqlStorageTexts)[number];

/** Where dumps of a MySQL database are, in the words of the operations, as far as it is said yet. */
export type MysqlStorage = {
  kind?: MysqlStorageKind;
} & { [text in MysqlStorageText]?: string };

const textsOf: Record<MysqlStorageKind, readonly MysqlStorageText[]> = {
  s3: mysqlStorageTexts,
  oci: ['bucket', 'prefix', 'secret'],
  azure: ['bucket', 'prefix', 'secret'],
  volume: ['bucket'],
};

/** Which inputs a storage of a kind has; none while no kind is chosen. */
export function mysqlStorageTextsOf(
  kind: MysqlStorageKind | undefined,
): readonly MysqlStorageText[] {
  return kind === undefined ? [] : textsOf[kind];
}

/**
 * A storage with changes. What is emptied is not asked for, and neither is what a storage of the new kind does not have: it would be refused where no input
 * shows it.
 */
export function withMysqlStorage(
  storage: MysqlStorage,
  changes: MysqlStorage,
): MysqlStorage {
  const next = { ...storage, ...changes };
  const keys = ['kind', ...mysqlStorageTextsOf(next.kind)] as const;
  return Object.fromEntries(
    keys.flatMap(key => (next[key] === undefined ? [] : [[key, next[key]]])),
  );
}

/** A storage of a form's data. What has no form of it is left out. */
export function mysqlStorageOf(value: JsonObject | undefined): MysqlStorage {
  const kind = mysqlStorageKinds.find(each => each === value?.kind);
  return {
    ...(kind && { kind }),
    ...Object.fromEntries(
      mysqlStorageTexts.flatMap(key => {
        const text = value?.[key];
        return typeof text === 'string' ? [[key, text]] : [];
      }),
    ),
  };
}
