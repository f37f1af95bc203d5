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

import { RuleText } from '../../../changes/RuleText';
import { loadDump, modules, mysqlManual } from '../../findings/sources';

const cloning = mysqlManual('cloning remote data', 'clone-plugin-remote');

export const cloneRules = {
  'clone-from-running': {
    when: 'a new database is copied from a running one',
    then: 'explains',
    effect:
      'The first member copies the data files of one member of the source by the clone plugin of MySQL, which the operator installs there if it has to; that member serves the copy besides its work. The other members then copy the first one. All accounts come too, with their passwords.',
    source: modules.sidecar,
  },
  'clone-from-dump': {
    when: 'a new database is filled from a dump',
    then: 'explains',
    effect:
      'MySQL Shell loads the dump into the first member, and the other members then copy that one. The source is not touched. The root account is that of the new Secret.',
    source: modules.initDb,
  },
  'clone-once': {
    when: 'a new database is filled',
    then: 'warns',
    effect:
      'The section "initDB" is read when the database is made and not again. When it cannot be filled, the status stays "PENDING" or "INITIALIZING" and gives no reason: the log of the container "sidecar" of the first pod does. Leave nothing behind, its volumes neither, before it is tried anew under the same name.',
    source: modules.sidecar,
  },
  'clone-own-name': {
    when: 'a new database should have the name of its source in the same namespace',
    then: 'refuses',
    effect: 'Two objects cannot have one name.',
    source: modules.api,
  },
  'clone-elsewhere': {
    when: 'a running database is copied into another Kubernetes cluster',
    then: 'refuses',
    effect:
      "The members have names of the source's Kubernetes cluster only. What works from there is a dump.",
    source: modules.initDb,
  },
  'clone-member': {
    when: 'the member to copy from is not there or not ready',
    then: 'refuses',
    effect: 'The copy would not begin.',
    source: modules.initDb,
  },
  'clone-secret': {
    when: 'no Secret is named, and the source has none in the same namespace',
    then: 'refuses',
    effect: 'A Secret is read from the namespace of the database only.',
    source: modules.initDb,
  },
  'clone-root-account': {
    when: 'a new database is copied from a running one',
    then: 'warns',
    effect:
      'After the copy the operator logs in with the Secret of the new database, and the accounts are those of the source: rootUser and rootPassword must be the same as there, and rootHost must let other pods in.',
    source: modules.sidecar,
  },
  'clone-version': {
    when: 'a running database is copied into one of another series; before 8.0.37 into any other version',
    then: 'refuses',
    effect:
      'The clone plugin refuses it. What works from an older version is a dump, or an upgrade after the copy.',
    source: cloning,
  },
  'clone-volume': {
    when: 'the volumes of a new database are smaller than those of its source',
    then: 'warns',
    effect:
      'How large the data is, is not known here. Where it does not fit, the database cannot be filled.',
    source: cloning,
  },
  'clone-dump-unknown': {
    when: 'no dump is named, and none of the source is known',
    then: 'refuses',
    effect:
      'MySQL Shell needs the folder of the dump, which is in status.output of its MySQLBackup.',
    source: modules.initDb,
  },
  'clone-dump-storage': {
    when: 'it is not clear where the dump is: the profile is not there or makes no dumps, none or several could be meant, or a profile and a storage are named',
    then: 'refuses',
    effect: 'The definition wants one place with its path.',
    source: modules.api,
  },
  'clone-dump-secret': {
    when: 'a dump is loaded in a namespace other than that of its profile, or from a place of its own',
    then: 'warns',
    effect:
      'It must be in the namespace of the new database: the first member reads it there.',
    source: modules.initDb,
  },
  'clone-dump-volume': {
    when: 'a dump is loaded from a volume claim',
    then: 'warns',
    effect:
      'The operator reads the path but mounts no claim for it. The portal mounts it through "podSpec", into the pods of all members, which cannot be changed later: with a claim that one node only may mount, members on other nodes do not start.',
    source: modules.objects,
  },
  'clone-dump-older': {
    when: 'a dump is loaded into an older version than that of its source',
    then: 'refuses',
    effect: 'What newer servers write, older ones may not know.',
    source: loadDump,
  },
  'clone-dump-newer': {
    when: 'a dump is loaded into a later major version than that of its source',
    then: 'warns',
    effect:
      'MySQL Shell refuses it unless it is told to: the portal writes "ignoreVersion". What the later version has removed makes the loading fail.',
    source: loadDump,
  },
  'clone-local-infile': {
    when: 'a dump is loaded, and local_infile is off',
    then: 'refuses',
    effect:
      'MySQL Shell loads with LOAD DATA LOCAL INFILE, which the operator lets it do unless mycnf forbids it.',
    source: loadDump,
  },
  'clone-users-left': {
    when: 'a dump is loaded without the accounts of the source',
    then: 'warns',
    effect:
      'Applications cannot log in before their accounts are made by SQL, or loaded with the dump.',
    source: loadDump,
  },
  'clone-users-loaded': {
    when: 'a dump is loaded with the accounts of the source',
    then: 'warns',
    effect:
      'Accounts of the operator and "root" are left out. Where another account is there already, such as that of a rootUser of another name, the loading fails.',
    source: loadDump,
  },
  'clone-not-copied': {
    when: 'the source has settings that the new database does not take over',
    then: 'warns',
    effect:
      'They have to be added: backup schedules, Routers and read replicas by their operations, the rest by hand. Encrypted tables need the same keyring.',
    source: modules.api,
  },
} as const satisfies Record<string, RuleText>;
