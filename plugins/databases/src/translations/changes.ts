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

/** The words of changes: what was asked for, and what became of it. */
export const changesMessages = {
  title: 'Changes',
  tab: 'Changes',
  all: 'All changes',
  of: 'Changes of {{name}}',
  loading: 'Reading the changes',
  failed: 'The changes could not be read',
  more: 'Show more',
  shown: '{{shown}} of {{total}} shown',
  notYet: 'From before your choice: the new answer is not there yet.',
  most: 'The newest are shown; the pages of the databases have the older ones.',
  mine: 'My databases',
  everyone: 'All',
  scope: 'Whose changes',
  active: 'On their way',
  ended: 'All, ended ones too',
  which: 'Which changes',
  none: {
    title: 'No changes',
    database:
      'Nobody has asked for a change of this database through the portal yet. The buttons at the top of this page open a pull request and follow it here.',
    active: 'No change is on its way.',
    activeMine: 'No change of your databases is on its way.',
    mine: 'Nobody has asked for a change of your databases through the portal yet.',
    showEnded: 'Show ended ones too',
    showAll: 'Show those of all databases',
    any: 'Nobody has asked for a change through the portal yet. Resize or configure a database from its page, or create one: its pull request is followed here.',
  },
  column: {
    title: 'Change',
    state: 'State',
    pullRequest: 'Pull request',
    requestedBy: 'Asked for by',
    createdAt: 'Asked for',
  },
  state: {
    open: 'On its way',
    stuck: 'Stuck',
    done: 'Done',
    closed: 'Closed',
    superseded: 'Superseded',
    failed: 'Failed',
  },
  stage: {
    planned: 'Planned',
    opened: 'Opened',
    checks: 'Checks',
    approved: 'Approved',
    merged: 'Merged',
    synced: 'Synced',
    seen: 'Seen by the operator',
    healthy: 'Healthy',
    verified: 'Verified',
  },
  stageHint: {
    planned:
      'Checked against the rules of the operator, the tier and the quota',
    opened: 'The pull request is open',
    checks: 'The checks of the repository passed',
    approved: 'Approved by as many people as the repository asks for',
    merged: 'Merged into the branch that is deployed',
    synced: 'Applied to the Kubernetes cluster',
    seen: 'The object in the Kubernetes cluster says what was asked for',
    healthy: 'The database runs with it',
    verified: 'What is observed is what was asked for, value by value',
  },
  stageState: {
    waiting: 'to come',
    current: 'now',
    done: 'done',
    skipped: 'not needed',
    failed: 'failed',
  },
  stages: 'Stages of the change',
  stagesTitle: 'Where it is',
  waiting: 'Waits: {{what}}',
  pullRequest: 'Pull request {{number}}',
  pullRequestOn: 'Pull request {{number}} on {{host}}',
  noPullRequest: 'not opened yet',
  noPullRequestHint:
    'The pull request is opened as soon as the Git host answers.',
  follow: 'Follow it',
  notFound: 'There is no such change, or you may not see it',
  notFoundHint:
    'It may be that its database belongs to another team. The list has all changes that you may see.',
  problem: {
    title: 'Stuck at {{stage}}',
    failed: 'Failed at {{stage}}',
    since: 'Since {{at}}.',
    advice: 'What usually helps: {{advice}}',
  },
  fact: {
    database: 'Database',
    source: 'Copied from',
    requestedBy: 'Asked for by',
    createdAt: 'Asked for',
    updatedAt: 'Last news',
    duration: 'How long it is felt',
    pullRequest: 'Pull request',
  },
  asked: 'What was asked for',
  reason: 'Why',
  noReason: 'No reason was given.',
  effect: 'What it does',
  diff: 'What changes in Git',
  warnings: 'To know',
  location: 'Where the manifest is',
  refresh: 'Look now',
  refreshHint: 'Asks the Git host and the Kubernetes cluster at once',
  retry: 'Try again',
  refreshed: 'Looked just now',
  close: 'Close pull request',
  closeQuestion: 'Close the pull request without merging it?',
  closeDetail:
    'Nothing changes in Git or in the database. The same change can be asked for again.',
  cancel: 'Keep it open',
  actionFailed: 'That did not work',
  actionFailedRisk:
    'The database is not affected. What became of the pull request is not known until the page is read again.',
  stageChanged: '{{title}}: {{stage}}',
  banner: {
    open: '{{title}}.',
    toPage: 'Follow this change',
  },
  row: {
    inPullRequest: '{{title}} in pull request {{number}}',
    waiting: '{{title}}, {{waiting}}',
  },
} as const;

/** The words of what can be done with a database. */
export const actionsMessages = {
  label: 'What can be done',
  create: 'Create database',
  createOf: 'Kind of the new database',
  createRefused: 'You may not ask for a new database',
  operation: {
    resize: 'Resize',
    configure: 'Configure',
    upgrade: 'Upgrade',
    pooler: 'Pool connections',
    routers: 'Routers',
    users: 'Users and databases',
    'users-mongodb': 'Users',
    'backup-schedule': 'Backup schedule',
    pause: 'Pause',
    'pause-stopped': 'Resume',
    clone: 'Clone',
    delete: 'Delete',
  },
  loading: 'Reading what can be done',
  failed: 'What can be done could not be read: {{message}}',
  retry: 'Try again',
  refused: 'You may not ask for this change',
  noForms:
    'The portal has no scaffolder, or its route is not bound to this plugin',
} as const;
