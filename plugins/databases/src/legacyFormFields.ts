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

import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { databaseConfiguration } from './fields/databaseConfiguration/databaseConfiguration';
import { backupSchedules } from './fields/backupSchedules/backupSchedules';
import { readReplicas } from './fields/readReplicas/readReplicas';
import { databasePicker } from './fields/databasePicker/databasePicker';
import { databasePlan } from './fields/databasePlan/databasePlan';
import { databaseSize } from './fields/databaseSize/databaseSize';
import { databaseDump } from './fields/databaseDump/databaseDump';
import { dumpStorage } from './fields/dumpStorage/dumpStorage';
import { databaseNameConfirm } from './fields/databaseNameConfirm/databaseNameConfirm';
import { databaseUsers } from './fields/databaseUsers/databaseUsers';
import { postgresParameters } from './fields/postgresParameters/postgresParameters';
import { databaseVersion } from './fields/databaseVersion/databaseVersion';
import { storageClass } from './fields/storageClass/storageClass';
import { recoveryTime } from './fields/recoveryTime/recoveryTime';
import { kubernetesTarget } from './fields/kubernetesTarget/kubernetesTarget';
import { databasesPlugin } from './legacyPlugin';

/**
 * The form field `DatabasePicker`, for the children of `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const DatabasePickerFieldExtension = databasesPlugin.provide(
  createScaffolderFieldExtension({
    ...databasePicker,
    schema: databasePicker.schema.schema,
  }),
);

/**
 * The form field `KubernetesTarget`, for the children of `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const KubernetesTargetFieldExtension = databasesPlugin.provide(
  createScaffolderFieldExtension({
    ...kubernetesTarget,
    schema: kubernetesTarget.schema.schema,
  }),
);

/**
 * The form field `DatabaseSize`, for the children of `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const DatabaseSizeFieldExtension = databasesPlugin.provide(
  createScaffolderFieldExtension({
    ...databaseSize,
    schema: databaseSize.schema.schema,
  }),
);

/**
 * The form field `DatabasePlan`, for the children of `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const DatabasePlanFieldExtension = databasesPlugin.provide(
  createScaffolderFieldExtension({
    ...databasePlan,
    schema: databasePlan.schema.schema,
  }),
);

/**
 * The form field `DatabaseNameConfirm`, for the children of `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const DatabaseNameConfirmFieldExtension = databasesPlugin.provide(
  createScaffolderFieldExtension({
    ...databaseNameConfirm,
    schema: databaseNameConfirm.schema.schema,
  }),
);

/**
 * The form field `DatabaseUsers`, for the children of `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const DatabaseUsersFieldExtension = databasesPlugin.provide(
  createScaffolderFieldExtension({
    ...databaseUsers,
    schema: databaseUsers.schema.schema,
  }),
);

/**
 * The form field `PostgresParameters`, for the children of `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const PostgresParametersFieldExtension = databasesPlugin.provide(
  createScaffolderFieldExtension({
    ...postgresParameters,
    schema: postgresParameters.schema.schema,
  }),
);

/**
 * The form field `DatabaseVersion`, for the children of `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const DatabaseVersionFieldExtension = databasesPlugin.provide(
  createScaffolderFieldExtension({
    ...databaseVersion,
    schema: databaseVersion.schema.schema,
  }),
);

/**
 * The form field `DatabaseDump`, for the children of `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const DatabaseDumpFieldExtension = databasesPlugin.provide(
  createScaffolderFieldExtension({
    ...databaseDump,
    schema: databaseDump.schema.schema,
  }),
);

/**
 * The form field `DumpStorage`, for the children of `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const DumpStorageFieldExtension = databasesPlugin.provide(
  createScaffolderFieldExtension({
    ...dumpStorage,
    schema: dumpStorage.schema.schema,
  }),
);

/**
 * The form field `StorageClass`, for the children of `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const StorageClassFieldExtension = databasesPlugin.provide(
  createScaffolderFieldExtension({
    ...storageClass,
    schema: storageClass.schema.schema,
  }),
);

/**
 * The form field `RecoveryTime`, for the children of `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const RecoveryTimeFieldExtension = databasesPlugin.provide(
  createScaffolderFieldExtension({
    ...recoveryTime,
    schema: recoveryTime.schema.schema,
  }),
);

/**
 * The form field `DatabaseConfiguration`, for the children of `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const DatabaseConfigurationFieldExtension = databasesPlugin.provide(
  createScaffolderFieldExtension({
    ...databaseConfiguration,
    schema: databaseConfiguration.schema.schema,
  }),
);

/**
 * The form field `BackupSchedules`, for the children of `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const BackupSchedulesFieldExtension = databasesPlugin.provide(
  createScaffolderFieldExtension({
    ...backupSchedules,
    schema: backupSchedules.schema.schema,
  }),
);

/**
 * The form field `ReadReplicas`, for the children of `ScaffolderFieldExtensions`.
 *
 * @public
 */
export const ReadReplicasFieldExtension = databasesPlugin.provide(
  createScaffolderFieldExtension({
    ...readReplicas,
    schema: readReplicas.schema.schema,
  }),
);
