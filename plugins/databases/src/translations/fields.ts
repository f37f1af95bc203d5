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

/** The words of the form fields. */
export const fieldsMessages = {
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
  kubernetesTarget: {
    title: 'Kubernetes cluster and namespace',
    description: 'Where the database will run.',
    group: 'Kubernetes cluster {{kubernetesCluster}}',
    option: '{{namespace}} in {{kubernetesCluster}}',
    loading: 'Loading places',
    none: 'No place matches.',
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
    presets: 'Sizes of this environment',
    preset: '{{cpu}} CPU · {{memory}} · {{volume}}',
    members: 'Members',
    cpuRequest: 'CPU reserved',
    cpuLimit: 'CPU limit',
    memoryRequest: 'Memory reserved',
    memoryLimit: 'Memory limit',
    volume: 'Volume',
    now: 'now {{amount}}',
    maximum: 'at most {{amount}}',
    wholeNumber: 'Write a whole number of members.',
    tooMuch: 'This is more than the tier {{tier}} allows.',
    tooFew: 'These are fewer members than the tier {{tier}} asks for.',
    overLimit: 'More would be reserved than may be used.',
    shrink: 'A volume cannot become smaller.',
    atMost: '{{amount}} or less',
    atLeast: '{{amount}} or more',
    failed: 'The rules of the environment could not be read',
  },
  plan: {
    title: 'Plan',
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
      failed: 'The plan could not be made. Try again before you go on.',
      refused: 'The plan says what stands in the way. Correct it to go on.',
      nothing:
        'Nothing would change yet. Change a value, and what it does appears here.',
    },
  },
} as const;
