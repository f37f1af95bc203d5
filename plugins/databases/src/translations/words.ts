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

/** The words that several pages use: phases, roles, times, amounts and what is wrong. */
export const wordsMessages = {
  page: { title: 'Databases' },
  notMeasured: 'not measured',
  quoted: '“{{word}}”',
  phase: {
    provisioning: 'Provisioning',
    running: 'Running',
    updating: 'Updating',
    degraded: 'Degraded',
    failed: 'Failed',
    stopped: 'Stopped',
    deleting: 'Deleting',
    unknown: 'Unknown',
  },
  severity: { critical: 'Critical', warning: 'Warning', info: 'Note' },
  role: {
    primary: 'Primary',
    'standby-leader': 'Standby leader',
    replica: 'Replica',
    'sync-replica': 'Sync replica',
    'quorum-replica': 'Quorum replica',
    'hidden-replica': 'Hidden replica',
    'non-voting-replica': 'Replica without a vote',
    arbiter: 'Arbiter',
    router: 'Router',
    leader: 'Leader',
    follower: 'Follower',
    broker: 'Broker',
    controller: 'Controller',
    data: 'Data',
    master: 'Master',
    ingest: 'Ingest',
    unknown: 'Role not known',
  },
  sourceState: {
    connecting: 'Connecting',
    live: 'Live',
    stale: 'Stale',
    forbidden: 'Forbidden',
    absent: 'Absent',
    failed: 'Failed',
  },
  duration: {
    short: {
      second: '{{n}} s',
      minute: '{{n}} min',
      hour: '{{n}} h',
      day: '{{n}} d',
      month: '{{n}} mo',
      year: '{{n}} y',
    },
    long: {
      second_one: '{{count}} second',
      second_other: '{{count}} seconds',
      minute_one: '{{count}} minute',
      minute_other: '{{count}} minutes',
      hour_one: '{{count}} hour',
      hour_other: '{{count}} hours',
      day_one: '{{count}} day',
      day_other: '{{count}} days',
      month_one: '{{count}} month',
      month_other: '{{count}} months',
      year_one: '{{count}} year',
      year_other: '{{count}} years',
    },
  },
  time: {
    ago: '{{duration}} ago',
    notKnown: 'not known',
    unknown: 'Kubernetes does not say when.',
    noCreation: 'Kubernetes does not say when the object was created.',
  },
  bytes: { exact: '{{bytes}} bytes.' },
  lag: {
    of: 'The member that is furthest behind: {{member}}.',
    exact: '{{bytes}} bytes not yet replayed.',
    source: 'Source: {{source}}.',
    age: 'Written {{duration}} ago.',
    behind: '{{lag}} behind',
    none: 'lag not measured',
    noFigure: 'The source gives no figure.',
  },
  live: {
    live: 'live · as of {{time}}',
    liveHint:
      'The portal tells this page of changes, and the page asks every {{seconds}} s in case word was lost. The time is when it last asked.',
    polling: 'every {{seconds}} s · as of {{time}}',
    pollingHint:
      'Signals are not available in this portal, so this page asks for changes at intervals.',
    stale: 'stale · as of {{time}}',
    staleHint:
      'The last try to read again failed, so this is the last known state. {{message}}',
  },
  copy: { action: 'Copy: {{what}}', done: 'Copied' },
  problem: {
    notAtRisk:
      'The databases themselves are not affected: only the portal could not read them, and it changes nothing.',
    advice:
      'Try again. If it stays so, the technical detail helps whoever looks after the portal.',
    retry: 'Try again',
    showDetail: 'Show technical detail',
    hideDetail: 'Hide technical detail',
    detail: 'Technical detail',
  },
  owner: {
    none: 'Unowned',
    noneHint:
      'Nothing says who owns this database. An owner can be named by the annotation or label databases.backstage.io/owner on its object.',
  },
  storage: {
    declared: 'Declared as {{declared}} for each member, {{storageClass}}.',
    defaultClass: 'default storage class',
    notDeclared: 'not declared',
    notDeclaredHint: 'The object does not ask for a volume size.',
  },
  reason: {
    since: 'For {{duration}}:',
    operator: 'Operator: “{{word}}”.',
    sinceAt: 'Since {{at}}.',
    operatorSays: 'The operator says “{{word}}”.',
    operatorSilent: 'The operator has not said anything yet.',
  },
} as const;
