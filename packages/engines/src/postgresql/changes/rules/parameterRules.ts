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

import { manual, patroniManual, source } from '../../findings/sources';
import { RuleText } from '../../../changes/RuleText';

const sync = source('pkg/cluster/sync.go');
const objects = source('pkg/cluster/k8sres.go');
const patroni = patroniManual('patroni_configuration');

export const parameterRules = {
  'parameter-reload': {
    when: 'a parameter changes that PostgreSQL reads again while it runs',
    then: 'explains',
    effect:
      'Patroni writes it into the configuration of all members and reloads them. Nothing is interrupted.',
    source: patroniManual('dynamic_configuration'),
  },
  'parameter-new-sessions': {
    when: 'a parameter changes that holds for new sessions',
    then: 'explains',
    effect: 'Nothing is interrupted; open sessions keep the old value.',
    source: patroniManual('dynamic_configuration'),
  },
  'parameter-restart': {
    when: 'a parameter changes that PostgreSQL reads when it starts',
    then: 'explains',
    effect:
      'The operator has Patroni restart PostgreSQL in each member, the replicas first. While the primary restarts, nothing can be written; the pods stay.',
    source: sync,
  },
  'parameter-restart-lowered': {
    when: 'max_connections, max_prepared_transactions, max_locks_per_transaction, max_worker_processes or max_wal_senders is lowered',
    then: 'explains',
    effect:
      'The primary is restarted first: a replica must not have less than its primary.',
    source: sync,
  },
  'parameter-lowered-mixed': {
    when: 'one of these five is lowered together with other settings of Patroni or PostgreSQL',
    then: 'warns',
    effect:
      'The operator then restarts the replicas first, which keep the old value, and they need a second restart.',
    source: sync,
  },
  'parameter-recreate': {
    when: 'a parameter changes that the operator writes into the pods, such as shared_buffers, shared_preload_libraries, ssl or most of log_*',
    then: 'explains',
    effect:
      'All pods are made anew, the replicas first; the role of the primary moves once.',
    source: objects,
  },
  'parameter-patroni': {
    when: 'port, listen_addresses, cluster_name or hot_standby is set',
    then: 'refuses',
    effect: 'Patroni sets it itself and ignores the value.',
    source: patroni,
  },
  'parameter-patroni-minimum': {
    when: "a parameter that Patroni controls is set below Patroni's own minimum",
    then: 'refuses',
    effect: 'Patroni uses its own default instead.',
    source: patroni,
  },
  'parameter-unknown': {
    when: 'a parameter is set that is not known here',
    then: 'warns',
    effect:
      'It is not known whether PostgreSQL has it and what it needs to take effect. If PostgreSQL has not, a member that restarts does not come back.',
    source: manual('reference/cluster_manifest', 'postgres-parameters'),
  },
  'parameter-value': {
    when: 'a value is not one that PostgreSQL takes',
    then: 'refuses',
    effect:
      'PostgreSQL refuses it, in its log only; with such a value it may not start again.',
    source: {
      title: 'Manual of PostgreSQL: setting parameters',
      url: 'https://www.postgresql.org/docs/current/config-setting.html',
    },
  },
  'parameter-secret': {
    when: 'a parameter may hold a password or a key, by its name (primary_conninfo, ssl_passphrase_command) or within its value',
    then: 'refuses',
    effect:
      'The manifest is in Git, and Patroni keeps the value in an annotation of a ConfigMap or of Endpoints, where everybody reads it who may read them. Keep it in a Secret of the pods instead, such as the one of "pod_environment_secret".',
    source: manual('administrator', 'via-secret'),
  },
  'parameter-removed': {
    when: 'a parameter is taken out of the manifest',
    then: 'warns',
    effect:
      'The value stays in force: the operator never takes one out of the configuration of Patroni. To go back, set the default explicitly.',
    source: sync,
  },
  'parameter-removed-recreate': {
    when: 'a parameter that the operator writes into the pods is taken out of the manifest',
    then: 'explains',
    effect:
      "All pods are made anew, and the image's own default is in force again.",
    source: objects,
  },
  'parameter-archiving': {
    when: 'archive_mode, archive_command or wal_level is changed',
    then: 'warns',
    effect:
      'The image archives through these settings: with others, base backups and point-in-time recovery may stop working.',
    source: manual('administrator', 'wal-archiving-and-physical-basebackups'),
  },
  'parameter-durability': {
    when: 'fsync or full_page_writes is turned off, or synchronous_commit',
    then: 'warns',
    effect: 'A crash can lose committed data or damage the database.',
    source: {
      title: 'Manual of PostgreSQL: write-ahead log settings',
      url: 'https://www.postgresql.org/docs/current/runtime-config-wal.html',
    },
  },
  'synchronous-on': {
    when: 'patroni.synchronous_mode is turned on',
    then: 'explains',
    effect:
      'A commit then waits until a replica has it, which makes each write slower by the way there and back; a failover to it loses nothing. Nothing is restarted.',
    source: patroniManual('replication_modes'),
  },
  'synchronous-off': {
    when: 'patroni.synchronous_mode is turned off',
    then: 'explains',
    effect:
      'Commits no longer wait. What a replica has not received is lost in a failover. Nothing is restarted.',
    source: patroniManual('replication_modes'),
  },
  'windows-change': {
    when: 'maintenanceWindows change',
    then: 'explains',
    effect:
      'Major upgrades and the restarts they need happen within the windows only (UTC). Nothing else waits for them.',
    source: manual('administrator', 'upgrade-during-maintenance-windows'),
  },
  'windows-backwards': {
    when: 'a maintenance window ends before it begins',
    then: 'refuses',
    effect:
      'The operator calls the whole object "Invalid" and stops looking after the database. Write two windows for one over midnight.',
    source: source('pkg/apis/acid.zalan.do/v1/marshal.go'),
  },
  'windows-short': {
    when: 'a maintenance window is shorter than twice "resync_period"',
    then: 'warns',
    effect: 'The operator may not look at the database within it.',
    source: manual('administrator', 'upgrade-during-maintenance-windows'),
  },
  'windows-ignored': {
    when: 'the option "enable_maintenance_windows" is off',
    then: 'warns',
    effect: 'The operator ignores all windows.',
    source: source('pkg/cluster/util.go'),
  },
} as const satisfies Record<string, RuleText>;
