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

/** The words of a plan: what would be done to a database, what it would do, and what stands in its way. */
export const planMessages = {
  effect: {
    online: 'Online',
    'rolling restart': 'Rolling restart',
    failover: 'Failover',
    recreate: 'Downtime',
    stopped: 'Stops',
    'ignored by the operator': 'Ignored by the operator',
    refused: 'Refused',
    created: 'Created',
    deleted: 'Deleted',
  },
  effectHint: {
    online: 'It takes effect while the database serves.',
    'rolling restart':
      'Members restart one after another; the role of a primary moves once.',
    failover: 'The role of a primary moves to another member.',
    recreate:
      'Pods are made anew with nobody to take over: it serves nobody until they are back.',
    stopped: 'It serves nobody until it is started again.',
    'ignored by the operator':
      'The operator takes the declaration and does nothing with it.',
    refused: 'It is not proposed at all.',
    created: 'The database does not exist yet.',
    deleted: 'The database goes.',
  },
  duration: {
    seconds: 'Felt for seconds',
    minutes: 'Felt for minutes',
    hours: 'Felt for hours',
    'not known': 'How long it is felt is not known',
  },
  impacts: {
    title: 'What it does to the running database',
    none: 'Nothing changes, so nothing is felt.',
    change: '{{from}} to {{to}}',
    added: '{{to}}, not set before',
    removed: '{{from}}, taken out',
    source: 'See {{title}}',
  },
  diff: {
    title: 'Diff',
    none: 'No file changes.',
    caption: 'Changes of {{path}}',
    stat: '{{added}} added, {{removed}} removed',
    before: 'Line before',
    after: 'Line after',
    sign: 'Change',
    text: 'Text',
    added: 'added',
    removed: 'removed',
    newFile: 'new file',
    goneFile: 'file goes',
    hunk: 'from line {{line}}',
    what: 'the diff',
    showAll: 'Show all {{n}} lines',
    raw: 'The diff has a form that this page does not know, so it is shown as it came.',
  },
  errors: {
    title_one: '{{count}} thing stands in the way',
    title_other: '{{count}} things stand in the way',
    allowed: 'Allowed: {{allowed}}',
    goTo: 'Go to the field {{field}}',
    elsewhere: 'Field {{field}}, in another step of this form',
  },
  warnings: { title: 'Good to know before going on' },
  quota: {
    title: 'Quota of the namespace',
    caption: 'Quota of the namespace after the change',
    fits: 'There is room for it.',
    exceeds:
      'There is not enough room: the Kubernetes API would refuse pods or volumes.',
    'not limited': 'Nothing limits this namespace.',
    'not known': 'Not known.',
    object: 'Limited by',
    resource: 'Resource',
    used: 'Used now',
    after: 'After',
    hard: 'Limit',
    verdict: 'Room',
    room: 'Fits',
    noRoom: 'Too much',
    notUsed: 'A limit for each pod or volume has no use of its own.',
    noUse: 'none',
    others_one: '{{count}} other limit holds',
    others_other: '{{count}} other limits hold',
  },
  dryRun: {
    title: 'Dry run',
    accepted: 'Accepted',
    refused: 'Refused',
    'not possible': 'Not possible',
    acceptedText:
      'The Kubernetes API of the target accepts the changed object.',
    refusedText: 'The Kubernetes API of the target refuses the changed object.',
    notPossibleText:
      'The Kubernetes API of the target could not be asked, so whether it accepts the object is not known.',
  },
  drift: {
    title: 'Git and the Kubernetes cluster already differ',
    description:
      'These fields differ before this change. Merging it does not settle them.',
    caption: 'Fields on which Git and the Kubernetes cluster do not agree',
    path: 'Field',
    git: 'In Git',
    cluster: 'In the Kubernetes cluster',
    explanation: 'Why',
    notSet: 'not set',
    unexplained: 'not explained',
    unexplainedHint:
      'Nobody knows of a default or a field of the operator that would explain it: somebody may have changed the object by hand, or the deployer has not applied Git yet.',
    explained_one: '{{count}} difference is as it should be',
    explained_other: '{{count}} differences are as they should be',
  },
  location: {
    title: 'Where the manifest lives',
    repository: 'Repository',
    branch: 'Branch',
    file: 'File',
    line: '{{path}}, line {{line}}',
    newFile: '{{path}}, yet to be made',
    foundBy: 'Known by',
    form: 'Kept as',
    notKnown: 'Where the manifest is kept is not known.',
  },
  foundBy: {
    annotation: 'the annotation databases.backstage.io/source on the object',
    'argo-cd': 'Argo CD',
    flux: 'Flux',
    configuration: 'the portal’s configuration',
    request: 'the request itself',
  },
  form: {
    manifest: 'a manifest',
    'helm-values': 'values of a Helm chart',
    'kustomize-patch': 'a Kustomize patch',
  },
  openChanges: {
    title: 'Other changes of this database are on their way',
    pullRequest: '{{title}} (pull request {{number}})',
    description:
      'Whichever is merged second may conflict with the first. Look at them before you go on.',
  },
} as const;
