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

import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ScmAuthApi, scmAuthApiRef } from '@backstage/integration-react';
import {
  SecretsContextProvider,
  useTemplateSecrets,
} from '@backstage/plugin-scaffolder-react';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { JsonObject, JsonValue } from '@backstage/types';
import { configure } from '@testing-library/react';
import { ComponentProps } from 'react';
import { changesApiRef, databasesApiRef } from '../../api';
import { backupSchedules } from '../backupSchedules/backupSchedules';
import { databaseConfiguration } from '../databaseConfiguration/databaseConfiguration';
import { databaseDump } from '../databaseDump/databaseDump';
import { dumpStorage } from '../dumpStorage/dumpStorage';
import { databaseNameConfirm } from '../databaseNameConfirm/databaseNameConfirm';
import { databasePicker } from '../databasePicker/databasePicker';
import { databasePlan } from '../databasePlan/databasePlan';
import { databaseSize } from '../databaseSize/databaseSize';
import { databaseUsers } from '../databaseUsers/databaseUsers';
import { kubernetesTarget } from '../kubernetesTarget/kubernetesTarget';
import { postgresParameters } from '../postgresParameters/postgresParameters';
import { readReplicas } from '../readReplicas/readReplicas';
import { databaseVersion } from '../databaseVersion/databaseVersion';
import { storageClass } from '../storageClass/storageClass';
import { recoveryTime } from '../recoveryTime/recoveryTime';
import { livePlansApiRef } from '../plan/livePlansApi';
import { LivePlans } from '../../lib/LivePlans';
import { createTestBackend, TestBackend } from '../../testUtils/createApi';
import { createTestPlans, TestPlans } from '../../testUtils/createPlansApi';

type Extensions = ComponentProps<typeof Stepper>['extensions'];

/** Every field of this plugin, as the scaffolder takes them. */
const extensions: Extensions = [
  databasePicker,
  kubernetesTarget,
  databaseSize,
  databasePlan,
  databaseUsers,
  postgresParameters,
  databaseVersion,
  databaseDump,
  dumpStorage,
  storageClass,
  recoveryTime,
  databaseNameConfirm,
  databaseConfiguration,
  backupSchedules,
  readReplicas,
].map(({ name, component, validation }) => ({ name, component, validation }));

/**
 * Renders a form as the scaffolder does: its own stepper, with the fields of this plugin.
 *
 * @param steps - the parameters of a template
 */
export function renderForm(
  steps: readonly JsonObject[],
  given: {
    formData?: Record<string, JsonValue>;
    backend?: TestBackend;
    plans?: TestPlans;
    scmAuth?: ScmAuthApi;
  } = {},
) {
  // A form rests before it asks for a plan, and machines differ in speed.
  configure({ asyncUtilTimeout: 20_000 });
  // The stepper scrolls up at each step; a test has no window to scroll.
  jest.spyOn(window, 'scrollTo').mockReturnValue();
  const plans = given.plans ?? createTestPlans();
  const backend = given.backend ?? createTestBackend();
  const created: Array<Record<string, JsonValue>> = [];
  /** What the task would be started with. */
  const secrets: Record<string, string> = {};
  const Secrets = () => {
    Object.assign(secrets, useTemplateSecrets().secrets);
    return null;
  };
  renderInTestApp(
    <SecretsContextProvider>
      <Secrets />
      <Stepper
        manifest={{
          title: 'A form',
          steps: steps.map((schema, index) => ({
            title: `Step ${index + 1}`,
            schema,
          })),
        }}
        extensions={extensions}
        initialState={given.formData}
        onCreate={async values => void created.push(values)}
      />
    </SecretsContextProvider>,
    {
      apis: [
        [changesApiRef, plans.api],
        [databasesApiRef, backend.api],
        [livePlansApiRef, new LivePlans()],
        // Without one, the app has its own, which knows the usual hosts
        [
          scmAuthApiRef,
          given.scmAuth ?? {
            getCredentials: async ({ url }) => {
              throw new Error(`No auth provider available for '${url}'`);
            },
          },
        ],
      ],
    },
  );
  return { plans, backend, created, secrets };
}
