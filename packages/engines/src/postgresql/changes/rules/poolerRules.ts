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

import { manual, source } from '../../findings/sources';
import { RuleText } from '../../../changes/RuleText';

const pooler = source('pkg/cluster/connection_pooler.go');
const pgbouncer = {
  title: 'Manual of PgBouncer: features',
  url: 'https://www.pgbouncer.org/features.html',
};

export const poolerRules = {
  'pooler-on': {
    when: 'a connection pooler is turned on',
    then: 'explains',
    effect:
      'The operator makes a Deployment and a Service "<name>-pooler" (for replicas "<name>-pooler-repl"), a user with a Secret, and a schema with a lookup function in each database. Clients have to connect to the new Service.',
    source: manual('user', 'connection-pooler'),
  },
  'pooler-off': {
    when: 'a connection pooler is turned off',
    then: 'warns',
    effect:
      'Its Deployment and Service are deleted: clients that connect through it lose their connections and cannot make new ones. Its user and schema stay.',
    source: pooler,
  },
  'pooler-change': {
    when: 'instances, mode, connections or resources of the pooler change',
    then: 'explains',
    effect:
      'The pods of the pooler are replaced one after another; clients connected to one lose their connection and connect again. The database is not touched.',
    source: pooler,
  },
  'pooler-instances-raised': {
    when: 'connectionPooler.numberOfInstances is 1',
    then: 'warns',
    effect: 'The operator runs 2.',
    source: pooler,
  },
  'pooler-transaction': {
    when: 'the mode of the pooler becomes "transaction"',
    then: 'warns',
    effect:
      'A client keeps a server connection for one transaction only: SET, LISTEN, advisory locks, temporary tables and other things of a session do not work across transactions.',
    source: pgbouncer,
  },
  'pooler-connections': {
    when: 'connectionPooler.maxDBConnections is set',
    then: 'explains',
    effect: 'It is divided among the pods of the pooler, rounded down.',
    source: pooler,
  },
  'pooler-connections-few': {
    when: 'connectionPooler.maxDBConnections is less than the number of pods',
    then: 'refuses',
    effect: 'Each pod would get 0, which means no limit to PgBouncer.',
    source: pooler,
  },
  'pooler-connections-many': {
    when: 'connectionPooler.maxDBConnections is not below max_connections',
    then: 'warns',
    effect:
      'The pooler can take every connection of the database, and other clients find none.',
    source: manual('reference/cluster_manifest', 'connection-pooler'),
  },
  'pooler-nothing': {
    when: 'settings of a pooler are given and no pooler is on',
    then: 'refuses',
    effect:
      'The section alone would turn the pooler of the primary on, unless "enableConnectionPooler" says no.',
    source: pooler,
  },
  'pooler-primary-kept-off': {
    when: 'only replicas get a pooler, with settings',
    then: 'explains',
    effect:
      '"enableConnectionPooler: false" is written as well: without it the section would turn the pooler of the primary on.',
    source: pooler,
  },
  'pooler-no-replicas': {
    when: 'replicas get a pooler and there is one member',
    then: 'warns',
    effect: 'There is no replica that it could connect to.',
    source: manual('user', 'connection-pooler'),
  },
  'pooler-name': {
    when: 'the name of the Service of a pooler would have more than 63 characters',
    then: 'refuses',
    effect: 'Kubernetes refuses it.',
    source: pooler,
  },
} as const satisfies Record<string, RuleText>;
