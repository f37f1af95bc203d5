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
import { checkInput, problemsAt } from '../../lib/checkInput';
import { AddNamed } from '../support/AddNamed';
import { NamedListContext } from '../support/NamedList';
import { NamedRowFrame } from '../support/NamedRowFrame';
import { PlainInput } from '../support/PlainInput';

const kinds = ['s3', 'minio', 'gcs', 'azure'] as const;

/** Where backups go, in the words of the operation. */
interface Storage {
  name: string;
  kind: (typeof kinds)[number];
  bucket: string;
  prefix?: string;
  region?: string;
  endpointUrl?: string;
  credentialsSecret: string;
}

/** The storage that is asked for; none when none is. */
export function storageIn(value: JsonObject): Storage | undefined {
  return value.storage as Storage | undefined;
}

/** A storage that is added to a MongoDB database, one at a time. Those that are there stay. */
export function MongodbStorage({ context }: { context: NamedListContext }) {
  const { id, engine, operation, value, planErrors, disabled } = context;
  const t = useFormsT();
  const storage = storageIn(value);
  const put = (next: Storage | undefined) => {
    const { storage: _, ...others } = value;
    context.onChange(
      next ? { ...others, storage: next as unknown as JsonObject } : others,
    );
  };
  if (!storage) {
    return (
      <AddNamed
        id={`${id}_storage_add`}
        label={t('fields.schedules.mongodb.storageName')}
        action={t('fields.schedules.mongodb.addStorage')}
        disabled={disabled}
        problemOf={name =>
          checkInput(engine, operation, {
            storage: newStorage(name) as unknown as JsonObject,
          }).problems.find(({ field }) => field === 'storage.name')?.message
        }
        onAdd={name => put(newStorage(name))}
      />
    );
  }
  const { name, kind } = storage;
  const own = problemsAt(
    checkInput(engine, operation, value).problems,
    'storage',
  );
  /** A field that is emptied is not asked for. */
  const change = (changes: Partial<Storage>) =>
    put(
      Object.fromEntries(
        Object.entries({ ...storage, ...changes }).filter(
          ([, text]) => text !== undefined,
        ),
      ) as unknown as Storage,
    );
  return (
    <ul
      aria-label={t('fields.schedules.mongodb.newStorage')}
      style={{ listStyle: 'none', margin: 0, padding: 0 }}
    >
      <NamedRowFrame
        id={`${id}_storage`}
        name={name}
        state="added"
        gone=""
        problems={own.length > 0 ? own : problemsAt(planErrors, 'storage')}
        disabled={disabled}
        onRemove={() => put(undefined)}
        onRestore={() => {}}
      >
        <SelectField
          label={t('fields.schedules.mongodb.kind', { name })}
          value={kind}
          options={kinds.map(each => ({
            value: each,
            label: t(`fields.schedules.mongodb.kinds.${each}`),
          }))}
          onChange={next => change({ kind: next as Storage['kind'] })}
        />
        <PlainInput
          id={`${id}_storage_bucket`}
          label={t('fields.schedules.mongodb.bucket', { name })}
          value={storage.bucket}
          disabled={disabled}
          onChange={(bucket = '') => change({ bucket })}
        />
        <PlainInput
          id={`${id}_storage_secret`}
          label={t('fields.schedules.mongodb.secret', { name })}
          hint={t('fields.schedules.mongodb.secretHint')}
          value={storage.credentialsSecret}
          disabled={disabled}
          onChange={(secret = '') => change({ credentialsSecret: secret })}
        />
        <PlainInput
          id={`${id}_storage_prefix`}
          label={t('fields.schedules.mongodb.prefix', { name })}
          value={storage.prefix}
          disabled={disabled}
          onChange={prefix => change({ prefix })}
        />
        {(kind === 's3' || kind === 'minio') && (
          <PlainInput
            id={`${id}_storage_region`}
            label={t('fields.schedules.mongodb.region', { name })}
            value={storage.region}
            disabled={disabled}
            onChange={region => change({ region })}
          />
        )}
        {kind !== 'gcs' && (
          <PlainInput
            id={`${id}_storage_endpoint`}
            label={t('fields.schedules.mongodb.endpoint', { name })}
            hint={t('fields.schedules.mongodb.endpointHint')}
            value={storage.endpointUrl}
            disabled={disabled}
            onChange={endpointUrl => change({ endpointUrl })}
          />
        )}
      </NamedRowFrame>
    </ul>
  );
}

function newStorage(name: string): Storage {
  return { name, kind: 's3', bucket: '', credentialsSecret: '' };
}
