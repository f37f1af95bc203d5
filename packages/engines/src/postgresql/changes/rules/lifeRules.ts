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

import { issue, manual, source } from '../../findings/sources';
import { RuleText } from '../../../changes/RuleText';

const clone = manual('user', 'how-to-clone-an-existing-postgresql-cluster');
const direct = manual('user', 'clone-directly');
const archive = manual('user', 'clone-from-s3');
const deletion = source('pkg/cluster/cluster.go');

export const lifeRules = {
  created: {
    when: 'a new object is made',
    then: 'explains',
    effect:
      'The first member starts and initialises the database, the others copy it; Services, users with their Secrets, and databases follow.',
    source: manual('user', 'create-a-manifest-for-a-new-postgresql-cluster'),
  },
  'name-pattern': {
    when: 'metadata.name is not a lower-case name for a Service',
    then: 'refuses',
    effect:
      'The Services cannot be made, and the status becomes "CreateFailed".',
    source: source('pkg/apis/acid.zalan.do/v1/util.go'),
  },
  'name-too-long': {
    when: 'metadata.name has more than 58 characters',
    then: 'refuses',
    effect:
      'The Service of the replicas adds "-repl" and would be longer than Kubernetes allows.',
    source: source('pkg/apis/acid.zalan.do/v1/const.go'),
  },
  'name-long': {
    when: 'metadata.name has more than 52 characters',
    then: 'warns',
    effect:
      'A pooler or a logical backup for it may not be made, because their names add to it.',
    source: source('pkg/apis/acid.zalan.do/v1/const.go'),
  },
  'name-team-prefix': {
    when: 'the option "enable_team_id_clustername_prefix" is on, and metadata.name does not begin with the team and a hyphen',
    then: 'refuses',
    effect: 'The operator calls the object "Invalid" and makes nothing.',
    source: source('pkg/apis/acid.zalan.do/v1/util.go'),
  },
  'name-fixed': {
    when: 'metadata.name, metadata.namespace or teamId of a database should change',
    then: 'explains',
    effect:
      'There is no operation for it: another name or namespace is another database (make a clone). Another teamId changes labels and roles only, and makes the object "Invalid" under the prefix rule.',
    source: source('pkg/cluster/util.go'),
  },
  'initdb-fixed': {
    when: 'patroni.initdb of a database that is there should change',
    then: 'explains',
    effect:
      'There is no operation for it: the database was initialised with it, and a change makes all pods anew for nothing. Another encoding, locale or checksum setting is another database (dump and restore).',
    source: source('pkg/cluster/k8sres.go'),
  },
  'clone-from-archive': {
    when: 'a clone names a time',
    then: 'explains',
    effect:
      'The data comes from the last base backup before that time and the log after it. The source is not touched.',
    source: archive,
  },
  'clone-from-source': {
    when: 'a clone names no time',
    then: 'explains',
    effect:
      'The data is copied from the running source, which has to serve that copy besides its work.',
    source: direct,
  },
  'clone-namespace': {
    when: 'a clone without a time is in another namespace than its source, or in another Kubernetes cluster',
    then: 'refuses',
    effect:
      'It connects to the Service of the source by its short name, with a Secret of the same namespace.',
    source: direct,
  },
  'clone-own-name': {
    when: 'a clone has the name and the namespace of its source',
    then: 'refuses',
    effect:
      'It would be the same object. To go back in time under the same name, delete the database first and keep its uid.',
    source: manual('user', 'restore-in-place'),
  },
  'clone-uid': {
    when: 'a clone names a time, and the uid of the source is not known',
    then: 'refuses',
    effect: 'The uid is part of the path of the backups.',
    source: issue(2169),
  },
  'clone-future': {
    when: 'a clone names a time that is yet to come',
    then: 'refuses',
    effect: 'PostgreSQL never reaches it and does not finish the recovery.',
    source: archive,
  },
  'clone-before-source': {
    when: 'a clone names a time before the source was made',
    then: 'refuses',
    effect: 'There is no base backup before it under this uid.',
    source: archive,
  },
  'clone-archive-unknown': {
    when: 'a clone names a time, and it is not known where the backups of the source are',
    then: 'warns',
    effect:
      'The operator uses its option "wal_s3_bucket" (or "wal_gs_bucket", "wal_az_storage_account"). A bucket that the source has from elsewhere must be given to the clone as CLONE_WAL_S3_BUCKET and so on.',
    source: issue(1739),
  },
  'clone-archive-own': {
    when: 'a clone names a time, and the source has a bucket of its own in spec.env',
    then: 'warns',
    effect:
      'The same bucket is written into the clone as CLONE_WAL_S3_BUCKET and so on; without it the operator would look in its own.',
    source: issue(1739),
  },
  'clone-volume': {
    when: "a clone's volume is smaller than the source's",
    then: 'refuses',
    effect: 'The data may not fit, and the copy then fails.',
    source: clone,
  },
  'clone-version-down': {
    when: "a clone's version is older than the source's",
    then: 'refuses',
    effect: 'PostgreSQL cannot read data files of a later version.',
    source: manual('administrator', 'upgrade-on-cloning'),
  },
  'clone-version-up': {
    when: "a clone's version is later than the source's",
    then: 'warns',
    effect:
      'The data is upgraded after the copy. That is the way to try an upgrade.',
    source: manual('administrator', 'upgrade-on-cloning'),
  },
  'clone-parameters': {
    when: 'a clone is made',
    then: 'explains',
    effect:
      "The source's parameters are written into the clone: with a smaller max_connections, for example, PostgreSQL would not finish the recovery.",
    source: {
      title: "Manual of PostgreSQL: hot standby, administrator's overview",
      url: 'https://www.postgresql.org/docs/current/hot-standby.html#HOT-STANDBY-ADMIN',
    },
  },
  'clone-read-once': {
    when: 'a clone is made',
    then: 'warns',
    effect:
      'The section "clone" is read when the database is made and never again. Take it out once the data is there: if the object is made anew, it is cloned again.',
    source: issue(2640),
  },
  'clone-not-copied': {
    when: 'the source has settings that a clone does not take over',
    then: 'warns',
    effect: 'Sidecars, TLS, environment and the like have to be added by hand.',
    source: clone,
  },
  deleted: {
    when: 'the object is deleted',
    then: 'explains',
    effect:
      'The operator deletes pods, Services and everything else that it made.',
    source: deletion,
  },
  'delete-volumes': {
    when: 'the object is deleted, and "enable_persistent_volume_claim_deletion" is on (the default)',
    then: 'warns',
    effect: 'The volumes go too, and with them all data.',
    source: deletion,
  },
  'delete-volumes-kept': {
    when: 'the object is deleted, and "enable_persistent_volume_claim_deletion" is off',
    then: 'warns',
    effect:
      'The volumes stay and go on costing. A new database of the same name would use them.',
    source: deletion,
  },
  'delete-secrets': {
    when: 'the object is deleted, and "enable_secrets_deletion" is on (the default)',
    then: 'warns',
    effect: 'The Secrets go too: passwords in them are lost.',
    source: deletion,
  },
  'delete-secrets-kept': {
    when: 'the object is deleted, and "enable_secrets_deletion" is off',
    then: 'warns',
    effect: 'The Secrets stay.',
    source: deletion,
  },
  'delete-archive': {
    when: 'the object is deleted',
    then: 'warns',
    effect:
      'Backups in object storage stay. They can be found again by the uid only, which is lost with the object: keep it.',
    source: issue(2169),
  },
  'delete-followers': {
    when: 'the object is deleted',
    then: 'warns',
    effect:
      'Standby databases that follow it are cut off, and clones that are still copying from it fail. It is not known here whether there are any.',
    source: manual('user', 'setting-up-a-standby-cluster'),
  },
  'delete-confirm': {
    when: 'the name is not written once more, or not correctly',
    then: 'refuses',
    effect: 'Deletion cannot be taken back.',
    source: deletion,
  },
  'delete-protection': {
    when: 'the operator asks for annotations before a deletion ("delete_annotation_date_key", "delete_annotation_name_key"), and the object has not the right ones',
    then: 'refuses',
    effect:
      'The object goes, but the operator ignores that: pods and volumes stay, and nobody looks after them.',
    source: manual('administrator', 'delete-protection-via-annotations'),
  },
  'number-for-text': {
    when: 'the manifest holds a number where the definition asks for text, such as "cpu: 2", and nothing is changed',
    then: 'warns',
    effect:
      'The API server refuses the manifest as it is. Put quotes around it.',
    source: source('manifests/postgresql.crd.yaml'),
  },
  'number-repaired': {
    when: 'the manifest holds a number where the definition asks for text, such as "cpu: 2", and something is changed',
    then: 'explains',
    effect:
      'The same value is written as text: the API server would refuse the manifest, and with it the change.',
    source: source('manifests/postgresql.crd.yaml'),
  },
} as const satisfies Record<string, RuleText>;
