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

import { Rule, when } from './Rule';
import { manual, source } from './sources';

/** Each names a bucket; the path within it is made of the name of the database and `WAL_BUCKET_SCOPE_SUFFIX`. */
const buckets = ['WAL_S3_BUCKET', 'WAL_GS_BUCKET', 'WAL_GCS_BUCKET'] as const;

/** Only the operator's own option puts the uid into the path (pkg/cluster/k8sres.go, generateSpiloPodEnvVars). */
const pathWithoutUid: Rule = ({ object, operator, operatorKnown }) => {
  const { backup = {} } = object;
  const bucket = buckets.find(name => Object.hasOwn(backup, name));
  return when(
    bucket !== undefined &&
      operatorKnown &&
      operator.archive !== true &&
      !Object.hasOwn(backup, 'WAL_BUCKET_SCOPE_SUFFIX'),
    () => ({
      id: 'postgresql/archive-without-uid',
      severity: 'info',
      title: `The path of its backups in "${
        backup[bucket ?? '']
      }" is made of its name alone.`,
      detail:
        'The operator adds the uid of the object to the path only where its own option names the bucket ("wal_s3_bucket", "wal_gs_bucket", "wal_az_storage_account"). With a bucket from "spec.env", another database of the same name, or this one made anew, writes into the same place. A suffix from a ConfigMap or Secret of the operator ("pod_environment_configmap", "pod_environment_secret") cannot be seen here.',
      advice:
        'Give each database a bucket of its own, or a "WAL_BUCKET_SCOPE_SUFFIX" in "spec.env" that no other one has.',
      source: source('pkg/cluster/k8sres.go'),
    }),
  );
};

/** Dumps are removed on S3 only, and only where somebody says after what time (logical-backup/dump.sh). */
const dumpsKept: Rule = ({ object: { logical }, operator, operatorKnown }) => {
  const provider = operator.dumpsTo ?? 's3';
  const retention = logical?.retention ?? operator.dumpsKept;
  return when(
    logical !== undefined &&
      operatorKnown &&
      (provider !== 's3' || retention === undefined),
    () => ({
      id: 'postgresql/logical-backups-never-expire',
      severity: logical?.retention === undefined ? 'info' : 'warning',
      title:
        logical?.retention === undefined
          ? 'Its logical backups are never removed.'
          : `Its logical backups are to be kept for ${logical.retention}, and are never removed.`,
      detail:
        provider === 's3'
          ? 'Neither "spec.logicalBackupRetention" nor the operator\'s "logical_backup_s3_retention_time" says for how long they are kept.'
          : `The operator removes old ones on S3 only; here they are in "${provider}".`,
      advice:
        provider === 's3'
          ? 'Set "spec.logicalBackupRetention". The operator cannot restore logical backups: try by hand that one can be.'
          : 'Let a rule of the bucket remove old ones. The operator cannot restore logical backups: try by hand that one can be.',
      source: manual('administrator', 'logical-backups'),
    }),
  );
};

/** Where backups go, and how long they stay. */
export const archiveRules: readonly Rule[] = [pathWithoutUid, dumpsKept];
