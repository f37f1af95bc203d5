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
import { kubernetes, modules } from '../../findings/sources';

export const backupRules = {
  'backup-profile': {
    when: 'a backup profile is added or changed',
    then: 'explains',
    effect: 'It is read when a backup starts; nothing happens before that.',
    source: modules.backup,
  },
  'backup-profile-removed': {
    when: 'a backup profile is taken out',
    then: 'explains',
    effect: 'Backups that were made with it stay where they are.',
    source: modules.backup,
  },
  'backup-profile-missing': {
    when: 'a schedule names a profile that the object has not, or none',
    then: 'refuses',
    effect:
      'The operator cannot read the object then, and ignores all of its changes until it is put right.',
    source: modules.profiles,
  },
  'backup-profile-snapshot': {
    when: 'a schedule names a profile with "snapshot"',
    then: 'refuses',
    effect: 'The operator cannot make snapshots: each backup ends in an error.',
    source: modules.backup,
  },
  'backup-storage-incomplete': {
    when: 'a profile for a bucket names no Secret',
    then: 'refuses',
    effect: 'The definition refuses the object.',
    source: modules.profiles,
  },
  'backup-storage-foreign': {
    when: 'a profile names something that its kind of storage has not, such as an endpoint for Azure',
    then: 'refuses',
    effect: 'The API server drops such a field without a word.',
    source: modules.profiles,
  },
  'backup-schedule': {
    when: 'a backup schedule is added or changed',
    then: 'explains',
    effect:
      'The operator makes or replaces the CronJob of the schedule. Before the group is set up it waits for that.',
    source: modules.schedules,
  },
  'backup-schedule-off': {
    when: 'a backup schedule is switched off',
    then: 'explains',
    effect: 'Its CronJob is suspended; backups that were made stay.',
    source: modules.schedules,
  },
  'backup-schedule-removed': {
    when: 'a backup schedule is taken out',
    then: 'explains',
    effect: 'Its CronJob is deleted; backups that were made stay.',
    source: modules.schedules,
  },
  'backup-schedule-name': {
    when: 'the names of database and schedule are too long together',
    then: 'refuses',
    effect:
      'The CronJob is called "<database>-<schedule>-cb", and Kubernetes takes 52 characters for the name of one.',
    source: kubernetes(
      'CronJob',
      'concepts/workloads/controllers/cron-jobs/#writing-a-cronjob-spec',
    ),
  },
  'backup-never-expires': {
    when: 'a backup schedule is added',
    then: 'warns',
    effect:
      'The operator never deletes a backup or its object: set a lifecycle for the bucket, and delete old MySQLBackup objects.',
    source: modules.backups,
  },
  'backup-delete-data': {
    when: 'deleteBackupData is asked for',
    then: 'refuses',
    effect:
      'The operator reads the field and does nothing with it. What works is a lifecycle of the bucket.',
    source: modules.profiles,
  },
  'backup-none': {
    when: 'no backup schedule is left that is switched on',
    then: 'warns',
    effect:
      'Nobody makes backups but those that are asked for one by one. Without one, what is lost is lost: the operator has no recovery to a point in time.',
    source: modules.backups,
  },
  'backup-twice': {
    when: 'a profile or a schedule is named twice, or both changed and taken out',
    then: 'refuses',
    effect: 'It is not clear what is meant.',
    source: modules.profiles,
  },
} as const satisfies Record<string, RuleText>;
