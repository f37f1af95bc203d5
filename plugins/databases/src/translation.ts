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

import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  TranslationFunction,
  TranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { fieldsMessages } from './translations/fields';
import { actionsMessages, changesMessages } from './translations/changes';
import { planMessages } from './translations/plan';

/**
 * Every string that a reader sees. A portal can replace each, or add languages.
 *
 * @public
 */
export const databasesTranslationRef = createTranslationRef({
  id: 'plugin.databases',
  messages: {
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
    scope: { group: 'Whose databases', mine: 'My databases', all: 'All' },
    column: {
      name: 'Name',
      engine: 'Engine',
      phase: 'Phase',
      members: 'Members',
      lag: 'Lag',
      storage: 'Storage',
      owner: 'Owner',
      where: 'Where',
      age: 'Age',
    },
    filter: {
      engine: 'Engine',
      phase: 'Phase',
      owner: 'Owner',
      environment: 'Environment',
      kubernetesCluster: 'Kubernetes cluster',
      namespace: 'Namespace',
      search: 'Find a value',
      searchIn: 'Find a value of {{label}}',
      noValues: 'No value matches.',
      clear: 'Clear',
    },
    tile: {
      group: 'Quick filters over all databases',
      phases: 'Quick filters by phase',
      databases_one: 'database',
      databases_other: 'databases',
      attention_one: 'needs attention',
      attention_other: 'need attention',
      changing: 'changing',
      unowned: 'unowned',
    },
    fleet: {
      find: 'Find databases',
      search: 'Search',
      searchLabel:
        'Search by name, namespace, Kubernetes cluster, owner or version',
      searchClear: 'Clear the search',
      columns: 'Columns',
      caption:
        'Databases. Up and Down move between rows, Enter opens a database.',
      shown: '{{shown}} of {{total}} loaded',
      worstFirst: 'Worst first',
      notYet: 'Rows from before your change: the new answer is not there yet.',
      loading: 'Loading databases',
      failed: 'The databases could not be read',
      matches_one: '{{count}} database',
      matches_other: '{{count}} databases',
      added: 'New: {{names}}',
    },
    empty: {
      noMatch: 'No database matches',
      noMatchHint:
        'The filters leave none. Clear them to see every database in this view.',
      clear: 'Clear filters',
      noneOwned: 'You own no database',
      noneOwnedHint:
        'Databases appear here when you or one of your groups is their owner.',
      showAll: 'Show all databases',
      noDatabase: 'No database yet',
      noDatabaseHint:
        'A database appears here as soon as its object, such as a postgresql of the Zalando operator, is in a Kubernetes cluster that the portal reads and you may see it.',
      noKubernetesCluster: 'No Kubernetes cluster is connected',
      noKubernetesClusterHint:
        'The portal reads databases through its Kubernetes plugin. Add a Kubernetes cluster under kubernetes.clusterLocatorMethods in the portal’s configuration.',
    },
    sources: {
      title: 'Sources',
      oneProblem:
        'Kubernetes cluster {{kubernetesCluster}} is not wholly known',
      problems: '{{n}} Kubernetes clusters are not wholly known',
      lastKnown: 'Their databases are shown as last known.',
      all: 'See all sources',
      failed: 'The state of the sources could not be read',
      loading: 'Loading sources',
      kubernetesCluster: 'Kubernetes cluster {{name}}',
      resource: 'Resource',
      namespace: 'namespace {{namespace}}',
      allNamespaces: 'all namespaces',
      state: 'State',
      since: 'For',
      for: 'for',
      objects: 'Objects',
      lastEvent: 'Last word',
      noEvent: 'The Kubernetes API has not said anything on this watch yet.',
    },
    header: {
      back: 'All databases',
      engine: 'Engine',
      owner: 'Owner',
      system: 'System',
      environment: 'Environment',
      kubernetesCluster: 'Kubernetes cluster',
      namespace: 'Namespace',
    },
    sentence: {
      phaseFor: '{{phase}} for {{duration}}.',
      primary: '{{member}} is primary',
      primaryFor: '{{member}} has been primary for {{duration}}',
      noPrimary: 'no member is primary, so nothing can be written',
      noMembersStopped: 'no member runs; the volumes are kept',
      standbyLeader:
        '{{member}} leads this standby database and follows {{upstream}}',
      standbyLeaderUnknown:
        '{{member}} leads this standby database, which follows another one',
      onlyMember: 'it is the only member, so nothing takes over when it fails',
      membersReady: '{{ready}} of {{total}} members are ready',
      oneStreams: 'its replica streams',
      oneDoesNotStream: 'its replica does not stream',
      noneStreams: 'none of the {{total}} replicas streams',
      someStream_one: '{{count}} of {{total}} replicas streams',
      someStream_other: '{{count}} of {{total}} replicas stream',
      bothStream: 'both replicas stream',
      allStream: 'all {{total}} replicas stream',
      lagNotMeasured: ', how far behind is not measured',
      lagNone: ' and has caught up',
      lagNoneMany: ' and have caught up',
      lagOne: ', {{lag}} behind',
      lagSlower: ', the slower one is {{lag}} behind',
      lagSlowest: ', the slowest one is {{lag}} behind',
      synchronous: 'Writes wait for a synchronous replica.',
    },
    database: {
      loading: 'Loading the database',
      failed: 'The database {{name}} could not be read',
      noAnswer: 'The portal’s backend gave no answer.',
      tabs: 'Parts of this database',
      phaseChanged: 'Now {{phase}}: {{reason}}',
      primaryChanged: '{{member}} is primary now.',
    },
    tab: {
      overview: 'Overview',
      connect: 'Connect',
      configuration: 'Configuration',
      changes: 'Changes',
      events: 'Events',
      manifest: 'Manifest',
    },
    notFound: {
      title: 'There is no database {{name}} here',
      description:
        'The portal knows no {{engine}} database {{name}} in namespace {{namespace}} of Kubernetes cluster {{kubernetesCluster}}. It may have been deleted or renamed, or you may not be allowed to see it.',
      page: 'There is no such page',
      pageHint: 'The address leads nowhere below Databases.',
    },
    gaps: {
      lead: 'Not everything could be read, so parts of this page are missing:',
    },
    fact: {
      members: 'Members',
      membersReady: 'ready',
      lag: 'Worst lag',
      storage: 'Storage per member',
      primarySince: 'Primary for',
      leaderSince: 'Standby leader for',
      primarySinceUnknown: 'Nothing records when this member became primary.',
      noPrimary: 'no primary',
      noPrimaryHint: 'No member holds the leader’s lock now.',
      version: 'Version',
      versionUnknown: 'Neither the object nor a member says its version.',
      versionDeclared: '{{version}} declared',
      lastFailover: 'Last failover',
      noFailover: 'none recorded',
      failoverTo: 'to {{member}}',
    },
    topology: {
      title: 'Topology',
      asTable: 'Show as table',
      asDrawing: 'Show as drawing',
      caption: 'Members with what they copy from',
      drawing:
        'Drawing of the replication. {{sentence}} “Show as table” says the same in text.',
      empty: 'No member is there. When pods are started, they appear here.',
      zone: 'Zone {{zone}}',
      noZone: 'Zone not known',
      sync: 'synchronous',
      upstream: 'Outside this database',
      copiesFrom: 'Copies from',
      nobody: 'nobody',
    },
    finding: {
      title: 'Findings',
      none: 'Nothing found that a person should know.',
      advice: 'What to do: {{advice}}',
      critical_one: '{{count}} critical finding',
      critical_other: '{{count}} critical findings',
      warning_one: '{{count}} warning',
      warning_other: '{{count}} warnings',
      both: '{{critical}}, {{warnings}}',
    },
    members: {
      title: 'Members',
      caption: 'Members with role, state and lag',
      ready: '{{ready}} of {{total}} members ready',
      name: 'Member',
      role: 'Role',
      state: 'State',
      lag: 'Lag',
      zone: 'Zone',
      restarts: 'Restarts',
      age: 'Age',
      actions: 'Log',
      isReady: 'Ready',
      isNotReady: 'Not ready',
      says: '“{{word}}”',
      timeline: 'timeline {{n}}',
      notScheduled: 'on no node yet',
      pendingRestart: 'A restart is outstanding for a changed parameter.',
      pendingRecreate: 'A roll-out still has to replace this pod.',
    },
    logs: {
      button: 'Log',
      open: 'Log of {{member}}',
      refused: 'You may not read logs of this database.',
      title: 'Log of {{member}}',
      what: 'the log',
      close: 'Close the log',
      container: 'Container',
      tail: 'Last lines',
      lines: '{{n}} lines',
      pause: 'Pause',
      follow: 'Follow',
      waiting: '{{n}} new lines',
      wrap: 'Wrap lines',
      previous: 'Before the last restart',
      loading: 'Loading the log',
      empty: 'The container has not written anything.',
      ended:
        'The log is no longer followed: the container has ended, or it was followed for 30 minutes or 50 MiB.',
      again: 'Follow again',
      failed: 'The log of {{member}} could not be read',
    },
    volumes: {
      title: 'Volumes',
      declared: 'The object declares {{declared}} for each member.',
      none: 'No volume claim is there.',
      name: 'Claim',
      requested: 'Requested',
      requestedSource: 'What the volume claim asks for.',
      capacity: 'Real size',
      capacitySource: 'What Kubernetes says the volume has.',
      sizeUnknown: 'The volume claim does not say.',
      class: 'Storage class',
      phase: 'State',
    },
    history: {
      title: 'Failovers',
      caption: 'Failovers, newest first',
      none: 'No failover is recorded.',
      at: 'When',
      noTime: 'The record does not say when.',
      newPrimary: 'New primary',
      timeline: 'Timeline',
      reason: 'Record',
    },
    companions: {
      title: 'Beside the members',
      name: 'Name',
      kind: 'Kind',
      ready: 'Ready',
      settings: 'Settings',
      noSettings: 'as the operator sets them',
    },
    companionKind: {
      pooler: 'Connection pooler',
      router: 'Router',
      exporter: 'Metrics exporter',
    },
    endpoints: {
      title: 'Endpoints',
      none: 'No Service of this database is there.',
      purpose: 'For',
      address: 'Address',
      exposure: 'Service type',
      external: 'from outside: {{address}}',
    },
    endpointPurpose: {
      primary: 'Primary',
      replica: 'Replicas',
      pooler: 'Pooler to the primary',
      'pooler-replica': 'Pooler to the replicas',
    },
    endpointHint: {
      primary: 'reads and writes',
      replica: 'reads, possibly a little behind',
      pooler: 'reads and writes, through shared connections',
      'pooler-replica': 'reads, through shared connections',
    },
    credentials: {
      title: 'Users',
      description:
        'The portal knows the names of the Secrets only. Their values stay in Kubernetes.',
      none: 'No user of this database is known.',
      user: 'User',
      secret: 'Secret',
      keys: 'Keys',
      created: 'Created',
      missing: 'missing',
      missingHint: 'There is no Secret of this name.',
      unreadable: 'The portal may not list Secrets here.',
    },
    snippets: {
      title: 'Connect',
      description:
        'Each takes the password from the Secret by its name. Nothing here contains a password.',
      endpoint: 'Endpoint',
      database: 'Database inside',
      local: 'psql from your machine',
      environment:
        'PGPASSWORD comes from the environment. To put it there in a shell:',
      password: 'Password into the environment',
    },
    declared: {
      title: 'Declared',
      description:
        'What the {{kind}} ({{apiVersion}}) asks for, in its own words.',
      version: 'Version',
      members: 'Members',
      storage: 'Volume size',
      storageClass: 'Storage class',
      requests: 'Requests',
      limits: 'Limits',
      databases: 'Databases inside',
      database: '{{name}} (owner {{owner}})',
      cpu: '{{amount}} CPU',
      memory: '{{amount}} memory',
      notSaid: 'not declared',
      notSaidHint: 'The object does not say; the operator’s default applies.',
    },
    configuration: { none: 'Nothing is set; the defaults apply.' },
    budgets: {
      title: 'Disruption budgets',
      description: 'How many members Kubernetes keeps when it drains nodes.',
      none: 'There is none: draining nodes may stop every member at once.',
      name: 'Name',
      minAvailable: 'At least available',
      allowed: 'Allowed to go now',
      allowedUnknown: 'Kubernetes has not worked it out yet.',
    },
    labels: { title: 'Labels' },
    events: {
      title: 'Events',
      description:
        'What Kubernetes and the operator reported. Kubernetes forgets Events after a while, usually an hour.',
      none: 'No Event is kept for this database now.',
      failed: 'The Events could not be read',
      loading: 'Loading Events',
      type: 'Type',
      reason: 'Reason',
      message: 'Message',
      count: 'Times',
      last: 'Last',
    },
    eventType: { Normal: 'Normal', Warning: 'Warning' },
    manifest: {
      title: 'Manifest',
      yaml: 'YAML of the object',
      description: 'The object as Kubernetes holds it, without managed fields.',
      failed: 'The manifest could not be read',
      loading: 'Loading the manifest',
      reload: 'Reload',
      readAt: 'Read {{time}}. It changes here only when you reload it.',
      hidden_one: '{{count}} value is hidden because it looks like a secret',
      hidden_other:
        '{{count}} values are hidden because they look like secrets',
    },
    entity: {
      title: 'Databases',
      choose: 'Databases of this entity',
      failed: 'The catalog could not say which databases belong here',
      none: 'No database belongs here',
      noneHint:
        'A component shows the databases that its dependsOn names: resources with the annotation databases.backstage.io/ref.',
      gone: 'The catalog names this database, but the portal finds no such object, or you may not see it.',
    },
    actions: actionsMessages,
    changes: changesMessages,
    plan: planMessages,
    fields: fieldsMessages,
  },
});

type MessagesOf<TRef> = TRef extends TranslationRef<string, infer TMessages>
  ? TMessages
  : never;

/** Gives the words for a key, in the reader's language. */
export type DatabasesTranslate = TranslationFunction<
  MessagesOf<typeof databasesTranslationRef>
>;
