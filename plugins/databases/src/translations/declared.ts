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

/** The words of fields for what is declared inside a database and about it: configuration, users, backups, read replicas. */
export const declaredMessages = {
  configuration: {
    title: 'Configuration',
    description:
      'What the manifest sets now. What you leave as it is now is not changed.',
    descriptionNew: 'Only what shall differ from the defaults.',
    name: 'Name of an option',
    add: 'Add option',
    notKnown: 'What is set now is not known yet.',
    notSet: 'Not set now: the defaults apply.',
    asNow: 'As it is now.',
    changed: 'Changed.',
    gone: 'Taken out: the defaults apply.',
    undo: 'Leave it as it is now',
    noYaml: 'Line {{line}} is not YAML: {{message}}',
    noMap:
      'Write names with values, such as “operationProfiling:” and below it “mode: slowOp”.',
  },
  users: {
    title: 'Users and databases',
    description:
      'What is declared now, and what you ask for. What you leave as it is now is not changed.',
    descriptionNew:
      'What the new database starts with. More can be added later.',
    flags: 'Flags of {{name}}',
    noFlags: 'a plain user',
    owner: 'Owner of {{name}}',
    noOwner: 'choose a user',
    schemas: 'Schemas of {{name}}',
    schemasHint: 'Names parted by commas; each gets roles of its own.',
    extensions: 'Extensions of {{name}}',
    extensionsHint: 'Such as pg_trgm, hstore:data for the schema data.',
    defaultUsers: 'with users that can log in',
    mongodb: {
      title: 'Users',
      roles: 'Roles of {{name}}',
      rolesHint:
        'Such as readWrite@shop, read@reports: the role, @ and the database.',
      secret: 'Secret with the password of {{name}}',
      secretHint:
        'The name of a Secret in the same namespace. Empty: the operator makes a password.',
      gone: 'Not dropped: the operator no longer looks after this user, but it stays in MongoDB with its roles. Whoever wants it gone drops it there.',
    },
    addHint: 'Type a name first.',
    taken: 'There is {{name}} already.',
    remove: 'Take {{name}} out',
    undo: 'Leave {{name}} as it is now',
    state: { changed: 'changed', added: 'new' },
    list: {
      users: {
        title: 'Users',
        name: 'Name of a new user',
        add: 'Add user',
        gone: 'Not dropped: the operator no longer looks after this user, but the role stays in PostgreSQL with all its rights. Whoever wants it gone drops it there.',
      },
      databases: {
        title: 'Databases inside',
        name: 'Name of a new database inside',
        add: 'Add database',
        gone: 'Not dropped: the operator no longer looks after it, but the database stays with all its data. Whoever wants it gone drops it in PostgreSQL.',
      },
      preparedDatabases: {
        title: 'Prepared databases',
        name: 'Name of a new prepared database',
        add: 'Add prepared database',
        gone: 'Not dropped: the operator no longer looks after it, but the database and its roles stay. Whoever wants them gone drops them in PostgreSQL.',
      },
    },
  },
  schedules: {
    title: 'Backups',
    description:
      'When backups are made and where they go, as the manifest declares it. What you leave as it is now is not changed.',
    descriptionNew: 'When they are made, and where they go.',
    when: 'When {{name}} runs',
    whenHint:
      'Minute, hour, day of the month, month, day of the week, such as 0 2 * * *.',
    means: '{{words}}, {{zone}}',
    on: 'switched on',
    gone: 'No further backups are made by it. Those that were made stay.',
    mongodb: {
      enabled: 'Members run a backup agent',
      storageName: 'Name of a new storage',
      addStorage: 'Add storage',
      newStorage: 'New storage',
      kind: 'Kind of storage of {{name}}',
      kinds: {
        s3: 'S3 of AWS',
        minio: 'Compatible with S3',
        gcs: 'Google Cloud Storage',
        azure: 'Azure Blob Storage',
      },
      bucket: 'Bucket or container of {{name}}',
      secret: 'Secret of {{name}}',
      secretHint:
        'The name of the Secret with the credentials, which has to be there.',
      prefix: 'Path of {{name}}',
      region: 'Region of {{name}}',
      endpoint: 'Address of the service of {{name}}',
      endpointHint: 'Where it is not the usual one.',
      tasks: 'Tasks',
      taskName: 'Name of a new task',
      addTask: 'Add task',
      storage: 'Storage of {{name}}',
      storageHint: 'One of the storages of the manifest.',
      type: 'Kind of {{name}}',
      types: {
        logical: 'logical',
        physical: 'physical',
        incremental: 'incremental',
        'incremental-base': 'base of incremental ones',
      },
      keep: 'How many of {{name}} are kept',
      keepHint: 'All of them when empty.',
      pitr: 'Keep the oplog, so that any moment can be gone back to',
      span: 'Minutes for each slice',
      spanHint:
        'The oplog is stored in slices: what is in the last one can be lost. 10 when empty.',
    },
    mysql: {
      profiles: 'Profiles',
      profileName: 'Name of a new profile',
      addProfile: 'Add profile',
      profileGone:
        'Schedules that use it must use another one. Backups that were made stay.',
      kind: 'Kind of storage of {{name}}',
      kinds: {
        s3: 'S3',
        oci: 'Oracle Cloud',
        azure: 'Azure Blob Storage',
        volume: 'Volume claim',
      },
      bucket: {
        s3: 'Bucket of {{name}}',
        oci: 'Bucket of {{name}}',
        azure: 'Container of {{name}}',
        volume: 'Volume claim of {{name}}',
      },
      prefix: 'Path of {{name}}',
      secret: 'Secret of {{name}}',
      secretHint: 'The name of the Secret with the credentials.',
      endpoint: 'Address of the service of {{name}}',
      endpointHint: 'Where it is not the one of AWS.',
      schedules: 'Schedules',
      scheduleName: 'Name of a new schedule',
      addSchedule: 'Add schedule',
      profile: 'Profile of {{name}}',
      noProfile: 'choose a profile',
    },
  },
  dumpStorage: {
    title: 'Storage of the dump',
    description:
      'Where the dump is, in the namespace of the new database: the credentials are read there.',
    kind: 'Kind of storage',
    choose: 'Choose a kind',
    bucket: {
      s3: 'Bucket',
      oci: 'Bucket',
      azure: 'Container',
      volume: 'Volume claim',
    },
    prefix: 'Path',
    prefixHint: 'Of the dump itself, or of what its folder is in.',
    secret: 'Secret',
    secretHint:
      'The name of the Secret with the credentials, which has to be there before.',
    endpoint: 'Address of the service',
  },
  readReplicas: {
    title: 'Read replicas',
    description:
      'Copies outside the group that elects the primary: reads may go to them, and they take no part in elections.',
    sets: 'Sets of read replicas',
    name: 'Name of a new set',
    add: 'Add set',
    instances: 'Instances of {{name}}',
    gone: 'Its pods are taken down; what becomes of its volumes, the plan says.',
  },
  cron: {
    everyDay: 'every day',
    minutes_one: 'every minute',
    minutes_other: 'every {{count}} minutes',
    hours_one: 'every hour, at minute {{minute}}',
    hours_other: 'every {{count}} hours, at minute {{minute}}',
    at: 'at {{times}}',
    weekdays: 'on {{days}}',
    days_one: 'on day {{days}} of the month',
    days_other: 'on days {{days}} of the month',
    months: 'in {{months}}',
  },
} as const;
