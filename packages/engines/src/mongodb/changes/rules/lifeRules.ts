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
import { issue, manual, source } from '../../findings/sources';

const defaults = source('pkg/apis/psmdb/v1/psmdb_defaults.go');
const finalizers = source('pkg/controller/perconaservermongodb/finalizers.go');
const deletion = manual('delete', 'deletion');

export const lifeRules = {
  created: {
    when: 'a new object is made',
    then: 'explains',
    effect:
      'Certificates, Secrets and the pods follow; the first member initialises the replica set, and users are made when the state is "ready".',
    source: manual('kubernetes', 'installation'),
  },
  'name-pattern': {
    when: 'metadata.name is not a lower-case name for a Service',
    then: 'refuses',
    effect: 'The Services cannot be made, and the state becomes "error".',
    source: manual('operator', 'metadata'),
  },
  'name-too-long': {
    when: 'metadata.name and the name of a replica set have more than 50 characters together',
    then: 'refuses',
    effect: 'The operator refuses the whole object: the state becomes "error".',
    source: defaults,
  },
  'name-fixed': {
    when: 'metadata.name or metadata.namespace of a database should change',
    then: 'explains',
    effect:
      'There is no operation for it: it would be another, empty database. Restore a backup into a new one.',
    source: manual(
      'backups-restore-to-new-cluster',
      'restore to a new cluster',
    ),
  },
  'status-error': {
    when: 'something is changed while the state of the operator is "error"',
    then: 'warns',
    effect:
      'As long as its pass ends in that error, nothing of the object takes effect unless the change corrects it.',
    source: manual('cr-statuses', 'statuses'),
  },
  deleted: {
    when: 'the object is deleted',
    then: 'explains',
    effect:
      'Pods and Services go. With the finalizer "percona.com/delete-psmdb-pods-in-order" mongos go first, then the secondaries, the primary at last.',
    source: deletion,
  },
  'delete-volumes-kept': {
    when: 'the object is deleted without the finalizer "percona.com/delete-psmdb-pvc"',
    then: 'warns',
    effect:
      'The volumes and Secrets stay, and go on costing. A new database of the same name takes them over, with their data and passwords.',
    source: deletion,
  },
  'delete-volumes': {
    when: 'the object is deleted with the finalizer "percona.com/delete-psmdb-pvc"',
    then: 'warns',
    effect:
      'The volumes go too, and with them all data. So do the Secrets with the users of the operator and the encryption key: backups of encrypted files ("physical") cannot be read without that key.',
    source: finalizers,
  },
  'delete-users-shared': {
    when: 'the object is deleted with the finalizer "percona.com/delete-psmdb-pvc", and names no Secret of its own for the users',
    then: 'warns',
    effect:
      'Other databases of the namespace that name none either use the same one, and it is taken away from them.',
    source: finalizers,
  },
  'delete-slices': {
    when: 'the object is deleted with the finalizer "percona.com/delete-pitr-chunks"',
    then: 'warns',
    effect:
      'The slices of the oplog are deleted from the storage: no point in time can be restored any more.',
    source: finalizers,
  },
  'delete-backups': {
    when: 'the object is deleted',
    then: 'warns',
    effect:
      'Backups that were made stay in their storage, and so do their objects. Nobody makes room for new ones any more.',
    source: deletion,
  },
  'delete-error': {
    when: 'the object is deleted while the state of the operator is "error"',
    then: 'warns',
    effect:
      'The operator then leaves out what its finalizers cannot do: volumes and Secrets may stay although they should go.',
    source: finalizers,
  },
  'delete-confirm': {
    when: 'the name is not written once more, or not correctly',
    then: 'refuses',
    effect: 'Deletion cannot be taken back.',
    source: deletion,
  },
  'tls-switch': {
    when: 'TLS should be switched off or on',
    then: 'explains',
    effect:
      'There is no operation for it: it takes a pause, "tls.mode" and "unsafeFlags.tls", because members that encrypt and members that do not cannot talk to each other.',
    source: manual('tls-disable', 'disabling TLS'),
  },
  'argo-label': {
    when: 'Argo CD tracks the database by the label "app.kubernetes.io/instance"',
    then: 'explains',
    effect:
      'The label reaches objects that Kubernetes makes of the StatefulSets, and the state may stay "initializing". Let Argo CD track by annotation.',
    source: issue(1557),
  },
} as const satisfies Record<string, RuleText>;
