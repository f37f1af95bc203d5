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

import { useApi } from '@backstage/core-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { PageBlueprint } from '@backstage/frontend-plugin-api';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import {
  ScaffolderFieldExtensions,
  useCustomFieldExtensions,
} from '@backstage/plugin-scaffolder-react';
import { formFieldsApiRef } from '@backstage/plugin-scaffolder-react/alpha';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { configure, screen } from '@testing-library/react';
import { ReactNode } from 'react';
import useAsync from 'react-use/esm/useAsync';
import databasesPlugin, { changesApiRef, databasesApiRef } from '../index';
import * as legacy from '../legacy';
import { LivePlans } from '../lib/LivePlans';
import { createTestBackend } from '../testUtils/createApi';
import { createTestPlans } from '../testUtils/createPlansApi';
import { formFields } from './formFields';
import { livePlansApiRef } from './plan/livePlansApi';

// The code of each field is fetched, on machines of any speed.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 20_000 });

const names = [
  'BackupSchedules',
  'DatabaseConfiguration',
  'DatabaseDump',
  'DatabaseNameConfirm',
  'DatabasePicker',
  'DatabasePlan',
  'DatabaseSize',
  'DatabaseUsers',
  'DatabaseVersion',
  'DumpStorage',
  'KubernetesTarget',
  'PostgresParameters',
  'ReadReplicas',
  'RecoveryTime',
  'StorageClass',
];

/** Every field that the scaffolder knows, with what a template's author is told of its options. */
function KnownFields() {
  const { value, error } = useAsync(useApi(formFieldsApiRef).loadFormFields);
  const fields = (value ?? []) as unknown as Array<{
    name: string;
    schema?: { schema: { uiOptions?: object } };
  }>;
  return (
    <ul>
      {error && <li>{error.message}</li>}
      {fields.map(({ name, schema }) => (
        <li key={name}>
          {name}
          {schema?.schema.uiOptions ? ' with options' : ''}
        </li>
      ))}
    </ul>
  );
}

describe('the form fields', () => {
  it('are the same in both front-end systems', () => {
    const exported = Object.keys(legacy).flatMap(
      key => /^(.*)FieldExtension$/.exec(key)?.[1] ?? [],
    );
    expect([...exported].sort()).toEqual([...names].sort());
    expect(formFields).toHaveLength(names.length);
  });

  it('are known to the scaffolder of the new front-end system as soon as the plugin is there', async () => {
    renderTestApp({
      features: [scaffolderPlugin, databasesPlugin],
      extensions: [
        PageBlueprint.make({
          name: 'known-fields',
          params: { path: '/known', loader: async () => <KnownFields /> },
        }),
      ],
      apis: [
        [databasesApiRef, createTestBackend().api],
        [changesApiRef, createTestPlans().api],
        [livePlansApiRef, new LivePlans()],
      ],
      initialRouteEntries: ['/known'],
    });
    await screen.findByText(/^RecoveryTime/);
    for (const name of names) {
      expect(screen.getByText(`${name} with options`)).toBeInTheDocument();
    }
  });

  it('are there for the scaffolder of the old front-end system', async () => {
    const extensions = [
      legacy.BackupSchedulesFieldExtension,
      legacy.DatabaseConfigurationFieldExtension,
      legacy.DatabaseDumpFieldExtension,
      legacy.DatabaseNameConfirmFieldExtension,
      legacy.DatabasePickerFieldExtension,
      legacy.DatabasePlanFieldExtension,
      legacy.DatabaseSizeFieldExtension,
      legacy.DatabaseUsersFieldExtension,
      legacy.DumpStorageFieldExtension,
      legacy.KubernetesTargetFieldExtension,
      legacy.PostgresParametersFieldExtension,
      legacy.ReadReplicasFieldExtension,
      legacy.DatabaseVersionFieldExtension,
      legacy.StorageClassFieldExtension,
      legacy.RecoveryTimeFieldExtension,
    ];
    function Fields(props: { children: ReactNode }) {
      const fields = useCustomFieldExtensions<{
        name: string;
        component: unknown;
        validation: unknown;
        schema: { uiOptions?: object };
      }>(props.children);
      return (
        <ul>
          {fields.map(({ name, component, validation, schema }) => (
            <li key={name}>
              {[
                name,
                component && validation && schema.uiOptions ? 'whole' : '',
              ]
                .filter(Boolean)
                .join(' ')}
            </li>
          ))}
        </ul>
      );
    }
    await renderInTestApp(
      <TestApiProvider apis={[]}>
        <Fields>
          <ScaffolderFieldExtensions>
            {extensions.map((Extension, index) => (
              <Extension key={names[index]} />
            ))}
          </ScaffolderFieldExtensions>
        </Fields>
      </TestApiProvider>,
    );
    for (const name of names) {
      expect(screen.getByText(`${name} whole`)).toBeInTheDocument();
    }
  });
});
