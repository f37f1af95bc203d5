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

import {
  createFormField,
  FormFieldBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';

/**
 * The form fields, for the new front-end system.
 *
 * @remarks
 * They belong to this plugin and attach to the scaffolder, so that a portal which has the plugin has them, and one without a scaffolder loses nothing.
 */
export const formFields = [
  FormFieldBlueprint.make({
    name: 'database-picker',
    params: {
      field: async () =>
        createFormField(
          (await import('./databasePicker/databasePicker')).databasePicker,
        ),
    },
  }),
  FormFieldBlueprint.make({
    name: 'kubernetes-target',
    params: {
      field: async () =>
        createFormField(
          (await import('./kubernetesTarget/kubernetesTarget'))
            .kubernetesTarget,
        ),
    },
  }),
  FormFieldBlueprint.make({
    name: 'database-size',
    params: {
      field: async () =>
        createFormField(
          (await import('./databaseSize/databaseSize')).databaseSize,
        ),
    },
  }),
  FormFieldBlueprint.make({
    name: 'database-version',
    params: {
      field: async () =>
        createFormField(
          (await import('./databaseVersion/databaseVersion')).databaseVersion,
        ),
    },
  }),
  FormFieldBlueprint.make({
    name: 'database-dump',
    params: {
      field: async () =>
        createFormField(
          (await import('./databaseDump/databaseDump')).databaseDump,
        ),
    },
  }),
  FormFieldBlueprint.make({
    name: 'dump-storage',
    params: {
      field: async () =>
        createFormField(
          (await import('./dumpStorage/dumpStorage')).dumpStorage,
        ),
    },
  }),
  FormFieldBlueprint.make({
    name: 'storage-class',
    params: {
      field: async () =>
        createFormField(
          (await import('./storageClass/storageClass')).storageClass,
        ),
    },
  }),
  FormFieldBlueprint.make({
    name: 'database-plan',
    params: {
      field: async () =>
        createFormField(
          (await import('./databasePlan/databasePlan')).databasePlan,
        ),
    },
  }),
  FormFieldBlueprint.make({
    name: 'recovery-time',
    params: {
      field: async () =>
        createFormField(
          (await import('./recoveryTime/recoveryTime')).recoveryTime,
        ),
    },
  }),
  FormFieldBlueprint.make({
    name: 'database-users',
    params: {
      field: async () =>
        createFormField(
          (await import('./databaseUsers/databaseUsers')).databaseUsers,
        ),
    },
  }),
  FormFieldBlueprint.make({
    name: 'postgres-parameters',
    params: {
      field: async () =>
        createFormField(
          (await import('./postgresParameters/postgresParameters'))
            .postgresParameters,
        ),
    },
  }),
  FormFieldBlueprint.make({
    name: 'database-configuration',
    params: {
      field: async () =>
        createFormField(
          (await import('./databaseConfiguration/databaseConfiguration'))
            .databaseConfiguration,
        ),
    },
  }),
  FormFieldBlueprint.make({
    name: 'backup-schedules',
    params: {
      field: async () =>
        createFormField(
          (await import('./backupSchedules/backupSchedules')).backupSchedules,
        ),
    },
  }),
  FormFieldBlueprint.make({
    name: 'read-replicas',
    params: {
      field: async () =>
        createFormField(
          (await import('./readReplicas/readReplicas')).readReplicas,
        ),
    },
  }),
  FormFieldBlueprint.make({
    name: 'database-name-confirm',
    params: {
      field: async () =>
        createFormField(
          (await import('./databaseNameConfirm/databaseNameConfirm'))
            .databaseNameConfirm,
        ),
    },
  }),
];
