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

import { declaredMessages } from './declared';

/** The words of the form fields. */
export const fieldsMessages = {
  ...declaredMessages,
  loading: 'Loading the field',
  databasePicker: {
    title: 'Database',
    description: 'Search by name, namespace, Kubernetes cluster or owner.',
    where: '{{namespace}} in Kubernetes cluster {{kubernetesCluster}}',
    loading: 'Searching databases',
    none: 'There is no database that you may see.',
    noMatch: 'No database matches “{{search}}”.',
    more: 'The first {{shown}} of {{total}}. Type to find the others.',
    gone: 'There is no such database, or you may not see it.',
    absent: 'The databases of this engine cannot be changed in this way here.',
    refused: 'You may not ask for this change.',
    noRef: '“{{value}}” does not name a database.',
    failed: 'The databases could not be read',
    found_one: '{{count}} database found',
    found_other: '{{count}} databases found',
  },
  version: {
    title: 'Version',
    loading: 'Loading versions',
    current: 'Version {{version}} runs now.',
    newest:
      'Version {{version}} runs now, the newest of those that can be asked for here.',
    source: 'Those offered are from:',
    others: 'Any other one can be written.',
  },
  storageClass: {
    title: 'Storage class',
    description:
      'The kind of disk. The default of the Kubernetes cluster when empty.',
    loading: 'Loading storage classes',
    notKnown:
      'Which storage classes there are is not known: the portal may not list them in this Kubernetes cluster. Write the name.',
    missing:
      'There is no storage class {{name}} in the Kubernetes cluster {{kubernetesCluster}}.',
  },
  kubernetesTarget: {
    title: 'Kubernetes cluster and namespace',
    description: 'Where the database will run.',
    group: 'Kubernetes cluster {{kubernetesCluster}}',
    option: '{{namespace}} in {{kubernetesCluster}}',
    loading: 'Loading places',
    none: 'No place matches.',
    noneAtAll:
      'There is no place for databases that you may see: the portal has to read a Kubernetes cluster with the operator of this engine, and configuration has to say where manifests of its namespaces are kept.',
    environment: 'Environment',
    noEnvironment: 'no environment is named for this namespace',
    tier: 'Tier',
    noTier: 'no rules of an environment apply',
    repository: 'Repository',
    file: 'File of the manifest',
    choose: 'Choose where the database will run.',
    gone: 'There is no such place for databases, or you may not see it.',
    refused: 'You may not create a database here.',
    noOperator: 'The operator of {{engine}} is not in this Kubernetes cluster.',
    noRepository:
      'No repository is configured for manifests of this place, so nothing can be created here.',
    failed: 'The places for databases could not be read',
  },
  tier: {
    minimumMembers_one: 'at least {{count}} member',
    minimumMembers_other: 'at least {{count}} members',
    maximumMembers_one: 'at most {{count}} member',
    maximumMembers_other: 'at most {{count}} members',
    cpu: 'up to {{amount}} CPU',
    memory: 'up to {{amount}} memory',
    volume: 'up to {{amount}} volume',
    synchronous: 'writes wait for a replica',
  },
  size: {
    title: 'Size',
    description:
      'Amounts are of each member. What you leave as it is now is not changed.',
    descriptionNew: 'Amounts are of each member.',
    presets: 'Sizes of this environment',
    preset: '{{cpu}} CPU · {{memory}} · {{volume}}',
    shards: 'Shards',
    members: 'Members',
    membersOfSet: 'Members of each replica set',
    instances: 'Instances',
    routers: 'Routers',
    mongos: 'Routers (mongos)',
    configMembers: 'Members of the config servers',
    configVolume: 'Volume of the config servers',
    fixed: {
      mysql:
        'The operator of MySQL sets CPU, memory and volume when it makes a database and ignores every later change, without a word. What works: create a database of the new size, load a dump of this one into it, and move the applications.',
      other:
        'The operator of this engine ignores changes of other sizes, so they are not offered.',
    },
    cpuRequest: 'CPU reserved',
    cpuLimit: 'CPU limit',
    memoryRequest: 'Memory reserved',
    memoryLimit: 'Memory limit',
    volume: 'Volume',
    now: 'now {{amount}}',
    maximum: 'at most {{amount}}',
    wholeNumber: 'Write a whole number.',
    tooMuch: 'This is more than the tier {{tier}} allows.',
    tooFew: 'These are fewer members than the tier {{tier}} asks for.',
    overLimit: 'More would be reserved than may be used.',
    shrink: 'A volume cannot become smaller.',
    atMost: '{{amount}} or less',
    atLeast: '{{amount}} or more',
    failed: 'The rules of the environment could not be read',
  },
  nameConfirm: {
    title: 'Name of the database, once more',
    description: 'Type {{name}} to say that this database is meant.',
    noDatabase: 'Choose the database first.',
    wrong: 'This is not the name. Type {{name}}.',
  },
  dump: {
    title: 'Folder of the dump',
    description:
      'As the output of its backup says it. The newest one that is known when empty.',
    loading: 'Loading dumps',
    none: 'No dump of the original is known. What the output of a backup says can be written.',
    failed: 'The dumps of the original could not be read: {{reason}}',
  },
  recoveryTime: {
    title: 'Time to go back to',
    description:
      'The new database holds what the source held at this moment. Without a time it copies the running source.',
    date: 'Date',
    time: 'Time of day',
    zone: 'Time zone',
    second:
      'The clocks are put back then, so this time is there twice: take the second one',
    none: 'No time is said: the running source is copied.',
    meaning: '{{utc}} in UTC, {{duration}} ago.',
    future: 'This moment is yet to come. Choose one that has passed.',
    problem: {
      incomplete: 'Say the date, the time of day and the zone.',
      none: 'There is no such date, time of day or zone.',
      skipped:
        'There is no such time on this day: the clocks are put forward over it.',
    },
    window: 'How far back one can go:',
    windowNotKnown: 'not known',
    windowReason:
      'The portal does not read backups yet, so it cannot say for which times there is one. The operator fails to make the copy when there is none.',
  },
  parameters: {
    title: 'Parameters of PostgreSQL',
    description:
      'Those that the manifest sets now. What you leave as it is now is not changed.',
    descriptionNew:
      'Those that shall differ from what the operator and PostgreSQL set.',
    type: {
      bool: 'on or off',
      integer: 'whole number',
      real: 'number',
      enum: 'one of a list',
      string: 'text',
    },
    unit: 'counted in {{unit}} when no unit is written',
    range: 'from {{min}} to {{max}}',
    notKnown:
      'The portal knows nothing of this parameter, so it cannot check its value.',
    notSet: 'not set now',
    remove: 'Take out {{name}}',
    removeShort: 'Take out',
    undo: 'Undo: leave {{name}} as it is now',
    undoShort: 'Undo',
    gone: 'The line is taken out of the manifest. The operator does not unset the parameter: the database keeps the value until another one is set.',
    add: 'Add a parameter',
    addHint: 'Type a part of its name or of what it does.',
    taken: 'This parameter is in the list above.',
    noName: 'Write a name such as max_connections or pg_stat_statements.track.',
    effect: {
      reload: 'Reload',
      'new sessions': 'New sessions',
      restart: 'Restart',
      recreate: 'Pods made anew',
      ignored: 'Ignored',
      'not known': 'Effect not known',
    },
    effectHint: {
      reload: 'PostgreSQL reads it again; nothing is interrupted.',
      'new sessions':
        'Sessions that are open keep the old value; nothing is interrupted.',
      restart: 'Patroni restarts PostgreSQL in each member.',
      recreate:
        'The operator makes all pods anew, replicas first, then the primary’s role moves.',
      ignored:
        'Patroni sets this parameter itself, whatever the manifest says.',
      'not known': 'The portal knows nothing of this parameter.',
    },
  },
  plan: {
    title: 'Plan',
    pageTitle: 'Ask for a change',
    empty: 'The plan appears here',
    stillNeeded: 'Still needed: {{fields}}.',
    loading: 'Working out the plan',
    updating: 'Working out what you changed',
    stale: 'As of before your last change',
    failed: 'The plan could not be made',
    again: 'Plan again',
    announceReady: 'The plan is ready. {{title}}',
    verdict: {
      missing: 'The form does not say everything yet.',
      invalid: 'Correct what is marked, then the plan is made.',
      loading:
        'The plan of what you entered is not there yet. Wait until it is, look at it, and go on.',
      ready:
        'The plan of what you entered is there now. Look at it, then go on.',
      failed: 'The plan could not be made. Try again before you go on.',
      refused: 'The plan says what stands in the way. Correct it to go on.',
      nothing:
        'Nothing would change yet. Change a value, and what it does appears here.',
    },
    account: {
      portal:
        "The pull request is opened with the portal's account on {{host}}, and names you.",
      asking: 'You are being asked to sign in to {{host}}.',
      own: 'The pull request is opened with your own account on {{host}}.',
      use: 'Open it with my account',
      failed: 'You could not be signed in to {{host}}: {{reason}}',
    },
  },
} as const;
