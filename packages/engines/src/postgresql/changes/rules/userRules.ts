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

const users = source('pkg/util/users/users.go');
const cluster = source('pkg/cluster/cluster.go');
const sync = source('pkg/cluster/sync.go');
const prepared = manual(
  'user',
  'prepared-databases-with-roles-and-default-privileges',
);

export const userRules = {
  'users-standby': {
    when: 'users or databases of a standby database are changed',
    then: 'refuses',
    effect:
      'The operator makes none in a standby, which has those of the database that it follows. Change them there.',
    source: sync,
  },
  'user-add': {
    when: 'a user is added',
    then: 'explains',
    effect:
      'The operator makes the role and a Secret with its password; a user with "nologin" has a role only.',
    source: manual('user', 'manifest-roles'),
  },
  'user-flags': {
    when: 'a user gets other flags',
    then: 'explains',
    effect: 'The operator gives the role what it does not have yet.',
    source: users,
  },
  'user-flag-kept': {
    when: 'a flag is taken from a user',
    then: 'warns',
    effect:
      'The role keeps it: the operator never takes a flag away. Write the opposite, such as "nosuperuser".',
    source: users,
  },
  'user-remove': {
    when: 'a user is taken out',
    then: 'warns',
    effect:
      'The role is not dropped: it keeps its password and its rights, and can still log in. Its Secret stays as well.',
    source: users,
  },
  'user-owns-database': {
    when: 'a user is taken out that owns a database of the manifest',
    then: 'refuses',
    effect: 'The owners of databases must be among the users.',
    source: source('manifests/postgresql.crd.yaml'),
  },
  'user-reserved': {
    when: "a user is named like one of the operator's own or a protected role",
    then: 'refuses',
    effect: 'The operator leaves it out, in its log only.',
    source: cluster,
  },
  'user-pg-prefix': {
    when: 'the name of a user begins with "pg_"',
    then: 'refuses',
    effect: 'PostgreSQL keeps such names for itself.',
    source: {
      title: 'Manual of PostgreSQL: CREATE ROLE',
      url: 'https://www.postgresql.org/docs/current/sql-createrole.html',
    },
  },
  'user-secret-clash': {
    when: 'the names of two users differ only in "_" and "-"',
    then: 'refuses',
    effect:
      'Both would have the same Secret, because names of Secrets cannot hold "_".',
    source: source('pkg/cluster/util.go'),
  },
  'user-twice': {
    when: 'a user, a database, a prepared database or one of its schemas is named twice, or both added and taken out',
    then: 'refuses',
    effect: 'It is not clear what is wanted.',
    source: manual('user', 'manifest-roles'),
  },
  'user-superuser': {
    when: 'a user is made a superuser',
    then: 'warns',
    effect:
      'It may do everything in the database, read every row, and change settings past the manifest.',
    source: {
      title: 'Manual of PostgreSQL: role attributes',
      url: 'https://www.postgresql.org/docs/current/role-attributes.html',
    },
  },
  'user-not-there': {
    when: 'something is to be taken out that is not in the manifest',
    then: 'refuses',
    effect: 'There is nothing to take out.',
    source: manual('user', 'manifest-roles'),
  },
  'database-add': {
    when: 'a database is added',
    then: 'explains',
    effect: 'The operator makes it with its owner.',
    source: sync,
  },
  'database-owner': {
    when: 'a database gets another owner',
    then: 'explains',
    effect:
      'The operator gives the database to the new owner; what is inside keeps its owners.',
    source: sync,
  },
  'database-owner-missing': {
    when: 'the owner of a database is not among the users',
    then: 'refuses',
    effect:
      'The operator cannot make the database, because the role does not exist.',
    source: source('manifests/postgresql.crd.yaml'),
  },
  'database-remove': {
    when: 'a database is taken out',
    then: 'warns',
    effect: 'It is not dropped: all its data stays.',
    source: sync,
  },
  'database-reserved': {
    when: 'a database is named template0 or template1',
    then: 'refuses',
    effect: 'PostgreSQL has them already, for itself.',
    source: {
      title: 'Manual of PostgreSQL: template databases',
      url: 'https://www.postgresql.org/docs/current/manage-ag-templatedbs.html',
    },
  },
  'database-prepared-too': {
    when: 'a database is both among the databases and the prepared ones',
    then: 'refuses',
    effect: 'Both would give it an owner.',
    source: prepared,
  },
  'prepared-add': {
    when: 'a prepared database is added or changed',
    then: 'explains',
    effect:
      'The operator makes the database, its schemas ("data" when none is named), extensions, and the roles owner, reader and writer for each.',
    source: prepared,
  },
  'prepared-remove': {
    when: 'a prepared database is taken out, or a schema or an extension of one',
    then: 'warns',
    effect: 'Nothing is dropped: the database, its roles and its data stay.',
    source: prepared,
  },
  'prepared-last': {
    when: 'the last prepared database is taken out',
    then: 'explains',
    effect:
      'The section goes as well: for an empty one the operator would make a database named after this one.',
    source: sync,
  },
  'prepared-role-length': {
    when: 'a role of a prepared database would have more than 63 characters',
    then: 'refuses',
    effect: 'PostgreSQL cuts names off, and roles would become the same.',
    source: prepared,
  },
} as const satisfies Record<string, RuleText>;
