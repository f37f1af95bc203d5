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
import { manual, mongodbManual, source } from '../../findings/sources';

const users = source('pkg/controller/perconaservermongodb/custom_users.go');
/** Version 1.23, before its release, which changed how the name becomes an annotation. */
const usersSince123 = source(
  'pkg/controller/perconaservermongodb/custom_users.go',
  'b15af50030bfc5558813b86b160e87fd304a409c',
);
const application = manual('app-users', 'application users');
const roles = mongodbManual('built-in roles', 'reference/built-in-roles');

export const userRules = {
  'user-add': {
    when: 'a user is added',
    then: 'explains',
    effect:
      'The operator makes it with its next pass in the state "ready", and takes over a user of that name that is there already.',
    source: users,
  },
  'user-roles': {
    when: 'a user gets other roles',
    then: 'explains',
    effect:
      'The operator sets exactly these: roles that are not in the list are taken away.',
    source: users,
  },
  'user-password': {
    when: 'a user gets its password from another Secret',
    then: 'explains',
    effect:
      'The operator sets the password that is there, and again whenever it changes. Sessions that are open stay.',
    source: application,
  },
  'user-secret': {
    when: 'a user has a Secret for its password',
    then: 'warns',
    effect:
      'It must be there before: without it the operator leaves the user out, in its log only. It cannot be seen from here whether it is.',
    source: users,
  },
  'user-remove': {
    when: 'a user is taken out',
    then: 'warns',
    effect:
      'It is not dropped in the database: it keeps its password and its roles, and can still log in. Drop it by hand, with db.dropUser.',
    source: users,
  },
  'user-twice': {
    when: 'a name stands twice among the users, or is both added and taken out',
    then: 'refuses',
    effect:
      'Names have to be unique, whatever their database: the operator takes the first and leaves the others out, in its log only.',
    source: users,
  },
  'user-not-there': {
    when: 'a user is to be taken out that is not in the manifest',
    then: 'refuses',
    effect: 'There is nothing to take out.',
    source: application,
  },
  'user-no-role': {
    when: 'a user has no role',
    then: 'refuses',
    effect: 'The operator leaves it out, in its log only.',
    source: users,
  },
  'user-reserved': {
    when: "a user is named like one of the operator's own",
    then: 'refuses',
    effect: 'The operator leaves it out, in its log only.',
    source: manual('system-users', 'system users'),
  },
  'user-name': {
    when: 'the name of a user has other characters than letters, digits, "-", "_" and ".", or more than 57 together with the name of the database; with "crVersion" 1.23 or later only the characters count, and only where the operator makes the password',
    then: 'refuses',
    effect:
      'Before 1.23 the operator notes under that name at the Secret which password it has set, as an annotation; a password that it makes itself it keeps in its Secret under that name. Kubernetes takes neither: the operator has made the user, and ends in the state "error", or leaves the user out with a word in its log only.',
    source: usersSince123,
  },
  'user-external-password': {
    when: 'a user of the database "$external" has a Secret for its password',
    then: 'refuses',
    effect:
      'Another service, such as LDAP, knows its password: the operator ignores the Secret.',
    source: application,
  },
  'user-database': {
    when: 'a user gets another database',
    then: 'refuses',
    effect:
      'To MongoDB it is another user: the old one stays in the database as it is. Take it out and add one of another name.',
    source: users,
  },
  'user-role-database': {
    when: 'a role that exists in the database "admin" only, such as clusterAdmin or readWriteAnyDatabase, is given in another one',
    then: 'refuses',
    effect:
      'MongoDB has no such role there. The operator cannot make the user and ends in the state "error".',
    source: roles,
  },
  'user-role-unknown': {
    when: 'a role is neither one of MongoDB nor defined in the manifest ("roles")',
    then: 'warns',
    effect:
      'If it is not there, the operator cannot make the user and ends in the state "error".',
    source: roles,
  },
  'user-power': {
    when: 'a user gets a role over all databases or over the whole cluster',
    then: 'warns',
    effect:
      'It may read, change or administer what is not its own; some of these roles can give themselves any other.',
    source: roles,
  },
  'user-operator': {
    when: 'users are changed, and the operator is older than 1.17',
    then: 'refuses',
    effect:
      'It does not know the section "users": the API server leaves it out without a word.',
    source: application,
  },
} as const satisfies Record<string, RuleText>;
