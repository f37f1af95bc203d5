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
import { kubernetes, modules, source } from '../../findings/sources';

export const lifeRules = {
  created: {
    when: 'a new object is made',
    then: 'explains',
    effect:
      'The first member starts and sets up the group, the others copy it. The Routers start once all members have joined; until then the Service leads nowhere.',
    source: modules.controller,
  },
  'name-pattern': {
    when: 'metadata.name is not a lower-case name for a Service',
    then: 'refuses',
    effect: 'The Services cannot be made.',
    source: kubernetes(
      'names of objects',
      'concepts/overview/working-with-objects/names/#rfc-1035-label-names',
    ),
  },
  'name-too-long': {
    when: 'metadata.name has more than 28 characters',
    then: 'refuses',
    effect:
      'The definition allows 40, so that Kubernetes accepts it, and the operator then calls it "INVALID" and makes nothing.',
    source: modules.api,
  },
  'cluster-label': {
    when: 'a new object is made',
    then: 'explains',
    effect:
      'It gets the label "mysql.oracle.com/cluster". The operator copies the labels of the object to all that it makes: without it the Secrets with its own passwords carry no label by which the portal could find them. On an object that is there already it changes nothing of what was made before.',
    source: {
      title: 'Manual of Kopf: adopting',
      url: 'https://kopf.readthedocs.io/en/stable/hierarchies/',
    },
  },
  'secret-needed': {
    when: 'a new object is made',
    then: 'warns',
    effect:
      'The Secret must be in the namespace before, with the keys rootUser, rootHost and rootPassword: the pods mount it, and do not start without it.',
    source: modules.objects,
  },
  'tls-secrets-needed': {
    when: 'a new object does not ask for certificates that MySQL signs itself',
    then: 'warns',
    effect:
      'The Secrets with certificates must be in the namespace before: the pods mount them, and do not start without them.',
    source: modules.objects,
  },
  'tls-self-signed': {
    when: 'a new object asks for certificates that MySQL signs itself',
    then: 'warns',
    effect:
      'Connections are encrypted, but clients cannot tell the database from another one.',
    source: modules.api,
  },
  'tls-secrets-unused': {
    when: 'a new object asks for certificates that MySQL signs itself, and Secrets with certificates are named',
    then: 'warns',
    effect:
      'The operator would mount none of them, and not say so: the portal leaves the names out.',
    source: modules.api,
  },
  'edition-enterprise': {
    when: 'a new object asks for the edition "enterprise"',
    then: 'warns',
    effect:
      "The images need a licence and a login to Oracle's registry (imagePullSecrets), which has to be added by hand. The edition cannot be changed later.",
    source: modules.configuration,
  },
  'fixed-fields': {
    when: 'secretName, edition, baseServerId, keyring or initDB should change, or a name or namespace',
    then: 'explains',
    effect:
      'There is no operation for it: the operator ignores such a change without a word, and another name is another database. What works is a clone, copied from this database or filled from a dump of it.',
    source: modules.handlers,
  },
  'no-users': {
    when: 'users, their passwords or databases inside should change',
    then: 'explains',
    effect:
      'The object has no fields for them: they are made in the database, by SQL.',
    source: source('deploy/deploy-crds.yaml'),
  },
  'no-pause': {
    when: 'a database should be paused',
    then: 'explains',
    effect:
      'The object has no field for it, and "instances" cannot be 0: a database that is not needed is backed up and deleted.',
    source: source('deploy/deploy-crds.yaml'),
  },
  deleted: {
    when: 'the object is deleted',
    then: 'explains',
    effect:
      'The operator takes the Routers away and the members out of the group; the object goes with the last of them.',
    source: modules.handlers,
  },
  'delete-volumes-kept': {
    when: 'the object is deleted',
    then: 'warns',
    effect:
      'The volumes stay with all data and go on costing: delete their claims to free them. A new database of the same name would start on them.',
    source: kubernetes(
      'StatefulSet, retention of claims',
      'concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention',
    ),
  },
  'delete-secret-kept': {
    when: 'the object is deleted',
    then: 'warns',
    effect:
      'The Secret of the root user stays. The passwords that the operator has made itself go.',
    source: modules.objects,
  },
  'delete-backups-kept': {
    when: 'the object is deleted',
    then: 'warns',
    effect:
      'Backups stay where they are, and nothing deletes them. The schedules go: there will be no further ones.',
    source: modules.backups,
  },
  'delete-confirm': {
    when: 'the name is not written once more, or not correctly',
    then: 'refuses',
    effect: 'Deletion cannot be taken back.',
    source: modules.handlers,
  },
} as const satisfies Record<string, RuleText>;
