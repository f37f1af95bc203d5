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

/** The words of what is declared and reported of the object behind a database: configuration, Events, manifest. */
export const objectMessages = {
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
    kept: 'Keeps',
    minAvailable: 'at least {{n}} available',
    maxUnavailable: 'at most {{n}} away',
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
    hidden_other: '{{count}} values are hidden because they look like secrets',
  },
} as const;
