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

import { RuleText } from '../../../changes/RuleText';
import { manual, source } from '../../findings/sources';

const backup = source('pkg/controller/perconaservermongodb/backup.go');
const defaults = source('pkg/apis/psmdb/v1/psmdb_defaults.go');
const scheduled = manual('backups-scheduled', 'scheduled backups');
const pitr = manual('backups-pitr', 'point-in-time recovery');

export const backupRules = {
  'backup-on': {
    when: '"backup.enabled" is set',
    then: 'explains',
    effect:
      'Each member gets a backup agent beside it: all pods are made anew one after another.',
    source: manual('backups', 'backups'),
  },
  'backup-off': {
    when: '"backup.enabled" is taken back',
    then: 'warns',
    effect:
      'All pods are made anew without their backup agents, and there are no backups from then on; those that there are stay. Tasks go on asking for backups until the operator restarts, and no agent is there to make them.',
    source: backup,
  },
  'backup-image': {
    when: 'backups are switched on or changed, and there is no "backup.image"',
    then: 'refuses',
    effect:
      'The API server refuses the object. The portal writes the image together with a new storage, where it knows which one goes with "crVersion"; else write it into the manifest.',
    source: manual('operator', 'backup'),
  },
  'task-add': {
    when: 'a task is added',
    then: 'explains',
    effect:
      'The operator itself makes a backup at these times, while the database is "ready"; one that waits for longer than "startingDeadlineSeconds" (120) fails.',
    source: scheduled,
  },
  'task-change': {
    when: 'a task gets another schedule, storage, or number to keep, or is switched on or off',
    then: 'explains',
    effect: 'The operator plans it anew with its next pass.',
    source: backup,
  },
  'task-type-ignored': {
    when: 'the type, the compression or "deleteFromStorage" of a task changes, and neither its schedule nor its storage does',
    then: 'refuses',
    effect:
      'The operator goes on with what it had until it restarts, and does not say so. Change the schedule as well, by a minute, or take another name.',
    source: backup,
  },
  'task-remove': {
    when: 'a task is taken out',
    then: 'warns',
    effect:
      'The backups that it has made stay, with their data, and nobody deletes them any more.',
    source: backup,
  },
  'task-off': {
    when: 'tasks are enabled while "backup.enabled" is not set',
    then: 'refuses',
    effect:
      'The operator does not look at tasks then, and does not say so. Set "enabled" as well.',
    source: backup,
  },
  'task-storage': {
    when: 'an enabled task names a storage that the manifest has not',
    then: 'refuses',
    effect:
      'The operator ends in the state "error" ("there is no storage"), and nothing else of the object takes effect either.',
    source: backup,
  },
  'task-twice': {
    when: 'a task is named twice, or both added and taken out',
    then: 'refuses',
    effect: 'The operator makes one of them only.',
    source: backup,
  },
  'task-not-there': {
    when: 'a task is to be taken out that is not in the manifest',
    then: 'refuses',
    effect: 'There is nothing to take out.',
    source: scheduled,
  },
  'task-incremental-keep': {
    when: 'an incremental task has a number to keep',
    then: 'warns',
    effect:
      'The operator does not count incremental backups: all of them stay until somebody deletes them.',
    source: backup,
  },
  'task-incremental-base': {
    when: 'an incremental task is added, and no task of the type "incremental-base" for the same storage',
    then: 'warns',
    effect:
      'Increments build on a base, and fail until there is one in the same storage.',
    source: scheduled,
  },
  'task-keep-lowered': {
    when: 'the number of backups to keep is lowered, or given for the first time',
    then: 'warns',
    effect:
      'The operator deletes the older ones with its next pass, their data in the storage too unless "deleteFromStorage" is false.',
    source: backup,
  },
  'task-keep-all': {
    when: 'a task has no number to keep',
    then: 'warns',
    effect: 'All its backups stay, and the storage grows for ever.',
    source: scheduled,
  },
  'storage-add': {
    when: 'a storage is added',
    then: 'explains',
    effect:
      'The agents take it over while the database serves. Nothing is put there before a task or a person asks for a backup.',
    source: manual('backups-storage', 'storage for backups'),
  },
  'storage-there': {
    when: 'a storage is added under a name that is there',
    then: 'refuses',
    effect:
      'It would take the place of the other one, whose backups could not be restored any more. Take another name.',
    source: manual('multi-storage', 'several storages'),
  },
  'storage-main': {
    when: 'backups are changed, there are several storages, and not exactly one of them is "main"',
    then: 'refuses',
    effect:
      'The operator refuses the whole object: the state becomes "error". Mark one in the manifest by hand.',
    source: defaults,
  },
  'storage-kind': {
    when: 'a storage is added of a kind that came with a later version of the operator: "gcs" with 1.21, "minio" with 1.22',
    then: 'refuses',
    effect:
      'The API server refuses the object, or leaves the storage out without a word.',
    source: source('pkg/apis/psmdb/v1/psmdb_types.go'),
  },
  'storage-compatible': {
    when: 'a storage of the kind "s3" is added whose address is not one of AWS, and the operator is 1.22 or later',
    then: 'warns',
    effect:
      'What is compatible with S3, but does not sign as AWS does, fails with that kind since 1.22: "minio" is the one for it.',
    source: manual('backups-storage-minio', 'S3-compatible storages'),
  },
  'storage-secret': {
    when: 'a storage is added',
    then: 'warns',
    effect:
      'The Secret with the credentials must be there before: without it the backup agents are not well, and the state does not become "ready". It cannot be seen from here whether it is.',
    source: manual('backups-storage', 'storage for backups'),
  },
  'pitr-on': {
    when: 'point-in-time recovery is switched on',
    then: 'explains',
    effect:
      'The agents put slices of the oplog into the main storage. The first one comes about ten minutes after a full backup.',
    source: pitr,
  },
  'pitr-span': {
    when: 'the time between two slices of the oplog changes',
    then: 'explains',
    effect:
      'It is the most that is lost when everything is lost at once. The agents take it over while the database serves.',
    source: pitr,
  },
  'pitr-off': {
    when: 'point-in-time recovery is switched off',
    then: 'warns',
    effect: 'From then on only whole backups can be restored.',
    source: pitr,
  },
  'pitr-no-backup': {
    when: 'point-in-time recovery is switched on, and no task makes full backups',
    then: 'warns',
    effect:
      'There is nothing to restore to a point in time until somebody makes a full backup.',
    source: pitr,
  },
  'pitr-storage': {
    when: 'point-in-time recovery is switched on while "backup.enabled" is not set, or without a storage, or before "crVersion" 1.20 with several ones',
    then: 'refuses',
    effect: 'The operator switches it off again, in its log only.',
    source: defaults,
  },
} as const satisfies Record<string, RuleText>;
