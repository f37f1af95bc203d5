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

/** The words of the list of databases and of the sources that it is read from. */
export const fleetMessages = {
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
    pullRequests_one: 'pull request waiting',
    pullRequests_other: 'pull requests waiting',
  },
  fleet: {
    find: 'Find databases',
    search: 'Search',
    searchLabel:
      'Search by name, namespace, Kubernetes cluster, owner or version',
    searchClear: 'Clear the search',
    columns: 'Columns',
    caption:
      'Databases. Up and Down move between rows, Left and Right between the figures of a row, which then say where they are from. Enter opens a database.',
    shown: '{{shown}} of {{total}} loaded',
    worstFirst: 'Worst first',
    keys: 'Arrow keys move between rows and figures',
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
      'A database appears here as soon as its object, such as a postgresql of the Zalando operator, an InnoDBCluster of Oracle’s or a PerconaServerMongoDB of Percona’s, is in a Kubernetes cluster that the portal reads and you may see it.',
    noKubernetesCluster: 'No Kubernetes cluster is connected',
    noKubernetesClusterHint:
      'The portal reads databases through its Kubernetes plugin. Add a Kubernetes cluster under kubernetes.clusterLocatorMethods in the portal’s configuration.',
  },
  sources: {
    title: 'Sources',
    oneProblem: 'Kubernetes cluster {{kubernetesCluster}} is not wholly known',
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
} as const;
