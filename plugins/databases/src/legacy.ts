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

/**
 * The pages, the entity tab and the entity card, for the old front-end system.
 *
 * @packageDocumentation
 */

export { changesApiRef, databasesApiRef } from './api';
export {
  BackupSchedulesFieldExtension,
  DatabaseConfigurationFieldExtension,
  DatabaseDumpFieldExtension,
  DatabaseNameConfirmFieldExtension,
  DatabasePickerFieldExtension,
  DatabasePlanFieldExtension,
  DatabaseSizeFieldExtension,
  DatabaseUsersFieldExtension,
  DumpStorageFieldExtension,
  KubernetesTargetFieldExtension,
  PostgresParametersFieldExtension,
  ReadReplicasFieldExtension,
  DatabaseVersionFieldExtension,
  RecoveryTimeFieldExtension,
  StorageClassFieldExtension,
} from './legacyFormFields';
export { isDatabasesAvailable } from './isDatabasesAvailable';
export type { InputMapping } from './lib/planMapping';
export {
  DatabasesPage,
  databasesPlugin,
  EntityDatabasesCard,
  EntityDatabasesContent,
} from './legacyPlugin';
export { databasesChangesTranslationRef } from './changesTranslation';
export { databasesFormsTranslationRef } from './formsTranslation';
export { databasesTranslationRef } from './translation';
