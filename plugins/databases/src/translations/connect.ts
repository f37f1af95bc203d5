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

/** The words of how one connects to a database: endpoints, users and snippets. */
export const connectMessages = {
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
    router: 'Router',
    'router-replica': 'Router to the replicas',
    'router-split': 'Router that splits',
    'replica-set': 'Replica set',
  },
  endpointHint: {
    primary: 'reads and writes',
    replica: 'reads, possibly a little behind',
    pooler: 'reads and writes, through shared connections',
    'pooler-replica': 'reads, through shared connections',
    router: 'reads and writes; the router finds the member',
    'router-replica': 'reads, possibly a little behind',
    'router-split': 'writes go to the primary, reads to the replicas',
    'replica-set': 'reads and writes; the driver finds the primary',
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
    operatorsOwn: 'the operator’s own, nothing for applications',
    unreadable:
      'The portal does not see this Secret: it reads only those with the operator’s labels, and none where it may not list Secrets.',
  },
  snippets: {
    title: 'Connect',
    description:
      'Each takes the password from the Secret by its name. Nothing here contains a password.',
    noEndpoint:
      'How to connect is shown here once Kubernetes has a Service of this database.',
    noUser:
      'How to connect is shown here once a user of this database is known.',
    endpoint: 'Endpoint',
    database: 'Database inside',
    local: '{{tool}} from your machine',
    environment:
      '{{password}} comes from the environment. To put it there in a shell:',
    environmentBoth:
      '{{user}} and {{password}} come from the environment. To put them there in a shell:',
    password: 'Password into the environment',
  },
} as const;
